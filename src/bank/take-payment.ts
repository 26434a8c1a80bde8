import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { documentNumber } from '../invoicing/needle.ts'
import { clientOf } from '../platform/actor.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { CurrencyCode, MinorUnits } from '../platform/money.ts'
import { forbidden } from '../platform/problems.ts'
import { ExternalId, Line } from '../platform/words.ts'
import { bookDeposits } from './book-deposits.ts'
import { ownKeyOf, TOLD_ENTRIES } from './entry-key.ts'
import { judgeDeposit } from './judge-deposits.ts'
import { ourAccount } from './our-account.ts'
import { externalIdTaken, notOfToday, toldAlready } from './problems.ts'
import type { Remittance } from './read-camt.ts'
import { takeTurn } from './take-turn.ts'

/** The longest payment reference, document number and bank's reference, in characters. */
const REFERENCE_MAX = 35

export const BankReference = Line.max(REFERENCE_MAX).optional().meta({
  description:
    "The bank's own reference of the entry (AcctSvcrRef). With it a bank file that tells the same entry does not count it again",
})

export const TakeBankPayment = z
  .strictObject({
    externalId: ExternalId.meta({ description: 'Your own name for it: the same one again changes nothing' }),
    amountMinor: MinorUnits.min(1),
    currency: CurrencyCode,
    bookedOn: z.iso.date().meta({ description: 'The day on which the bank booked it' }),
    reference: Line.max(REFERENCE_MAX)
      .optional()
      .meta({ description: 'The KID or the number of the invoice it pays; without it a person decides whose it is' }),
    bankReference: BankReference,
    payerName: Line.optional(),
    said: Line.optional().meta({ description: 'What the payer wrote' }),
  })
  .meta({ id: 'TakeBankPayment' })
export type TakeBankPayment = z.output<typeof TakeBankPayment>
/** The deposit that it is, and whether it had been brought before. */
export type TakenPayment = { depositId: string; isKnown: boolean }

type Known = { id: string; bookedOn: string; amountMinor: number; currency: string; reference: string | null }
const KNOWN = statement<Known>(
  'bank-known-payment',
  `select id, booked_on as "bookedOn", amount_minor as "amountMinor", currency, external_reference as "reference" from deposits where external_client = $1 and external_id = $2`,
)
const TOLD = statement<{ depositId: string | null }>(
  'bank-told-entry',
  `select t.deposit_id as "depositId" from (${TOLD_ENTRIES}) t
   where t.account = $1 and t.entry_key = $2 and t.booked_on = $3::date and t.entry_minor = $4 limit 1`,
)
const KID = statement<{ kid: string | null }>(
  'bank-kid-of-number',
  `select kid from documents where series = $1 and number = $2 and kind = 'invoice'`,
)
const PUT = statement(
  'bank-put-payment',
  `insert into deposits (id, external_client, external_id, account, entry_key, entry_minor, position, booked_on, amount_minor, currency, remittances,
     external_reference, payer_name, said, is_sum, left_minor, taken_at)
   values ($1, $2, $3, $4, $5, $6, 0, $7, $6, $8, $9::jsonb, $10, $11, $12, false, $6, $13)`,
)

/**
 * An accounting system tells of one payment into our account: booked as what a bank's file tells is (D bank / C unplaced money), and placed
 * at once by its reference, or waiting for a person. The same externalId again changes nothing.
 * @throws access/denied, bank/external-id-taken, bank/told-already, request/invalid, seller/unknown
 */
export async function takePayment(tx: Tx, wish: TakeBankPayment): Promise<TakenPayment> {
  const client = demandProgram(tx)
  if (wish.bookedOn > dayIn(SELLER_ZONE, tx.now)) throw notOfToday()
  await takeTurn(tx)
  const [known] = await run(tx, KNOWN, [client, wish.externalId])
  if (known) {
    if (!isSame(known, wish)) throw externalIdTaken()
    return { depositId: known.id, isKnown: true }
  }
  const account = await ourAccount(tx)
  const key = wish.bankReference ?? ownKeyOf([client, wish.externalId])
  await demandUntold(tx, { ...wish, account, key })
  const { externalId, bookedOn, amountMinor, currency, reference = null, payerName = null, said = null } = wish
  const remittances = await remittancesOf(tx, wish.reference)
  const id = newId()
  const entry = [id, client, externalId, account, key, amountMinor, bookedOn, currency]
  await run(tx, PUT, [...entry, JSON.stringify(remittances), reference, payerName, said, tx.now])
  await bookDeposits(tx, [{ id, bookedOn, amountMinor, currency }])
  await judgeDeposit(tx, id)
  await emit(tx, { name: 'BankPaymentTaken', subjectId: id, facts: { externalId, amountMinor } })
  return { depositId: id, isKnown: false }
}

/** An external id is somebody's: people have the bank's files. @throws access/denied */
export function demandProgram(tx: Tx): string {
  const client = clientOf(tx.actor)
  if (client === null) throw forbidden('Only a program with a key brings payments one by one.')
  return client
}

type Entry = { account: string; key: string; bookedOn: string; amountMinor: number }
/** @throws bank/told-already */
export async function demandUntold(tx: Tx, { account, key, bookedOn, amountMinor }: Entry): Promise<void> {
  const [told] = await run(tx, TOLD, [account, key, bookedOn, amountMinor])
  if (told) throw toldAlready(told.depositId)
}

/** The number of an invoice stands for its KID; what is neither is looked at by a person. */
async function remittancesOf(tx: Tx, reference: string | undefined): Promise<Remittance[]> {
  if (reference === undefined) return []
  const number = documentNumber(reference)
  const [found] = number ? await run(tx, KID, [number.series, number.number]) : []
  return [{ reference: found?.kid ?? reference, amountMinor: null }]
}

/** The reference is compared as it was given: whose number it is may be known only later. */
const isSame = (known: Known, wish: TakeBankPayment): boolean =>
  known.bookedOn === wish.bookedOn &&
  known.amountMinor === wish.amountMinor &&
  known.currency === wish.currency &&
  known.reference === (wish.reference ?? null)
