import { account, amount, day, iban } from '../format.ts'
import { termsOf } from '../ubl/payment.ts'
import { STYLES } from './page.ts'
import { type Part, paymentBox } from './payment-box.ts'
import type { InvoiceSheet } from './sheet.ts'

/** How to pay what is open, or that it has been paid. */
export function payment(sheet: InvoiceSheet): void {
  const { kind, totals, payUrl } = sheet.document
  const open = kind === 'invoice' && totals.payableMinor > 0
  paymentBox(sheet, {
    parts: open ? partsOf(sheet) : [],
    sentences: [
      { text: settled(sheet), style: open ? STYLES.body : STYLES.strong },
      { text: termsOf(sheet.document, sheet.words) ?? '', style: STYLES.body },
    ],
    payUrl: open ? payUrl : undefined,
  })
}

function settled({ document, words }: InvoiceSheet): string {
  const { paidMinor, paidOn, paidBy } = document.payment
  if (paidMinor === 0 || paidOn === undefined) return ''
  const by = paidBy === undefined ? '' : words.paidBy[paidBy]
  if (document.kind === 'credit-note') return `${words.repaidOn(day(paidOn, words), by)}.`
  const rest = document.totals.payableMinor === 0 ? ` ${words.nothingToPay}` : ''
  const part =
    document.totals.payableMinor === 0 ? '' : `: ${document.currency} ${amount(paidMinor, document.currency, words)}`
  return `${words.paidOn(day(paidOn, words), by)}${part}.${rest}`
}

function partsOf({ document, words }: InvoiceSheet): Part[] {
  const { seller, totals, currency, dueDate, payment: said } = document
  const bank = seller.iban === undefined || currency === 'NOK' ? account(seller.bankAccount) : iban(seller.iban)
  const bic = seller.bic === undefined || currency === 'NOK' ? [] : [{ label: 'BIC', value: seller.bic }]
  return [
    { label: `${words.amountToPay} ${currency}`, value: amount(totals.payableMinor, currency, words) },
    ...(dueDate === undefined ? [] : [{ label: words.dueDate, value: day(dueDate, words) }]),
    ...(said.kid === undefined ? [] : [{ label: words.kid, value: said.kid }]),
    { label: words.account, value: bank },
    ...bic,
  ]
}
