import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { demandForms, type Forms } from '../checkout/demand-reference.ts'
import { lockCorrectable } from '../checkout/reissue-invoice.ts'
import { isOrganisationNumber } from '../companies/organisation-number.ts'
import type { Billing } from '../orders/payer.ts'
import { nameOf } from '../platform/actor.ts'
import { canonicalDigest } from '../platform/canonical.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { invalid } from '../platform/problems.ts'
import { Text } from '../platform/words.ts'
import { billingWith } from './billing-with.ts'
import { askedAlready, nothingToCorrect } from './problems.ts'
import { Wanted } from './wanted.ts'

/** The most characters that a buyer adds in their own words. */
const WORDS_MAX = 1000

export const AskCorrection = z
  .strictObject({ wanted: Wanted, words: Text.max(WORDS_MAX).default('') })
  .meta({ id: 'AskCorrection' })
export type AskCorrection = z.output<typeof AskCorrection>

const OPEN = statement<{ id: string }>(
  'corrections-open-of-document',
  `select w.id from correction_wishes w where w.document_id = $1
     and not exists (select from correction_decisions d where d.wish_id = w.id)`,
)
const WRITE = statement(
  'corrections-ask',
  `insert into correction_wishes (id, document_id, order_id, wanted, words, asked_at, asked_by) values ($1, $2, $3, $4, $5, $6, $7)`,
)

/**
 * A buyer says what is wrong with an invoice. One wish at a time waits for finance.
 * @throws correction/asked-already, correction/nothing-to-correct, and what keeps an invoice from being corrected
 */
export async function askCorrection(tx: Tx, documentId: string, { wanted, words }: AskCorrection): Promise<string> {
  const { orderId, billing } = await lockCorrectable(tx, documentId)
  demandSound(wanted, billing)
  await demandKnownForms(tx, wanted, billing)
  if ((await run(tx, OPEN, [documentId])).length > 0) throw askedAlready()
  if (canonicalDigest(billingWith(billing, wanted)) === canonicalDigest(billing)) throw nothingToCorrect()
  const id = newId()
  await run(tx, WRITE, [id, documentId, orderId, JSON.stringify(wanted), words, tx.now, nameOf(tx.actor)])
  await emit(tx, { name: 'CorrectionAsked', subjectId: orderId, facts: { wishId: id, documentId, what: wanted.kind } })
  return id
}

/**
 * An organisation number has its check digit, a private person has no purchase order numbers, and nobody moves to another
 * country by a correction: the VAT of what was sold would be another.
 */
function demandSound(wanted: Wanted, { payer }: Billing): void {
  if (wanted.kind === 'address' && wanted.country !== payer.country) throw otherCountry('/wanted/country')
  if (wanted.kind === 'employer' && (wanted.payer.country !== 'NO' || payer.country !== 'NO'))
    throw otherCountry('/wanted/payer/country')
  if (wanted.kind === 'employer' && !isOrganisationNumber(wanted.payer.organisationNumber))
    throw invalid('/wanted/payer/organisationNumber', 'not a Norwegian organisation number', 'companies/bad-number')
  if (wanted.kind === 'purchase-order' && payer.kind === 'person')
    throw invalid('/wanted/purchaseOrderNumber', 'a purchase order number belongs to a company order')
}

const FORMS = statement<Forms>(
  'corrections-forms',
  'select order_number_forms as "orderNumberForms", reference_forms as "referenceForms" from companies where organisation_number = $1',
)

/** What is put on the invoice must be a number that the system of whoever it is for knows; what stands there already need not. */
async function demandKnownForms(tx: Tx, wanted: Wanted, { payer: now }: Billing): Promise<void> {
  const payer = wanted.kind === 'employer' ? wanted.payer : now
  if (wanted.kind === 'address' || payer.kind !== 'company') return
  const [forms] = await run(tx, FORMS, [payer.organisationNumber])
  if (forms) demandForms(wanted, forms, '/wanted')
}

const otherCountry = (pointer: string) =>
  invalid(pointer, 'an invoice cannot be moved to another country: its VAT would be another; order anew')
