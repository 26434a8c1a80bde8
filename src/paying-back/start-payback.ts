import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { paymentReference } from '../bank/our-reference.ts'
import { moreThanUnplaced, reversedAlready } from '../bank/problems.ts'
import { lockDeposit, putPlacement } from '../bank/put-placement.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { LangCode } from '../platform/lang.ts'
import { MinorUnits } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'
import { Email, Line } from '../platform/words.ts'
import { lockOpenClaims } from '../reminders/enter-transfer.ts'
import { takeFromBalance } from '../reminders/take-from-balance.ts'
import { lockInvoices } from './lock-two.ts'
import { onlyKroner } from './problems.ts'
import { putLink } from './put-link.ts'

const amountMinor = MinorUnits.min(1).meta({ description: 'How much of it goes back' })
export const StartPayback = z
  .discriminatedUnion('of', [
    z.strictObject({ of: z.literal('invoice'), documentId: z.uuid(), amountMinor }),
    z.strictObject({
      of: z.literal('deposit'),
      depositId: z.uuid(),
      amountMinor,
      payeeName: Line,
      payeeEmail: Email.meta({
        description: 'Who is asked for an account: the bank does not tell how to reach a payer',
      }),
      lang: LangCode.default('nb'),
    }),
  ])
  .meta({ id: 'StartPayback' })
export type StartPayback = z.output<typeof StartPayback>

const PUT = statement(
  'paying-back-put',
  `insert into paybacks (id, reference, document_id, deposit_id, transfer_id, placement_id, amount_minor, currency, payee_name, payee_email, lang, message, asked_at, asked_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
)

type Origin = {
  documentId: string | null
  depositId: string | null
  transferId: string | null
  placementId: string | null
  payeeName: string
  payeeEmail: string
  lang: 'nb' | 'en'
  message: string
}

/**
 * Money begins its way back: it leaves the invoice or the deposit at once, so no øre of it can go elsewhere (D receivables or unplaced money /
 * C paybacks under way), and whoever the invoice went to is asked by mail where it is to go. Only what was paid by bank: the address is the
 * buyer's own, never one that is typed here, unless nobody but the bank knows who paid. Returns its id.
 * @throws document/unknown, deposit/unknown, paying-back/more-than-balance, paying-back/only-kroner, invoice/being-credited, bank/reversed,
 * bank/more-than-unplaced
 */
export async function startPayback(tx: Tx, wish: StartPayback): Promise<string> {
  const id = newId()
  const reference = paymentReference(id)
  const origin = wish.of === 'invoice' ? await ofInvoice(tx, wish, reference) : await ofDeposit(tx, wish)
  const { documentId, depositId, transferId, placementId, payeeName, payeeEmail, lang, message } = origin
  const from = [documentId, depositId, transferId, placementId]
  const whom = [payeeName, payeeEmail, lang, message]
  await run(tx, PUT, [id, reference, ...from, wish.amountMinor, 'NOK', ...whom, tx.now, nameOf(tx.actor)])
  await putLink(tx, id)
  const facts = { documentId, depositId, amountMinor: wish.amountMinor }
  await emit(tx, { name: 'PaybackStarted', subjectId: id, facts })
  return id
}

async function ofInvoice(
  tx: Tx,
  { documentId, amountMinor: much }: Extract<StartPayback, { of: 'invoice' }>,
  reference: string,
): Promise<Origin> {
  const invoice = (await lockInvoices(tx, [documentId])).get(documentId)
  if (!invoice) throw unknown('document')
  if (invoice.currency !== 'NOK') throw onlyKroner()
  await lockOpenClaims(tx, documentId)
  const transferId = await takeFromBalance(tx, documentId, { amountMinor: much, reference, via: 'payback' })
  const { buyerName: payeeName, email: payeeEmail, lang, number } = invoice
  const message = `${lang === 'nb' ? 'Faktura' : 'Invoice'} ${number}`
  return { documentId, depositId: null, transferId, placementId: null, payeeName, payeeEmail, lang, message }
}

async function ofDeposit(tx: Tx, wish: Extract<StartPayback, { of: 'deposit' }>): Promise<Origin> {
  const { depositId, amountMinor: much, payeeName, payeeEmail, lang } = wish
  const deposit = await lockDeposit(tx, depositId)
  if (deposit.isReversed) throw reversedAlready()
  if (deposit.currency !== 'NOK') throw onlyKroner()
  if (much > deposit.leftMinor) throw moreThanUnplaced(deposit.leftMinor)
  const placementId = await putPlacement(tx, deposit, { place: 'paid-back', amountMinor: much })
  const message = `${lang === 'nb' ? 'Innbetaling' : 'Payment'} ${deposit.bookedOn}`
  return { documentId: null, depositId, transferId: null, placementId, payeeName, payeeEmail, lang, message }
}
