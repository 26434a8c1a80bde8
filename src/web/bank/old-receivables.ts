import type { DepositView } from '../../bank/queries.ts'
import { readNeedle } from '../../invoicing/needle.ts'
import { type OldReceivableRow, openReceivables } from '../../old-receivables/queries.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { newId } from '../../platform/ids.ts'
import { say } from '../../platform/lang.ts'
import { spelledDay } from '../components/when.ts'
import { typedAmount } from '../desk/amount.ts'
import { field, hidden, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { amountWords } from '../words/bank.ts'

/** More of them than these are no answer to "whose money is this". */
const SHOWN = 8
const AMOUNT_SIZE = 12

/** Open items of an earlier system that the same search finds, each with a form that places money on it. */
export async function oldReceivablesFor(
  visit: Visit,
  deposit: DepositView,
  { form, search }: { form: Filled; search: string },
): Promise<SafeHtml | null> {
  const { lang, on } = visit
  const found = await openReceivables(on, readNeedle(search), SHOWN)
  if (found.length === 0) return null
  return html`<section class="desk-block" aria-labelledby="old"><h2 id="old">${say(lang, { nb: 'Plasser på en åpen post fra tidligere system', en: 'Place on an open item of an earlier system' })}</h2>
<ul class="desk-hits">${found.map((each) => card(visit, deposit, { receivable: each, form, search }))}</ul></section>`
}

type Hit = { receivable: OldReceivableRow; form: Filled; search: string }

function card({ lang, to }: Visit, deposit: DepositView, { receivable, form, search }: Hit): SafeHtml {
  const { id, number, debtor, leftMinor, currency, dueDate, kid } = receivable
  const name = `amount-${id}`
  const amount = typedAmount(Math.min(deposit.leftMinor, leftMinor), deposit.currency)
  const filled = form.value(name) === '' ? freshForm(lang, { [name]: amount }) : form
  return html`<li class="sheet desk-part"><div class="desk-lines__top"><h3 class="desk-overdue"><a href="${to(`/finance/old-receivables/${id}`)}">${say(lang, { nb: 'Faktura', en: 'Invoice' })} ${number}</a>, ${debtor}</h3><p class="money">${amountWords(lang, leftMinor, currency)}</p></div>
<p class="fine">${say(lang, { nb: 'Forfall', en: 'Due' })} ${spelledDay(lang, dueDate)}${kid ? html` · KID ${kid}` : null}</p>
<form class="form" method="post" action="${to(`/finance/bank/deposits/${deposit.id}/placements`)}" novalidate>${hidden('key', newId())}${hidden('place', 'old-receivable')}${hidden('receivableId', id)}${hidden('search', search)}
${field(filled, { name, label: say(lang, { nb: 'Beløp på denne fakturaen', en: 'Amount for this invoice' }), inputmode: 'decimal', size: AMOUNT_SIZE })}
<div>${submit(html`${say(lang, { nb: 'Plasser her', en: 'Place here' })}<span class="ds-sr-only">: ${say(lang, { nb: 'faktura', en: 'invoice' })} ${number}</span>`)}</div></form></li>`
}
