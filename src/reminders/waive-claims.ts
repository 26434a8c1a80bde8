import { emit } from '../audit/emit.ts'
import { type Entry, post } from '../ledger/post.ts'
import { nameOf } from '../platform/actor.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { claimedPostings } from './claimed-postings.ts'
import { openClaims } from './open-claims.ts'

type Waived = { reminderId: string; kind: 'fee' | 'interest'; amountMinor: number }

const WAIVE = statement<Waived>(
  'reminders-waive-claims',
  `insert into reminder_waivers (reminder_id, kind, amount_minor, reason, at, by)
   select r.id, claim.kind, claim.amount_minor, $2, $3, $4
   from reminders r cross join lateral (values ('fee', r.fee_minor), ('interest', r.interest_minor)) claim (kind, amount_minor)
   where r.document_id = $1 and claim.amount_minor <> 0
     and not exists (select from reminder_waivers w where w.reminder_id = r.id and w.kind = claim.kind)
   returning reminder_id as "reminderId", kind, amount_minor as "amountMinor"`,
)

/**
 * The invoice was wrong and another takes its place: what its reminders claimed, fees and interest, is claimed no more.
 * Whoever calls has locked the order and seen that nothing of the claims has been paid.
 */
export async function waiveClaims(tx: Tx, documentId: string, reason: string): Promise<void> {
  const open = await openClaims(tx, documentId)
  const waived = await run(tx, WAIVE, [documentId, reason, tx.now, nameOf(tx.actor)])
  if (!open || waived.length === 0) return
  const postedOn = dayIn(SELLER_ZONE, tx.now)
  await post(
    tx,
    waived.map((each) => takenBack(each, { postedOn, currency: open.currency })),
  )
  const amountMinor = waived.reduce((sum, each) => sum + each.amountMinor, 0)
  await emit(tx, { name: 'ReminderClaimsWaived', subjectId: open.orderId, facts: { documentId, amountMinor, reason } })
}

/** What the letter posted, the other way round. */
function takenBack({ reminderId, kind, amountMinor }: Waived, when: Pick<Entry, 'postedOn' | 'currency'>): Entry {
  const isFee = kind === 'fee'
  const claimed = claimedPostings({ feeMinor: isFee ? amountMinor : 0, interestMinor: isFee ? 0 : amountMinor })
  return {
    ...when,
    kind: isFee ? 'reminder-waiver' : 'interest-waiver',
    sourceId: reminderId,
    postings: claimed.map(({ debit, credit, ...rest }) => ({ ...rest, debit: credit, credit: debit })),
  }
}
