import { html, type Piece, type SafeHtml } from '../../../platform/html.ts'
import type { BankStatement } from '../control/read-bank.ts'
import { layout } from './layout.ts'
import { spellAmount, spellInstant } from './spell-amount.ts'
import type { Lang } from './words.ts'

const nb = {
  other: { lang: 'en', name: 'English' },
  title: 'Hva banken tror',
  totals: 'Summer',
  payments: 'Betalinger',
  payouts: 'Utbetalinger',
  none: 'Ingen ennå.',
  currency: 'Valuta',
  captured: 'Trukket',
  refunded: 'Tilbakebetalt',
  disputed: 'Bestridt',
  fees: 'Gebyr',
  net: 'Netto',
  paidOut: 'Utbetalt',
  balance: 'Saldo',
  payment: 'Betaling',
  reference: 'Referanse',
  status: 'Status',
  when: 'Tidspunkt',
  amount: 'Beløp',
  states: {
    canceled: 'avbrutt',
    paid: 'utbetalt',
    processing: 'under behandling',
    requires_action: 'venter på 3-D Secure',
    requires_payment_method: 'ikke betalt',
    succeeded: 'betalt',
  } as Record<string, string>,
}
const en: typeof nb = {
  other: { lang: 'nb', name: 'Norsk' },
  title: 'What the bank believes',
  totals: 'Totals',
  payments: 'Payments',
  payouts: 'Payouts',
  none: 'None yet.',
  currency: 'Currency',
  captured: 'Captured',
  refunded: 'Refunded',
  disputed: 'Disputed',
  fees: 'Fees',
  net: 'Net',
  paidOut: 'Paid out',
  balance: 'Balance',
  payment: 'Payment',
  reference: 'Reference',
  status: 'Status',
  when: 'When',
  amount: 'Amount',
  states: {
    canceled: 'cancelled',
    paid: 'paid out',
    processing: 'processing',
    requires_action: 'waiting for 3-D Secure',
    requires_payment_method: 'not paid',
    succeeded: 'paid',
  },
}
const WORDS = { nb, en }

/** `GET /_sandbox/bank` for people: totals per currency, every payment, every payout. */
export function bankPage(statement: BankStatement, lang: Lang): SafeHtml {
  const words = WORDS[lang]
  const { other } = words
  const body = html`
<p><a href="?lang=${other.lang}" lang="${other.lang}" hreflang="${other.lang}">${other.name}</a></p>
<h2 id="totals">${words.totals}</h2>${totalsTable(statement, lang)}
<h2 id="payments">${words.payments}</h2>${paymentsTable(statement, lang)}
<h2 id="payouts">${words.payouts}</h2>${payoutsTable(statement, lang)}`
  return layout({ lang, title: words.title, body, wide: true })
}

function totalsTable({ totals }: BankStatement, lang: Lang): SafeHtml {
  const words = WORDS[lang]
  const rows = Object.entries(totals).map(([currency, one]) => {
    const amounts = [one.captured, one.refunded, one.disputed, one.fees, one.net, one.paid_out, one.balance]
    return { texts: [currency.toUpperCase()], numbers: amounts.map((amount) => spellAmount(amount, currency, lang)) }
  })
  const { captured, refunded, disputed, fees, net, paidOut, balance } = words
  return table(
    {
      id: 'totals',
      texts: [words.currency],
      numbers: [captured, refunded, disputed, fees, net, paidOut, balance],
      rows,
    },
    lang,
  )
}

function paymentsTable({ payments }: BankStatement, lang: Lang): SafeHtml {
  const { payment, reference, status, when, amount, captured, refunded, disputed, fees, states } = WORDS[lang]
  const rows = payments.toReversed().map((one) => ({
    texts: [one.id, one.client_reference_id ?? '–', states[one.status] ?? one.status, spellInstant(one.created, lang)],
    numbers: [one.amount, one.captured, one.refunded, one.disputed, one.fee].map((minor) =>
      spellAmount(minor, one.currency, lang),
    ),
  }))
  const heads = { texts: [payment, reference, status, when], numbers: [amount, captured, refunded, disputed, fees] }
  return table({ id: 'payments', ...heads, rows }, lang)
}

function payoutsTable({ payouts }: BankStatement, lang: Lang): SafeHtml {
  const { payment, status, when, amount, states } = WORDS[lang]
  const rows = payouts.toReversed().map((one) => ({
    texts: [one.id, states[one.status] ?? one.status, spellInstant(one.created, lang)],
    numbers: [spellAmount(one.amount, one.currency, lang)],
  }))
  return table({ id: 'payouts', texts: [payment, status, when], numbers: [amount], rows }, lang)
}

type Row = { texts: string[]; numbers: string[] }
type Table = Row & { id: string; rows: Row[] }

function table({ id, texts, numbers, rows }: Table, lang: Lang): SafeHtml {
  if (rows.length === 0) return html`<p>${WORDS[lang].none}</p>`
  const head: Piece = [
    texts.map((text) => html`<th scope="col">${text}</th>`),
    numbers.map((text) => html`<th scope="col" class="number">${text}</th>`),
  ]
  const lines = rows.map(
    (row) =>
      html`<tr>${row.texts.map((text) => html`<td>${text}</td>`)}${row.numbers.map(
        (text) => html`<td class="number">${text}</td>`,
      )}</tr>`,
  )
  return html`<div class="scroll" role="region" tabindex="0" aria-labelledby="${id}"><table aria-labelledby="${id}"><thead><tr>${head}</tr></thead><tbody>${lines}</tbody></table></div>`
}
