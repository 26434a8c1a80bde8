import { type ByHand, type DepositView, depositView, likelyByHand, type PlacementRow } from '../../bank/queries.ts'
import { type DocumentRow, newestDocuments } from '../../invoicing/queries.ts'
import { likelyPayouts } from '../../payouts/meet-deposits.ts'
import { type PayoutOfDeposit, payoutOfDeposit } from '../../payouts/queries.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type Piece, type SafeHtml } from '../../platform/html.ts'
import { newId } from '../../platform/ids.ts'
import { type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { icon } from '../components/icon.ts'
import { day, spelledDay } from '../components/when.ts'
import { typedAmount } from '../desk/amount.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, radios, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import { sendBack } from '../paying-back/deposit-form.ts'
import type { Visit } from '../visit.ts'
import { amountWords, HINDRANCE_WORDS, payerWords, placeWords } from '../words/bank.ts'
import { oldReceivablesFor } from './old-receivables.ts'

/** More invoices than these are no answer to "whose money is this". */
const SHOWN = 8
const SEARCH_MAX = 100
const AMOUNT_SIZE = 12
const DONE: Record<string, Said> = {
  placed: { nb: 'Plassert.', en: 'Placed.' },
  undone: { nb: 'Angret. Pengene venter igjen.', en: 'Undone. The money waits again.' },
  judged: { nb: 'Kassen har sett en gang til.', en: 'The till has looked once more.' },
}

/** One payment: what the bank says of it, where its parts went, and where the rest may go. */
export async function showDeposit(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, on, to } = visit
  const deposit = await depositView(on, idOf(visit, 'deposit'))
  if (!deposit) throw unknown('deposit')
  const title = `${payerWords(lang, deposit.payerName)}, ${amountWords(lang, deposit.amountMinor, deposit.currency)}`
  const isOpen = deposit.leftMinor > 0 && !deposit.isReversed
  const [payout, likely] = await Promise.all([payoutOfDeposit(on, deposit.id), likelyPayouts(on, deposit.id)])
  return {
    title,
    hidden: true,
    at: `/finance/bank/deposits/${deposit.id}`,
    body: html`${backLink(to('/finance/bank'), say(lang, { nb: 'Bank', en: 'Bank' }), icon('back'))}${notice(visit, DONE)}${errorSummary(form)}
<h1>${title}</h1>${facts(visit, deposit, payout)}
${placements(visit, deposit)}${payoutList(visit, deposit, likely)}
${isOpen ? await ways(visit, deposit, form) : null}`,
  }
}

function facts({ lang, to }: Visit, deposit: DepositView, payout: PayoutOfDeposit | null): SafeHtml {
  const one = (term: Said, value: Piece | null) =>
    value ? html`<div><dt>${say(lang, term)}</dt><dd>${value}</dd></div>` : null
  const kids = deposit.remittances
    .map(({ reference, amountMinor }) =>
      amountMinor === null ? reference : `${reference} (${amountWords(lang, amountMinor, deposit.currency)})`,
    )
    .join(', ')
  return html`<dl class="desk-facts">${one({ nb: 'Bokført i banken', en: 'Booked by the bank' }, spelledDay(lang, deposit.bookedOn))}
${one({ nb: 'Ikke plassert', en: 'Not placed' }, amountWords(lang, deposit.leftMinor, deposit.currency))}
${one({ nb: 'Venter fordi', en: 'Waits because' }, deposit.leftMinor > 0 && deposit.hindrance ? say(lang, HINDRANCE_WORDS[deposit.hindrance]) : null)}
${one({ nb: 'KID', en: 'Payment reference' }, kids)}${one({ nb: 'Melding', en: 'Message' }, deposit.said)}
${one({ nb: 'Brakt av regnskapssystemet som', en: 'Brought by the accounting system as' }, deposit.externalId)}
${one({ nb: 'Bankens referanse', en: 'The bank’s reference' }, deposit.reference)}
${one({ nb: 'Utbetaling', en: 'Payout' }, payout && html`<a href="${to(`/finance/payouts/${payout.id}`)}">${spelledDay(lang, payout.arrivalOn)}</a>`)}</dl>`
}

/** Payouts of just this amount that nobody has found at the bank: one click says that it is this one. */
function payoutList({ lang, to }: Visit, { id }: DepositView, all: readonly PayoutOfDeposit[]): SafeHtml | null {
  if (all.length === 0) return null
  const one = (each: PayoutOfDeposit) =>
    html`<li class="sheet desk-part"><p><a href="${to(`/finance/payouts/${each.id}`)}">${say(lang, { nb: 'Utbetaling', en: 'Payout' })} ${spelledDay(lang, each.arrivalOn)}</a> <span class="fine wrap">${each.stripePayout}</span></p>
<form method="post" action="${to(`/finance/payouts/${each.id}/deposit`)}">${hidden('deposit', id)}${submit(html`${say(lang, { nb: 'Det er denne', en: 'It is this one' })}<span class="ds-sr-only">: ${each.stripePayout}</span>`, 'secondary')}</form></li>`
  return html`<section class="desk-block" aria-labelledby="likely"><h2 id="likely">${say(lang, { nb: 'Utbetalinger av kortpenger på dette beløpet', en: 'Payouts of card money of this amount' })}</h2><ul class="desk-hits">${all.map(one)}</ul></section>`
}

function placements({ lang, to }: Visit, { id, currency, placements: all, isReversed }: DepositView): SafeHtml | null {
  if (all.length === 0) return null
  const canUndo = (each: PlacementRow) => !isReversed && !each.undoes && !each.isUndone && each.place !== 'itemised'
  const row = (each: PlacementRow) => {
    const words = placeWords(lang, each)
    const placedAt = each.receivableId
      ? `/finance/old-receivables/${each.receivableId}`
      : each.documentId && `/finance/documents/${each.documentId}`
    const undo = canUndo(each)
      ? html`<form method="post" action="${to(`/finance/bank/placements/${each.id}/undoing`)}">${hidden('deposit', id)}${submit(html`${say(lang, { nb: 'Angre', en: 'Undo' })}<span class="ds-sr-only">: ${words}</span>`, 'secondary')}</form>`
      : null
    return html`<li>${icon('document')}<span>${placedAt ? html`<a href="${to(placedAt)}">${words}</a>` : words}: <span class="money">${amountWords(lang, each.amountMinor, currency)}</span>
<span class="fine desk-documents__aside">${day(lang, SELLER_ZONE, each.at)}${each.reason ? html` · ${each.reason}` : null}${each.isUndone ? html` · ${say(lang, { nb: 'angret', en: 'undone' })}` : null}</span>${undo}</span></li>`
  }
  return html`<section class="desk-block" aria-labelledby="placed"><h2 id="placed">${say(lang, { nb: 'Hvor pengene gikk', en: 'Where the money went' })}</h2><ul class="desk-documents sheet">${all.map(row)}</ul></section>`
}

async function ways(visit: Visit, deposit: DepositView, form: Filled): Promise<SafeHtml> {
  const { lang, on, to, query } = visit
  const asked = (form.value('search') || query.get('search') || '').trim().slice(0, SEARCH_MAX)
  const search = asked || typedAmount(deposit.leftMinor, deposit.currency)
  const [invoices, byHand] = await Promise.all([
    newestDocuments(on, { search, due: 'unpaid', kind: 'invoice' }, { before: null, limit: SHOWN }),
    likelyByHand(on, deposit.id),
  ])
  const here = to(`/finance/bank/deposits/${deposit.id}`)
  return html`<section class="desk-block" aria-labelledby="invoices"><h2 id="invoices">${say(lang, { nb: 'Plasser på en faktura', en: 'Place on an invoice' })}</h2>
<form class="form" method="get" action="${here}" role="search" novalidate>${field(freshForm(lang, { search }), {
    name: 'search',
    label: say(lang, { nb: 'Finn fakturaen', en: 'Find the invoice' }),
    hint: say(lang, {
      nb: 'KID, fakturanummer, kjøper, org.nr. eller beløp',
      en: 'Payment reference, invoice number, buyer, org. no. or amount',
    }),
    type: 'search',
    plain: true,
    max: SEARCH_MAX,
  })}<div>${submit(say(lang, { nb: 'Søk', en: 'Search' }), 'secondary')}</div></form>
${invoices.length === 0 ? html`<p role="status">${say(lang, { nb: `Ingen åpen faktura passer «${search}».`, en: `No open invoice fits “${search}”.` })}</p>` : html`<ul class="desk-hits">${invoices.map((each) => invoiceCard(visit, deposit, { invoice: each, form, search }))}</ul>`}</section>
${await oldReceivablesFor(visit, deposit, { form, search })}
${byHand.length === 0 ? null : handList(visit, deposit, byHand)}
${sendBack(visit, deposit, form)}
<section class="desk-block" aria-labelledby="other"><h2 id="other">${say(lang, { nb: 'Er det noe annet?', en: 'Is it something else?' })}</h2>${elsewhere(visit, deposit, form)}
${deposit.hindrance === 'being-credited' ? html`<form method="post" action="${here}/judgement">${submit(say(lang, { nb: 'La kassen se en gang til', en: 'Let the till look once more' }), 'secondary')}</form>` : null}</section>`
}

type Hit = { invoice: DocumentRow; form: Filled; search: string }

function invoiceCard({ lang, to }: Visit, deposit: DepositView, { invoice, form, search }: Hit): SafeHtml {
  const name = `amount-${invoice.id}`
  const amount = Math.min(deposit.leftMinor, invoice.leftMinor)
  const filled = form.value(name) === '' ? freshForm(lang, { [name]: typedAmount(amount, deposit.currency) }) : form
  return html`<li class="sheet desk-part"><div class="desk-lines__top"><h3 class="desk-overdue"><a href="${to(`/finance/documents/${invoice.id}`)}">${say(lang, { nb: 'Faktura', en: 'Invoice' })} ${invoice.number}</a>, ${invoice.buyerName}</h3><p class="money">${amountWords(lang, invoice.leftMinor, invoice.currency)}</p></div>
<p class="fine">${invoice.dueDate ? html`${say(lang, { nb: 'Forfall', en: 'Due' })} ${spelledDay(lang, invoice.dueDate)}` : null}${invoice.kid ? html` · KID ${invoice.kid}` : null}</p>
<form class="form" method="post" action="${to(`/finance/bank/deposits/${deposit.id}/placements`)}" novalidate>${hidden('key', newId())}${hidden('place', 'invoice')}${hidden('documentId', invoice.id)}${hidden('search', search)}
${field(filled, { name, label: say(lang, { nb: 'Beløp på denne fakturaen', en: 'Amount for this invoice' }), inputmode: 'decimal', size: AMOUNT_SIZE })}
<div>${submit(html`${say(lang, { nb: 'Plasser her', en: 'Place here' })}<span class="ds-sr-only">: ${say(lang, { nb: 'faktura', en: 'invoice' })} ${invoice.number}</span>`)}</div></form></li>`
}

function handList({ lang, to }: Visit, deposit: DepositView, all: readonly ByHand[]): SafeHtml {
  const one = (each: ByHand) =>
    html`<li class="sheet desk-part"><p>${say(lang, { nb: 'Faktura', en: 'Invoice' })} ${each.number}, ${each.buyerName}, ${spelledDay(lang, each.paidOn)}</p>
<form method="post" action="${to(`/finance/bank/deposits/${deposit.id}/placements`)}">${hidden('key', newId())}${hidden('place', 'by-hand')}${hidden('transferId', each.transferId)}${submit(html`${say(lang, { nb: 'Det er denne', en: 'It is this one' })}<span class="ds-sr-only">: ${each.number}</span>`, 'secondary')}</form></li>`
  return html`<section class="desk-block" aria-labelledby="by-hand"><h2 id="by-hand">${say(lang, { nb: 'Ført for hånd med samme beløp', en: 'Entered by hand, with the same amount' })}</h2><ul class="desk-hits">${all.map(one)}</ul></section>`
}

const elsewhere = ({ lang, to }: Visit, deposit: DepositView, form: Filled): SafeHtml =>
  html`<form class="form sheet desk-part" method="post" action="${to(`/finance/bank/deposits/${deposit.id}/placements`)}" novalidate>${hidden('key', newId())}
${radios(form, {
  name: 'place',
  legend: say(lang, { nb: 'Hva er det?', en: 'What is it?' }),
  options: [
    { value: 'card-payout', label: say(lang, { nb: 'En utbetaling fra Stripe', en: 'A payout of Stripe' }) },
    {
      value: 'not-ours',
      label: say(lang, { nb: 'Penger som ikke gjelder kassen', en: 'Money that is not the till’s' }),
    },
  ],
})}
${field(form, { name: 'reason', label: say(lang, { nb: 'Begrunnelse', en: 'Reason' }), max: LINE_MAX })}
<div>${submit(say(lang, { nb: 'Ta den av listen', en: 'Take it off the list' }), 'secondary')}</div></form>`
