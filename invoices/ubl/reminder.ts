import { day, percent as percentInWords } from '../format.ts'
import type { ReminderDocument } from '../reminder-document.ts'
import { LANGUAGES } from '../words/languages.ts'
import type { Words } from '../words/words.ts'
import { amount } from './money.ts'
import { buyerParty, sellerParty } from './party.ts'
import { paymentMeans } from './payment.ts'
import { buyerReferenceOf, CUSTOMIZATION, profileOf } from './profile.ts'
import { billingReference } from './references.ts'
import { rooted } from './root.ts'
import { taxCategory } from './tax.ts'
import { branch, leaf, type Xml } from './xml.ts'

const CUSTOMIZATION_OF_REMINDERS = `${CUSTOMIZATION.peppol}#conformant#urn:fdc:anskaffelser.no:2019:ehf:reminder:3.0`
const PROCESS = 'urn:fdc:anskaffelser.no:2019:ehf:postaward:g3:06:1.0'
/** UNCL7161 as EHF Reminder extends it: a charge for a reminder. */
const REMINDER_CHARGE = 'REM'

/** The reminder as EHF Reminder 3.0; nothing for a buyer whom the network does not reach. */
export function reminderUblOf(document: ReminderDocument): string | undefined {
  if (profileOf(document) === 'core') return undefined
  const words = LANGUAGES[document.language]
  const lines = linesOf(document, words)
  return rooted('Invoice', [
    leaf('cbc:CustomizationID', CUSTOMIZATION_OF_REMINDERS),
    leaf('cbc:ProfileID', PROCESS),
    leaf('cbc:ID', document.number),
    leaf('cbc:IssueDate', document.issueDate),
    leaf('cbc:DueDate', document.dueDate),
    leaf('cbc:Note', noteOf(document, words)),
    leaf('cbc:DocumentCurrencyCode', document.currency),
    leaf('cbc:AccountingCost', document.buyerAccountingReference),
    leaf('cbc:BuyerReference', buyerReferenceOf(document)),
    billingReference(document.invoice),
    sellerParty(document.seller, { profile: 'peppol', outsideVat: false }),
    buyerParty(document.buyer, { profile: 'peppol', outsideVat: false }),
    means(document),
    branch('cac:PaymentTerms', leaf('cbc:Note', words.reminder.deadline(day(document.dueDate, words)))),
    ...document.fees.map((fee) => feeOf(fee, document.currency)),
    totalsOf(document, lines, words),
    ...lines.map((line, place) => lineOf(line, place, document.currency)),
  ])
}

type Claim = { name: string; amountMinor: number }

/** What is outstanding of the invoice, then its interest: the VAT of it all stood on the invoice. */
function linesOf({ invoice, interest }: ReminderDocument, words: Words): Claim[] {
  return [
    { name: words.reminder.outstanding(invoice.number), amountMinor: invoice.outstandingMinor },
    ...interest.map(({ start, end, rateBasisPoints, amountMinor }) => ({
      name: words.reminder.interest(percentInWords(rateBasisPoints, words), day(start, words), day(end, words)),
      amountMinor,
    })),
  ]
}

function noteOf({ test, kind, note, invoice, dueDate }: ReminderDocument, words: Words): string {
  const text = words.reminder.text[kind](invoice.number, day(invoice.dueDate, words), day(dueDate, words))
  return [test ? words.testNotice : undefined, text, note].filter((part) => part !== undefined).join('\n')
}

function means({ seller, currency, kid, payableMinor }: ReminderDocument): Xml {
  return paymentMeans({
    kind: 'invoice',
    totals: { payableMinor },
    payment: { meansCode: '30', ...(kid === undefined ? {} : { kid }) },
    seller,
    currency,
  })
}

function feeOf({ reason, amountMinor }: ReminderDocument['fees'][number], currency: string): Xml {
  return branch(
    'cac:AllowanceCharge',
    leaf('cbc:ChargeIndicator', 'true'),
    leaf('cbc:AllowanceChargeReasonCode', REMINDER_CHARGE),
    leaf('cbc:AllowanceChargeReason', reason),
    amount('cbc:Amount', amountMinor, currency),
    taxCategory('cac:TaxCategory', { category: 'E', rateBasisPoints: 0 }),
  )
}

function totalsOf({ currency, fees, payableMinor }: ReminderDocument, lines: readonly Claim[], words: Words): Xml {
  const linesMinor = lines.reduce((total, line) => total + line.amountMinor, 0)
  const feesMinor = fees.reduce((total, fee) => total + fee.amountMinor, 0)
  const exempt = { category: 'E', rateBasisPoints: 0, exemptionReason: words.reminder.vatReason } as const
  return (
    branch(
      'cac:TaxTotal',
      amount('cbc:TaxAmount', 0, currency),
      branch(
        'cac:TaxSubtotal',
        amount('cbc:TaxableAmount', payableMinor, currency),
        amount('cbc:TaxAmount', 0, currency),
        taxCategory('cac:TaxCategory', exempt),
      ),
    ) +
    branch(
      'cac:LegalMonetaryTotal',
      amount('cbc:LineExtensionAmount', linesMinor, currency),
      amount('cbc:TaxExclusiveAmount', payableMinor, currency),
      amount('cbc:TaxInclusiveAmount', payableMinor, currency),
      fees.length === 0 ? '' : amount('cbc:ChargeTotalAmount', feesMinor, currency),
      amount('cbc:PayableAmount', payableMinor, currency),
    )
  )
}

function lineOf({ name, amountMinor }: Claim, place: number, currency: string): Xml {
  return branch(
    'cac:InvoiceLine',
    leaf('cbc:ID', String(place + 1)),
    leaf('cbc:InvoicedQuantity', '1', { unitCode: 'EA' }),
    amount('cbc:LineExtensionAmount', amountMinor, currency),
    branch(
      'cac:Item',
      leaf('cbc:Name', name),
      taxCategory('cac:ClassifiedTaxCategory', { category: 'E', rateBasisPoints: 0 }),
    ),
    branch('cac:Price', amount('cbc:PriceAmount', amountMinor, currency)),
  )
}
