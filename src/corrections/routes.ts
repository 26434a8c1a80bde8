import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { orderView } from '../checkout/order-view.ts'
import { OrderReply, orderBody } from '../checkout/replies.ts'
import { DOCUMENT_BUYERS, theDocument } from '../checkout/the-document.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { askOf, once } from '../platform/idempotency.ts'
import { act } from '../platform/till.ts'
import { AskCorrection, askCorrection } from './ask-correction.ts'
import { DecideCorrection, decideCorrection } from './decide-correction.ts'
import { openWishes } from './queries.ts'
import { Wanted } from './wanted.ts'

const room = 'corrections'
const keeps = [
  'order/not-creditable',
  'correction/not-current',
  'correction/partly-credited',
  'correction/partly-paid',
  'correction/paid-by-bank',
  'correction/collective',
]

const Wish = z
  .object({
    id: z.uuid(),
    documentId: z.uuid(),
    number: z.string(),
    orderId: z.uuid(),
    orderNumber: z.int(),
    wanted: Wanted,
    words: z.string(),
    askedAt: InstantOut,
  })
  .meta({ id: 'CorrectionWish' })

export const routes: AnyRoute[] = [
  route({
    method: 'post',
    path: '/invoices/{documentId}/correction-wishes',
    id: 'askCorrection',
    room,
    who: theDocument.to(...DOCUMENT_BUYERS),
    summary:
      'Asks for another purchase order number, reference, name, address or payer on an invoice; send the Order-Token',
    params: z.object({ documentId: z.uuid() }),
    body: AskCorrection,
    replies: { 201: z.object({ id: z.uuid() }) },
    refusals: [
      'document/unknown',
      'correction/asked-already',
      'correction/nothing-to-correct',
      'companies/bad-number',
      'checkout/reference-form',
      ...keeps,
    ],
    answer: async ({ till, actor, params, body }) => {
      const id = await act(till, actor, (tx) => askCorrection(tx, params.documentId, body))
      return { status: 201, body: { id } }
    },
  }),
  route({
    method: 'get',
    path: '/correction-wishes',
    id: 'listCorrectionWishes',
    reads: 'corrections',
    room,
    who: ['finance', 'auditor'],
    summary: 'Corrections that buyers ask for and nobody has decided, the oldest first, at most a hundred',
    replies: { 200: z.object({ wishes: z.array(Wish) }) },
    answer: async ({ till }) => {
      const wishes = await openWishes({ client: till.connection.pool })
      return { status: 200, body: { wishes: wishes.map(({ decision: _decision, ...wish }) => wish) } }
    },
  }),
  route({
    method: 'post',
    path: '/correction-wishes/{wishId}/decision',
    id: 'decideCorrection',
    room,
    who: ['finance'],
    idempotent: true,
    summary:
      'Grants a correction: the invoice is credited whole and another takes its place, paid by what paid the first. Or refuses it: the buyer is told why',
    params: z.object({ wishId: z.uuid() }),
    body: DecideCorrection,
    replies: { 200: OrderReply },
    refusals: ['correction/unknown', 'correction/decided-already', ...keeps],
    answer: async ({ till, actor, cartToken, params: { wishId }, body, idempotencyKey }) => {
      const ask = askOf(actor, cartToken, { key: idempotencyKey!, operation: `correction ${wishId}`, body })
      const orderId = await act(till, actor, (tx) =>
        once(tx, ask, () => decideCorrection(tx, till, { wishId, decision: body })),
      )
      const order = await orderView({ client: till.connection.pool }, orderId)
      return { status: 200, body: orderBody(order!) }
    },
  }),
]
