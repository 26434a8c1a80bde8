import { type OldReceivableView, oldReceivableView } from '../../finance/old-receivable-routes.ts'
import { EndPart, endPart, undoEnding } from '../../old-receivables/end-part.ts'
import { ENDINGS } from '../../old-receivables/schema.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type Piece, type SafeHtml } from '../../platform/html.ts'
import { askOf, once } from '../../platform/idempotency.ts'
import { newId } from '../../platform/ids.ts'
import { type Said, say } from '../../platform/lang.ts'
import { minorOf } from '../../platform/read-amount.ts'
import { act } from '../../platform/till.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { icon } from '../components/icon.ts'
import { day, spelledDay } from '../components/when.ts'
import { NO_NUMBER, typedAmount } from '../desk/amount.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, radios, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, filledIn, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { amountWords, payerWords } from '../words/bank.ts'
import { ENDING_WORDS } from '../words/old-receivables.ts'
import { FINANCE_READERS as readers, FINANCE as who } from './who.ts'

const AMOUNT_SIZE = 12
const DONE: Record<string, Said> = {
  ended: { nb: 'Lagret.', en: 'Saved.' },
  undone: { nb: 'Angret. Posten er åpen igjen.', en: 'Undone. It is open again.' },
}

/** What an invoice of an earlier system had left open. */
export const oldReceivablePages: readonly PageRoute[] = [
  {
    method: 'get',
    path: '/finance/old-receivables/:id',
    who: readers,
    reads: 'document',
    answer: (visit) => showOldReceivable(visit),
  },
  { method: 'post', path: '/finance/old-receivables/:id/endings', who, answer: endFromForm },
  { method: 'post', path: '/finance/old-receivable-endings/:id/undoing', who, answer: undoFromForm },
]

async function showOldReceivable(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, on, to } = visit
  const view = await oldReceivableView(on, idOf(visit, 'old-receivable'))
  const title = say(lang, {
    nb: `Faktura ${view.number} fra tidligere system`,
    en: `Invoice ${view.number} of an earlier system`,
  })
  return {
    title,
    hidden: true,
    at: `/finance/old-receivables/${view.id}`,
    body: html`${backLink(to('/finance/lists/old-receivables'), say(lang, { nb: 'Fra tidligere system', en: 'From an earlier system' }), icon('back'))}${notice(visit, DONE)}${errorSummary(form)}
<h1>${title}</h1>
<p class="lead desk-now">${standing(lang, view)}</p>
${facts(visit, view)}${became(visit, view)}${view.leftMinor > 0 ? endForm(visit, view, form) : null}`,
  }
}

const standing = (lang: Visit['lang'], { leftMinor, currency, daysLate }: OldReceivableView): string => {
  const left = amountWords(lang, leftMinor, currency)
  if (leftMinor === 0) return say(lang, { nb: 'Gjort opp.', en: 'Settled.' })
  if (daysLate === 0)
    return say(lang, { nb: `${left} gjenstår, ikke forfalt.`, en: `${left} is left to pay, not due yet.` })
  return say(lang, {
    nb: `${left} gjenstår, forfalt for ${daysLate} dager siden. Kassen purrer ikke på denne.`,
    en: `${left} is left to pay, due ${daysLate} days ago. The till sends no reminders of it.`,
  })
}

function facts({ lang, to }: Visit, view: OldReceivableView): SafeHtml {
  const one = (term: Said, value: Piece | null) =>
    value ? html`<div><dt>${say(lang, term)}</dt><dd>${value}</dd></div>` : null
  const all = to(`/finance/lists/balances?${new URLSearchParams({ search: view.debtorKey })}`)
  const debtor = html`${view.debtor}, <a href="${all}">${view.debtorKey}</a>`
  return html`<dl class="desk-facts">${one({ nb: 'Skyldner', en: 'Owed by' }, debtor)}
${one({ nb: 'Fakturadato', en: 'Invoice date' }, spelledDay(lang, view.documentDate))}
${one({ nb: 'Forfall', en: 'Due' }, spelledDay(lang, view.dueDate))}${one({ nb: 'KID', en: 'Payment reference' }, view.kid)}
${one({ nb: 'Fakturert', en: 'Invoiced' }, amountWords(lang, view.originalMinor, view.currency))}
${one({ nb: 'Åpent da den ble lest inn', en: 'Open when it was taken in' }, html`${amountWords(lang, view.openedMinor, view.currency)}, ${day(lang, SELLER_ZONE, view.takenAt)}`)}
${one({ nb: 'Tekst', en: 'Words' }, view.said)}</dl>`
}

function became({ lang, to }: Visit, { deposits, endings, currency }: OldReceivableView): SafeHtml | null {
  if (deposits.length + endings.length === 0) return null
  const mark = (each: { isUndone: boolean; undoes: boolean }) =>
    each.isUndone || each.undoes ? html` · ${say(lang, { nb: 'angret', en: 'undone' })}` : null
  const paid = deposits.map(
    (each) =>
      html`<li>${icon('document')}<span><a href="${to(`/finance/bank/deposits/${each.depositId}`)}">${say(lang, { nb: 'Innbetaling fra', en: 'Payment from' })} ${payerWords(lang, each.payerName)}</a>: <span class="money">${amountWords(lang, each.amountMinor, currency)}</span>
<span class="fine desk-documents__aside">${spelledDay(lang, each.bookedOn)}${mark(each)}</span></span></li>`,
  )
  const ended = endings.map((each) => {
    const words = say(lang, ENDING_WORDS[each.kind])
    const undo =
      each.isUndone || each.undoes
        ? null
        : html`<form method="post" action="${to(`/finance/old-receivable-endings/${each.id}/undoing`)}">${submit(html`${say(lang, { nb: 'Angre', en: 'Undo' })}<span class="ds-sr-only">: ${words}</span>`, 'secondary')}</form>`
    return html`<li>${icon('document')}<span>${words}: <span class="money">${amountWords(lang, each.amountMinor, currency)}</span>
<span class="fine desk-documents__aside">${spelledDay(lang, each.day)} · ${each.reason}${mark(each)}</span>${undo}</span></li>`
  })
  return html`<section class="desk-block" aria-labelledby="became"><h2 id="became">${say(lang, { nb: 'Hva som er betalt og gjort opp', en: 'What was paid and settled' })}</h2><ul class="desk-documents sheet">${paid}${ended}</ul></section>`
}

function endForm({ lang, to }: Visit, { id, leftMinor, currency }: OldReceivableView, form: Filled): SafeHtml {
  const filled =
    form.value('amountMinor') === '' && form.faults.length === 0
      ? freshForm(lang, { amountMinor: typedAmount(leftMinor, currency) })
      : form
  return html`<section class="desk-block" aria-labelledby="end"><h2 id="end">${say(lang, { nb: 'Gjør opp', en: 'Settle' })}</h2>
<p>${say(lang, { nb: 'Penger som bankens filer forteller om, plasseres på innbetalingen.', en: 'Money that the bank’s files tell of is placed from the payment.' })}</p>
<form class="form sheet desk-part" method="post" action="${to(`/finance/old-receivables/${id}/endings`)}" novalidate>${hidden('key', newId())}
${radios(filled, { name: 'kind', legend: say(lang, { nb: 'Hva har hendt?', en: 'What happened?' }), options: ENDINGS.map((value) => ({ value, label: say(lang, ENDING_WORDS[value]) })) })}
${field(filled, { name: 'amountMinor', label: say(lang, { nb: 'Beløp', en: 'Amount' }), inputmode: 'decimal', size: AMOUNT_SIZE })}
${field(filled, { name: 'onDay', label: say(lang, { nb: 'Dag', en: 'Day' }), hint: say(lang, { nb: 'Tom er i dag.', en: 'Empty is today.' }), type: 'date', plain: true })}
${field(filled, { name: 'reason', label: say(lang, { nb: 'Begrunnelse eller referanse', en: 'Reason or reference' }), max: LINE_MAX })}
<div>${submit(say(lang, { nb: 'Lagre', en: 'Save' }))}</div></form></section>`
}

async function endFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, to, form } = visit
  const id = idOf(visit, 'old-receivable')
  const attempted = await attempt(() => {
    const amountMinor = minorOf(form.get('amountMinor'), 'NOK') ?? NO_NUMBER
    const typed = { ...filledIn({ onDay: form.get('onDay') }), kind: form.get('kind'), reason: form.get('reason') }
    const body = parseForm(EndPart, { ...typed, amountMinor })
    const ask = askOf(caller.actor, null, { key: form.get('key'), operation: `end ${id}`, body })
    return act(till, caller.actor, (tx) => once(tx, ask, () => endPart(tx, id, body)))
  })
  if ('done' in attempted) return { goTo: to(`/finance/old-receivables/${id}?done=ended`) }
  const { problem } = attempted
  return { ...(await showOldReceivable(visit, refusedDeskForm(visit, problem))), status: problem.status }
}

async function undoFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, to } = visit
  const endingId = idOf(visit, 'old-receivable-ending')
  const receivableId = await act(till, caller.actor, (tx) => undoEnding(tx, endingId))
  return { goTo: to(`/finance/old-receivables/${receivableId}?done=undone`) }
}
