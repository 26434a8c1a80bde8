import type { AccountRole } from '../ledger/accounts.ts'
import { post } from '../ledger/post.ts'
import { nameOf } from '../platform/actor.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { Currency } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'
import { OWN_KEY } from './entry-key.ts'
import type { Remittance } from './read-camt.ts'
import type { Place } from './schema.ts'

/** A deposit under its lock: nobody else places or undoes anything of it meanwhile. */
export type Deposit = {
  id: string
  bookedOn: string
  amountMinor: number
  leftMinor: number
  currency: Currency
  reference: string
  remittances: Remittance[]
  endToEndId: string | null
  isReversed: boolean
}

const LOCK = statement<Deposit>(
  'bank-lock-deposit',
  `select d.id, d.booked_on as "bookedOn", d.amount_minor as "amountMinor", d.left_minor as "leftMinor", d.currency,
     case when d.entry_key like '${OWN_KEY}%' then d.booked_on::text else d.entry_key end as reference,
     d.remittances, d.end_to_end_id as "endToEndId", exists (select from bank_reversals r where r.deposit_id = d.id) as "isReversed"
   from deposits d where d.id = $1 for update`,
)
/** @throws deposit/unknown */
export async function lockDeposit(tx: Tx, depositId: string): Promise<Deposit> {
  const [deposit] = await run(tx, LOCK, [depositId])
  if (!deposit) throw unknown('deposit')
  return deposit
}

/** Which account the money goes to; what goes to an invoice is posted with it (reminders/enter-transfer.ts). */
export const ACCOUNT_OF: Readonly<Record<Exclude<Place, 'invoice'>, AccountRole>> = {
  'by-hand': 'bank',
  'card-payout': 'payouts-under-way',
  'not-ours': 'bank',
  rounding: 'rounding',
  itemised: 'bank',
  'taken-back': 'bank',
  'paid-back': 'paybacks-under-way',
  'came-back': 'paybacks-under-way',
  'old-receivable': 'receivables',
}

export type Placing = {
  place: Place
  amountMinor: number
  transferId?: string | null
  receivableId?: string | null
  reason?: string | null
}

const PUT = statement(
  'bank-put-placement',
  `with took as (update deposits set left_minor = left_minor - $4 where id = $2 returning id)
   insert into placements (id, deposit_id, place, amount_minor, transfer_id, old_receivable_id, reason, undoes_id, at, by)
   select $1, id, $3, $4, $5, $6, $7, $8, $9, $10 from took`,
)

/** Writes where a part of a locked deposit goes, and posts it unless the invoice's own entry has. Returns its id. */
export async function putPlacement(tx: Tx, deposit: Deposit, placing: Placing): Promise<string> {
  const { place, amountMinor, transferId = null, receivableId = null, reason = null } = placing
  const id = newId()
  const where = [id, deposit.id, place, amountMinor, transferId, receivableId, reason]
  await run(tx, PUT, [...where, null, tx.now, nameOf(tx.actor)])
  if (place === 'invoice') return id
  const postings = [{ debit: 'unplaced-money', credit: ACCOUNT_OF[place], amountMinor } as const]
  await post(tx, [
    { kind: 'placement', sourceId: id, postedOn: postedOnOf(tx, place, deposit), currency: deposit.currency, postings },
  ])
  return id
}

/** What is decided about the money later than it came is booked on the day it is decided. */
const postedOnOf = (tx: Tx, place: Place, { bookedOn }: Deposit): string =>
  place === 'paid-back' ? dayIn(SELLER_ZONE, tx.now) : bookedOn

export type Placed = {
  id: string
  place: Place
  amountMinor: number
  transferId: string | null
  receivableId?: string | null
}

/** Takes a placement back: the money waits again. Its `transferId` is the row that took it off its invoice. */
export async function putUndoing(tx: Tx, deposit: Deposit, placed: Placed): Promise<void> {
  const { id: undoesId, place, amountMinor, transferId, receivableId = null } = placed
  const id = newId()
  const where = [id, deposit.id, place, -amountMinor, transferId, receivableId, null]
  await run(tx, PUT, [...where, undoesId, tx.now, nameOf(tx.actor)])
  if (place === 'invoice') return
  const postings = [{ debit: ACCOUNT_OF[place], credit: 'unplaced-money', amountMinor } as const]
  const postedOn = dayIn(SELLER_ZONE, tx.now)
  await post(tx, [{ kind: 'placement', sourceId: id, postedOn, currency: deposit.currency, postings }])
}
