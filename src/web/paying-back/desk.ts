import { type BalanceRow, balanceSums, balancesAfter } from '../../paying-back/balances.ts'
import { batchesBefore, type DebitRow, openDebits, type PaybackRow, paybacksBefore } from '../../paying-back/queries.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { newId } from '../../platform/ids.ts'
import { count, type Said, say } from '../../platform/lang.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { icon } from '../components/icon.ts'
import { day, spelledDay } from '../components/when.ts'
import { backLink, notice } from '../desk/notice.ts'
import { tag } from '../desk/tag.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, select, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { amountWords } from '../words/bank.ts'
import { PAYBACK_STATE } from '../words/paying-back.ts'
import { batchPart } from './batches.ts'

/** More than a person looks through at once; the API pages through all of them. */
const BALANCES_SHOWN = 100
const PAYBACKS_SHOWN = 100
const BATCHES_SHOWN = 10
const DONE: Record<string, Said> = {
  started: { nb: 'Mottakeren er spurt om konto på e-post.', en: 'The payee has been asked for an account by e-mail.' },
  'set-off': { nb: 'Motregnet. Kjøperen får beskjed på e-post.', en: 'Set off. The buyer is told by e-mail.' },
  made: { nb: 'Betalingsfilen er laget.', en: 'The payment file has been made.' },
  sent: { nb: 'Notert: filen er levert banken.', en: 'Noted: the file is with the bank.' },
  dropped: { nb: 'Filen er forkastet. Alt i den er fritt igjen.', en: 'The file is dropped. All in it is free again.' },
  undone: { nb: 'Angret. Begge fakturaene står som før.', en: 'Undone. Both invoices stand as before.' },
  settled: { nb: 'Ført som betalt.', en: 'Entered as paid.' },
  aside: { nb: 'Lagt til side.', en: 'Set aside.' },
}

/** What is owed back, what is on its way, the bank's files, and what the statement says that nobody knows yet. */
export async function showPaybacks(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, on, to } = visit
  const [sums, balances, open, batches, debits] = await Promise.all([
    balanceSums(on),
    balancesAfter(on, null, BALANCES_SHOWN),
    paybacksBefore(on, { isOpen: true }, { before: null, limit: PAYBACKS_SHOWN }),
    batchesBefore(on, null, BATCHES_SHOWN),
    openDebits(on),
  ])
  const title = say(lang, { nb: 'Penger tilbake', en: 'Money back' })
  const lead =
    sums.length === 0
      ? say(lang, { nb: 'Ingen faktura har for mye.', en: 'No invoice has too much.' })
      : `${say(lang, { nb: 'Kjøpere har til gode:', en: 'Owed to buyers:' })} ${sums.map((each) => amountWords(lang, each.balanceMinor, each.currency)).join(', ')}.`
  return {
    title,
    hidden: true,
    at: '/finance/paybacks',
    body: html`${backLink(to('/finance'), say(lang, { nb: 'Økonomi', en: 'Finance' }), icon('back'))}${notice(visit, DONE)}${errorSummary(form)}
<h1>${title}</h1><p class="lead desk-now">${lead}</p>
${debitList(visit, debits, form)}${balanceList(visit, balances)}${openList(visit, open)}${batchPart(visit, { open, batches, form })}`,
  }
}

const block = (id: string, heading: string, body: SafeHtml): SafeHtml =>
  html`<section class="desk-block" aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>${body}</section>`

function balanceList({ lang, to }: Visit, balances: readonly BalanceRow[]): SafeHtml | null {
  if (balances.length === 0) return null
  const one = (each: BalanceRow) =>
    html`<li>${icon('document')}<span><a href="${to(`/finance/balances/${each.documentId}`)}">${each.buyerName}, ${say(lang, { nb: 'faktura', en: 'invoice' })} ${each.number}</a>: <span class="money">${amountWords(lang, each.balanceMinor, each.currency)}</span>
<span class="fine desk-documents__aside">${say(lang, { nb: 'siden', en: 'since' })} ${spelledDay(lang, each.since)} · ${say(lang, { nb: 'ordre', en: 'order' })} ${each.orderNumber}</span></span></li>`
  return block(
    'balances',
    say(lang, { nb: 'Fakturaer med for mye', en: 'Invoices with too much' }),
    html`<ul class="desk-documents sheet">${balances.map(one)}</ul>`,
  )
}

function openList({ lang, to }: Visit, open: readonly PaybackRow[]): SafeHtml | null {
  if (open.length === 0) return null
  const one = (each: PaybackRow) =>
    html`<li>${icon('clock')}<span><a href="${to(`/finance/paybacks/${each.id}`)}">${each.payeeName ?? each.reference}</a>, <span class="money">${amountWords(lang, each.amountMinor, 'NOK')}</span> ${tag(PAYBACK_STATE[each.state].tone, say(lang, PAYBACK_STATE[each.state].said))}
<span class="fine desk-documents__aside">${day(lang, SELLER_ZONE, each.askedAt)}${each.number ? html` · ${say(lang, { nb: 'faktura', en: 'invoice' })} ${each.number}` : null}</span></span></li>`
  return block(
    'open',
    say(lang, { nb: 'På vei tilbake', en: 'On its way back' }),
    html`<ul class="desk-documents sheet">${open.map(one)}</ul>`,
  )
}

/** What went out and may be ours: a person says what it was. */
function debitList({ lang, to }: Visit, debits: readonly DebitRow[], form: Filled): SafeHtml | null {
  if (debits.length === 0) return null
  const one = ({ id, amountMinor, bookedOn, paybacks, batches }: DebitRow) => {
    const options = [
      ...batches.map((each) => ({
        value: `batch ${each.batchId}`,
        label: `${say(lang, { nb: 'Filen', en: 'The file' })} ${each.reference} (${count(lang, each.count, { one: { nb: '{n} betaling', en: '{n} payment' }, other: { nb: '{n} betalinger', en: '{n} payments' } })})`,
      })),
      ...paybacks.map((each) => ({ value: `payback ${each.paybackId}`, label: each.payeeName ?? each.reference })),
    ]
    const choice =
      options.length === 0
        ? html`<p>${say(lang, { nb: 'Ingen tilbakebetaling på vei er på dette beløpet.', en: 'No payback on its way is of this amount.' })}</p>`
        : html`<form class="form" method="post" action="${to(`/finance/bank-debits/${id}`)}" novalidate>${hidden('key', newId())}${select(freshForm(lang), { name: `was-${id}`, label: say(lang, { nb: 'Hva var det?', en: 'What was it?' }), options })}
<div>${submit(say(lang, { nb: 'Før som betalt', en: 'Enter as paid' }), 'secondary')}</div></form>`
    return html`<li class="sheet desk-part"><h3>${amountWords(lang, amountMinor, 'NOK')}, ${spelledDay(lang, bookedOn)}</h3>${choice}
<form class="form" method="post" action="${to(`/finance/bank-debits/${id}/setting-aside`)}" novalidate>${field(form, { name: `reason-${id}`, label: say(lang, { nb: 'Var det noe annet? Skriv hva', en: 'Was it something else? Say what' }), max: LINE_MAX })}
<div>${submit(say(lang, { nb: 'Legg til side', en: 'Set aside' }), 'secondary')}</div></form></li>`
  }
  return block(
    'debits',
    say(lang, { nb: 'Gikk ut av kontoen og kan være våre', en: 'Left the account and may be ours' }),
    html`<ul class="desk-hits">${debits.map(one)}</ul>`,
  )
}
