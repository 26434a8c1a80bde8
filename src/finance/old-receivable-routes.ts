import { z } from 'zod'
import { depositsOfReceivable, type PaidByDeposit } from '../bank/queries.ts'
import { InstantOut } from '../catalogue/words.ts'
import { EndPart, endPart, undoEnding } from '../old-receivables/end-part.ts'
import { type EndingRow, endingsOf, type OldReceivableRow, receivableById } from '../old-receivables/queries.ts'
import { ENDINGS } from '../old-receivables/schema.ts'
import type { On } from '../platform/db/statement.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { askOf, once } from '../platform/idempotency.ts'
import { CurrencyCode } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'
import { act } from '../platform/till.ts'

const room = 'finance'
const who = ['finance'] as const
const readers = ['finance', 'auditor'] as const

export type OldReceivableView = OldReceivableRow & { endings: EndingRow[]; deposits: PaidByDeposit[] }

/** What an earlier system had left open, and what became of it. @throws old-receivable/unknown */
export async function oldReceivableView(on: On, receivableId: string): Promise<OldReceivableView> {
  const [row, endings, deposits] = await Promise.all([
    receivableById(on, receivableId),
    endingsOf(on, receivableId),
    depositsOfReceivable(on, receivableId),
  ])
  if (!row) throw unknown('old-receivable')
  return { ...row, endings, deposits }
}

const View = z
  .object({
    id: z.uuid(),
    number: z.string(),
    kid: z.string().nullable(),
    documentDate: z.iso.date(),
    dueDate: z.iso.date(),
    daysLate: z.int(),
    debtor: z.string(),
    debtorKey: z.string().meta({ description: 'Organisation number or e-mail address' }),
    companyId: z.uuid().nullable(),
    personId: z.uuid().nullable(),
    originalMinor: z.int(),
    openedMinor: z.int(),
    leftMinor: z.int(),
    currency: CurrencyCode,
    said: z.string().nullable(),
    takenAt: InstantOut,
    endings: z.array(
      z.object({
        id: z.uuid(),
        kind: z.enum(ENDINGS),
        amountMinor: z.int(),
        day: z.iso.date(),
        reason: z.string(),
        by: z.string(),
        isUndone: z.boolean(),
        undoes: z.boolean().meta({ description: 'It takes an earlier one back' }),
      }),
    ),
    deposits: z.array(
      z.object({
        depositId: z.uuid(),
        bookedOn: z.iso.date(),
        payerName: z.string().nullable(),
        amountMinor: z.int(),
        isUndone: z.boolean(),
        undoes: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'OldReceivableView', description: 'What an invoice of an earlier system had left open' })
const ofReceivable = z.object({ receivableId: z.uuid() })

export const oldReceivableRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/old-receivables/{receivableId}',
    id: 'readOldReceivable',
    reads: 'document',
    room,
    who: readers,
    summary:
      'What an invoice of an earlier system had left open when it was taken in, and what was paid or settled since',
    params: ofReceivable,
    replies: { 200: View },
    refusals: ['old-receivable/unknown'],
    answer: async ({ till, params: { receivableId } }) => ({
      status: 200,
      body: await oldReceivableView({ client: till.connection.pool }, receivableId),
    }),
  }),
  route({
    method: 'post',
    path: '/old-receivables/{receivableId}/endings',
    id: 'endOldReceivable',
    room,
    who,
    idempotent: true,
    summary:
      'Settles all or a part of it: paid without a bank file, lost, or paid or credited in the earlier system. Payments that a bank file tells are placed as deposits',
    params: ofReceivable,
    body: EndPart,
    replies: { 200: View },
    refusals: ['old-receivable/unknown', 'old-receivable/more-than-left'],
    answer: async ({ till, actor, idempotencyKey, params: { receivableId }, body }) => {
      const ask = askOf(actor, null, { key: idempotencyKey!, operation: `end ${receivableId}`, body })
      await act(till, actor, (tx) => once(tx, ask, () => endPart(tx, receivableId, body)))
      return { status: 200, body: await oldReceivableView({ client: till.connection.pool }, receivableId) }
    },
  }),
  route({
    method: 'post',
    path: '/old-receivable-endings/{endingId}/undoing',
    id: 'undoOldReceivableEnding',
    room,
    who,
    summary: 'Takes back what was settled wrongly: it is open again by as much',
    params: z.object({ endingId: z.uuid() }),
    replies: { 204: null },
    refusals: ['old-receivable-ending/unknown', 'old-receivable/undone'],
    answer: async ({ till, actor, params: { endingId } }) => {
      await act(till, actor, (tx) => undoEnding(tx, endingId))
      return { status: 204, body: null }
    },
  }),
]
