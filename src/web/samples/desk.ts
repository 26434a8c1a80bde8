import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { idCursor, onePage, readCursor } from '../../platform/http/page-of.ts'
import { type Said, say } from '../../platform/lang.ts'
import { SAMPLE_MOST } from '../../sampling/draw-sample.ts'
import { type Sample, samplesBefore } from '../../sampling/queries.ts'
import { icon } from '../components/icon.ts'
import { moment, spelledDay } from '../components/when.ts'
import { backLink, notice } from '../desk/notice.ts'
import { cursorIn, pager, withQuery } from '../desk/pager.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'

const SHOWN = 20
const PRESET_COUNT = '25'
const LABELS = {
  from: { nb: 'Dokumentdato fra og med', en: 'Document date from' },
  to: { nb: 'Til og med', en: 'Until' },
  count: { nb: 'Hvor mange', en: 'How many' },
  leastMinor: { nb: 'Minste beløp i kroner', en: 'Smallest amount in kroner' },
  seed: { nb: 'Loddets frø', en: 'Seed of the lot' },
} as const satisfies Record<string, Said>
const DONE: Record<string, Said> = { drawn: { nb: 'Stikkprøven er trukket.', en: 'The sample is drawn.' } }

/** Samples that were drawn, and a form to draw another. */
export async function showSamples(visit: Visit, given: Filled | null = null): Promise<Page> {
  const { lang, on, to, query } = visit
  const before = readCursor(cursorIn(query) ?? undefined)?.id ?? null
  const { page, next } = onePage(await samplesBefore(on, before, SHOWN + 1), SHOWN, idCursor)
  const at = (cursor: string | null) => withQuery(to('/finance/samples'), query, { after: cursor })
  const title = say(lang, { nb: 'Stikkprøver', en: 'Samples' })
  const form = given ?? freshForm(lang, { count: PRESET_COUNT })
  const labels: Record<string, Said> = LABELS
  return {
    title,
    hidden: true,
    at: '/finance/samples',
    body: html`${backLink(to('/finance'), say(lang, { nb: 'Økonomi', en: 'Finance' }), icon('back'))}${notice(visit, DONE)}${errorSummary(form, (name) => (labels[name] ? say(lang, labels[name]) : null))}
<h1>${title}</h1><p class="lead">${say(lang, { nb: 'Loddet velger dokumentene. Hvert kommer med ordre, vilkår, levering, betaling, posteringer og endringer.', en: 'The lot chooses the documents. Each comes with its order, terms, delivery, payment, postings and changes.' })}</p>
${drawForm(visit, form)}
${
  page.length === 0
    ? null
    : html`<section class="desk-block" aria-labelledby="samples"><h2 id="samples">${say(lang, { nb: 'Trukket', en: 'Drawn' })}</h2><ul class="desk-documents sheet">${page.map((each) => line(visit, each))}</ul>
${pager(lang, { first: before === null ? null : at(null), next: next === null ? null : at(next) })}</section>`
}`,
  }
}

function drawForm({ lang, to }: Visit, form: Filled): SafeHtml {
  const label = (name: keyof typeof LABELS) => say(lang, LABELS[name])
  return html`<form class="form sheet desk-part" method="post" action="${to('/finance/samples')}" novalidate>
${field(form, { name: 'from', label: label('from'), type: 'date' })}${field(form, { name: 'to', label: label('to'), type: 'date' })}
${field(form, { name: 'count', label: label('count'), hint: say(lang, { nb: `Høyst ${SAMPLE_MOST}.`, en: `At most ${SAMPLE_MOST}.` }), inputmode: 'numeric', size: 6 })}
${field(form, { name: 'leastMinor', label: label('leastMinor'), inputmode: 'decimal', size: 8, optional: true })}
${field(form, { name: 'seed', label: label('seed'), hint: say(lang, { nb: 'Det samme frøet trekker de samme dokumentene. Uten et eget lager kassen et.', en: 'The same seed draws the same documents. Without one of yours the till makes one up.' }), optional: true })}
<div>${submit(say(lang, { nb: 'Trekk', en: 'Draw' }))}</div></form>`
}

function line({ lang, to }: Visit, sample: Sample): SafeHtml {
  const { id, number, fromOn, toOn, population, seed, drawnAt, documents } = sample
  const name = say(lang, { nb: `Stikkprøve ${number}`, en: `Sample ${number}` })
  const facts = say(lang, {
    nb: `${documents.length} av ${population} dokumenter fra ${spelledDay(lang, fromOn)} til ${spelledDay(lang, toOn)} · trukket ${moment(lang, SELLER_ZONE, drawnAt)} · frø`,
    en: `${documents.length} of ${population} documents from ${spelledDay(lang, fromOn)} to ${spelledDay(lang, toOn)} · drawn on ${moment(lang, SELLER_ZONE, drawnAt)} · seed`,
  })
  const links = documents.map((each) => html`<a href="${to(`/finance/documents/${each.id}`)}">${each.number}</a> `)
  return html`<li>${icon('document')}<span><a href="/document-samples/${id}/trails.zip" download>${name}</a>
<span class="fine desk-documents__aside">${facts} <span class="digest">${seed}</span></span><span class="fine">${links}</span></span></li>`
}
