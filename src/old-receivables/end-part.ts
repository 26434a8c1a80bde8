import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import type { AccountRole } from '../ledger/accounts.ts'
import { type Posting, post } from '../ledger/post.ts'
import { nameOf } from '../platform/actor.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { type Currency, MinorUnits } from '../platform/money.ts'
import { invalid, unknown } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'
import { lockReceivable, lowerLeft } from './lower-left.ts'
import { endingUndone } from './problems.ts'
import { ENDINGS, type Ending } from './schema.ts'

export const EndPart = z
  .strictObject({
    kind: z.enum(ENDINGS).meta({
      description:
        'paid: money on the account of our invoices that no bank file tells; written-off: lost; settled-before: paid or credited in the other system',
    }),
    amountMinor: MinorUnits.min(1),
    onDay: z.iso.date().optional().meta({ description: 'When it was paid or lost; today where it is left out' }),
    reason: Line,
  })
  .meta({ id: 'EndOldReceivable' })
export type EndPart = z.output<typeof EndPart>

/** What is debited as a part ends; receivables are credited. */
export const ENDED_TO: Readonly<Record<Ending, AccountRole>> = {
  paid: 'bank',
  'written-off': 'write-offs',
  'settled-before': 'opening-balance',
}

const PUT = statement(
  'old-receivables-put-ending',
  `insert into old_receivable_endings (id, receivable_id, kind, amount_minor, on_day, reason, undoes_id, at, by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)

/**
 * Finance ends a part of what an earlier system had left open, for another reason than a payment that the bank's files tell. Returns its id.
 * @throws old-receivable/unknown, old-receivable/more-than-left, request/invalid at a day that lies ahead
 */
export async function endPart(tx: Tx, receivableId: string, wish: EndPart): Promise<string> {
  const { kind, amountMinor, reason } = wish
  const today = dayIn(SELLER_ZONE, tx.now)
  const onDay = wish.onDay ?? today
  if (onDay > today) throw invalid('/onDay', 'this day lies ahead')
  const locked = await lockReceivable(tx, receivableId)
  await lowerLeft(tx, locked, amountMinor)
  const id = newId()
  await run(tx, PUT, [id, receivableId, kind, amountMinor, onDay, reason, null, tx.now, nameOf(tx.actor)])
  await book(tx, { ...locked, endingId: id, kind, amountMinor, onDay })
  await emit(tx, { name: 'OldReceivableEnded', subjectId: receivableId, facts: { kind, amountMinor } })
  return id
}

type Found = { receivableId: string; kind: Ending; amountMinor: number; reason: string; isUndone: boolean }
const FIND = statement<Found>(
  'old-receivables-find-ending',
  `select e.receivable_id as "receivableId", e.kind, e.amount_minor as "amountMinor", e.reason,
     exists (select from old_receivable_endings u where u.undoes_id = e.id) as "isUndone"
   from old_receivable_endings e where e.id = $1 and e.undoes_id is null`,
)

/** What was ended wrongly is open again by as much, from today on. Returns whose it was. @throws old-receivable-ending/unknown, old-receivable/undone */
export async function undoEnding(tx: Tx, endingId: string): Promise<string> {
  const [found] = await run(tx, FIND, [endingId])
  if (!found) throw unknown('old-receivable-ending')
  const { receivableId, kind, amountMinor, reason } = found
  const locked = await lockReceivable(tx, receivableId)
  if ((await run(tx, FIND, [endingId]))[0]!.isUndone) throw endingUndone()
  await lowerLeft(tx, locked, -amountMinor)
  const id = newId()
  const onDay = dayIn(SELLER_ZONE, tx.now)
  await run(tx, PUT, [id, receivableId, kind, -amountMinor, onDay, reason, endingId, tx.now, nameOf(tx.actor)])
  await book(tx, { ...locked, endingId: id, kind, amountMinor: -amountMinor, onDay })
  await emit(tx, { name: 'OldReceivableEndingUndone', subjectId: receivableId, facts: { kind, amountMinor } })
  return receivableId
}

type Booked = { endingId: string; kind: Ending; amountMinor: number; onDay: string; currency: Currency }

async function book(tx: Tx, { endingId, kind, amountMinor, onDay, currency }: Booked): Promise<void> {
  const [gone, back] = [ENDED_TO[kind], 'receivables'] as const
  const postings: Posting[] = [
    amountMinor > 0
      ? { debit: gone, credit: back, amountMinor }
      : { debit: back, credit: gone, amountMinor: -amountMinor },
  ]
  await post(tx, [{ kind: 'old-receivable-ended', sourceId: endingId, postedOn: onDay, currency, postings }])
}
