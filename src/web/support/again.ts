import { z } from 'zod'
import { documentById } from '../../invoicing/queries.ts'
import { resendDocument } from '../../notices/resend-document.ts'
import { unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { resendOnce } from '../../support/resend-once.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { showOrder } from './order.ts'

const who = ['support'] as const
const HERE = '/support/orders/:id'
const Copy = z.object({ key: z.uuid(), documentId: z.uuid() })

/** The confirmation and the documents of an order once more, to the same address. */
export const againPages: readonly PageRoute[] = [
  { method: 'post', path: `${HERE}/confirmations`, who, answer: confirmAgain },
  { method: 'post', path: `${HERE}/copies`, who, answer: copyAgain },
]

function confirmAgain(visit: Visit): Promise<Answer> {
  return step(visit, 'confirmed-again', async (orderId) => {
    const key = parseForm(z.uuid(), visit.form.get('key'))
    await resendOnce(visit.till, visit.caller.actor, { orderId, key })
  })
}

function copyAgain(visit: Visit): Promise<Answer> {
  return step(visit, 'document-again', async (orderId) => {
    const { till, caller, on, form } = visit
    const copy = parseForm(Copy, { key: form.get('key'), documentId: form.get('documentId') })
    const document = await documentById(on, copy.documentId)
    if (document?.orderId !== orderId) throw unknown('document')
    await act(till, caller.actor, (tx) => resendDocument(tx, till, { ...copy, to: null }))
  })
}

async function step(visit: Visit, done: string, work: (orderId: string) => Promise<void>): Promise<Answer> {
  const orderId = idOf(visit, 'order')
  const attempted = await attempt(() => work(orderId))
  if ('done' in attempted) return { goTo: visit.to(`/support/orders/${orderId}?done=${done}`) }
  const { problem } = attempted
  return { ...(await showOrder(visit, refusedDeskForm(visit, problem))), status: problem.status }
}
