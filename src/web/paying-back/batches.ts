import type { BatchRow, PaybackRow } from '../../paying-back/queries.ts'
import { BATCH_FORMS } from '../../paying-back/schema.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { newId } from '../../platform/ids.ts'
import { count, say } from '../../platform/lang.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { day, spelledDay } from '../components/when.ts'
import { tag } from '../desk/tag.ts'
import { field, hidden, select, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { amountWords } from '../words/bank.ts'
import { BATCH_FORM, BATCH_STATE } from '../words/paying-back.ts'

type Shown = { open: readonly PaybackRow[]; batches: readonly BatchRow[]; form: Filled }

/** The files for the bank: what is approved becomes one, and each is handed over or dropped. */
export function batchPart(visit: Visit, { open, batches, form }: Shown): SafeHtml | null {
  const { lang, to } = visit
  const approved = open.filter(({ state }) => state === 'approved')
  if (approved.length === 0 && batches.length === 0) return null
  const sum = approved.reduce((all, { amountMinor }) => all + amountMinor, 0)
  const payments = count(lang, approved.length, {
    one: { nb: '{n} betaling', en: '{n} payment' },
    other: { nb: '{n} betalinger', en: '{n} payments' },
  })
  const options = BATCH_FORMS.map((value) => ({ value, label: say(lang, BATCH_FORM[value]) }))
  const make =
    approved.length === 0
      ? null
      : html`<form class="form sheet desk-part" method="post" action="${to('/finance/payback-batches')}" novalidate>${hidden('key', newId())}
<p>${say(lang, { nb: `${payments} er godkjent av to, til sammen ${amountWords('nb', sum, 'NOK')}.`, en: `${payments} approved by two people, together ${amountWords('en', sum, 'NOK')}.` })}</p>
${select(freshForm(lang), { name: 'form', label: say(lang, { nb: 'Form', en: 'Form' }), options })}<div>${submit(say(lang, { nb: 'Lag betalingsfil', en: 'Make the payment file' }))}</div></form>`
  return html`<section class="desk-block" aria-labelledby="batches"><h2 id="batches">${say(lang, { nb: 'Betalingsfiler', en: 'Payment files' })}</h2>${make}
<ul class="desk-hits">${batches.map((each) => batchCard(visit, each, form))}</ul></section>`
}

function batchCard({ lang, to }: Visit, batch: BatchRow, form: Filled): SafeHtml {
  const { id, reference, state, paidCount, isGone } = batch
  const at = to(`/finance/payback-batches/${id}`)
  const file =
    isGone || state === 'dropped'
      ? null
      : html`<p><a href="/payback-batches/${id}/file" download>${say(lang, { nb: 'Last ned', en: 'Download' })}<span class="ds-sr-only">: ${reference}</span></a></p>`
  const acts =
    state !== 'made'
      ? null
      : html`<form method="post" action="${at}/sending">${submit(html`${say(lang, { nb: 'Jeg har levert den til banken', en: 'I have handed it to the bank' })}<span class="ds-sr-only">: ${reference}</span>`)}</form>
<details class="more"${form.fault(`reason-${id}`) ? html` open` : null}><summary>${say(lang, { nb: 'Forkast filen', en: 'Drop the file' })}</summary><form class="form" method="post" action="${at}/dropping" novalidate>
<p>${say(lang, { nb: 'Bare hvis filen aldri er levert og aldri blir det. Ellers betaler banken to ganger.', en: 'Only if the file was never handed over and never will be. Otherwise the bank pays twice.' })}</p>
${field(form, { name: `reason-${id}`, label: say(lang, { nb: 'Hvorfor', en: 'Why' }), max: LINE_MAX })}<div>${submit(say(lang, { nb: 'Forkast den', en: 'Drop it' }), 'secondary')}</div></form></details>`
  return html`<li class="sheet desk-part"><div class="desk-lines__top"><h3>${say(lang, BATCH_FORM[batch.form])}</h3><p class="money">${amountWords(lang, batch.sumMinor, 'NOK')}</p></div>
<p>${tag(BATCH_STATE[state].tone, say(lang, BATCH_STATE[state].said))}</p>
<p class="fine">${reference} · ${day(lang, SELLER_ZONE, batch.madeAt)}, ${batch.maker} · ${say(lang, { nb: 'betales', en: 'to be paid' })} ${spelledDay(lang, batch.payOn)} · ${say(lang, { nb: `${paidCount} av ${batch.count} sett på kontoutskriften`, en: `${paidCount} of ${batch.count} seen on the statement` })}${batch.reason ? html` · ${batch.reason}` : null}</p>
${file}${acts}</li>`
}
