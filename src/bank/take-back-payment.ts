import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { unknown } from '../platform/problems.ts'
import { ExternalId, Line } from '../platform/words.ts'
import { ownKeyOf } from './entry-key.ts'
import { ourAccount } from './our-account.ts'
import { externalIdTaken, notOfToday, reversedAlready } from './problems.ts'
import { lockDeposit } from './put-placement.ts'
import { settleReversal } from './settle-reversal.ts'
import { BankReference, demandProgram, demandUntold } from './take-payment.ts'
import { takeTurn } from './take-turn.ts'

export const TakeBackPayment = z
  .strictObject({
    externalId: ExternalId.meta({ description: 'Your own name for the reversal: the same one again changes nothing' }),
    bookedOn: z.iso.date(),
    bankReference: BankReference,
    reason: Line,
  })
  .meta({ id: 'TakeBackPayment' })
export type TakeBackPayment = z.output<typeof TakeBackPayment>

const OWN = statement<{ id: string }>(
  'bank-own-payment',
  'select id from deposits where id = $1 and external_client = $2',
)
const KNOWN = statement<{ depositId: string | null }>(
  'bank-known-reversal',
  'select deposit_id as "depositId" from bank_reversals where external_client = $1 and external_id = $2',
)
const PUT = statement(
  'bank-put-reversal',
  `insert into bank_reversals (id, external_client, external_id, account, entry_key, entry_minor, position, booked_on, amount_minor, currency, remittances, said, taken_at)
   values ($1, $2, $3, $4, $5, $6, 0, $7, $6, $8, '[]', $9, $10)`,
)

/**
 * The bank took back, or the accounting system told wrongly, what it had brought: wherever it was placed it is taken away again, and the
 * invoices are open as if it had never come. Nothing is deleted. The same externalId again changes nothing.
 * @throws access/denied, deposit/unknown, bank/reversed, bank/external-id-taken, bank/told-already, bank/on-its-way-back
 */
export async function takeBackPayment(tx: Tx, depositId: string, wish: TakeBackPayment): Promise<void> {
  const client = demandProgram(tx)
  if (wish.bookedOn > dayIn(SELLER_ZONE, tx.now)) throw notOfToday()
  await takeTurn(tx)
  const [own] = await run(tx, OWN, [depositId, client])
  if (!own) throw unknown('deposit')
  const [known] = await run(tx, KNOWN, [client, wish.externalId])
  if (known && known.depositId !== depositId) throw externalIdTaken()
  if (known) return
  const { amountMinor, currency, isReversed } = await lockDeposit(tx, depositId)
  if (isReversed) throw reversedAlready()
  const { externalId, bookedOn, reason } = wish
  const [account, key] = [await ourAccount(tx), wish.bankReference ?? ownKeyOf([client, `reversal ${externalId}`])]
  await demandUntold(tx, { account, key, bookedOn, amountMinor })
  const id = newId()
  await run(tx, PUT, [id, client, externalId, account, key, amountMinor, bookedOn, currency, reason, tx.now])
  await settleReversal(tx, id, depositId)
  await emit(tx, { name: 'BankPaymentTakenBack', subjectId: depositId, facts: { externalId } })
}
