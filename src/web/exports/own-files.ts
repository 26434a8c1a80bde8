import type { ExportJob } from '../../export-jobs/queries.ts'
import { DOCUMENTS, SAF_T } from '../../export-jobs/wish.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { numberFormat } from '../../platform/formats.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { icon } from '../components/icon.ts'
import { sizeOf } from '../components/size.ts'
import { moment } from '../components/when.ts'
import { tag } from '../desk/tag.ts'
import { submit } from '../forms/field.ts'
import type { Visit } from '../visit.ts'
import { FORM_SAID, failureSaid, fileSaid, periodSaid, STATE_WORDS } from '../words/exports.ts'

const OPEN = ['waiting', 'making']

/**
 * What somebody has asked for, the newest first. While something is on its way the list is looked at again by itself, and by a link
 * where there are no scripts.
 */
export function ownFiles(visit: Visit, jobs: readonly ExportJob[]): SafeHtml | null {
  if (jobs.length === 0) return null
  const { lang, to } = visit
  const isOnItsWay = jobs.some(({ state }) => OPEN.includes(state))
  const here = to('/finance/exports')
  const said = say(lang, { nb: 'Ingen filer venter lenger.', en: 'No file is waiting any more.' })
  return html`<p class="ds-sr-only" role="status" data-heard></p>
<section class="desk-block" id="own-files" aria-labelledby="own"${isOnItsWay ? html` data-refresh="${here}"` : html` data-said="${said}"`}><h2 id="own" tabindex="-1">${say(lang, { nb: 'Filene dine', en: 'Your files' })}</h2>
<ul class="desk-documents export-files sheet">${jobs.map((job) => row(visit, job))}</ul>
${isOnItsWay ? html`<p class="fine"><a id="look" href="${here}">${say(lang, { nb: 'Se etter nå', en: 'Look now' })}</a></p>` : null}</section>`
}

function row(visit: Visit, job: ExportJob): SafeHtml {
  const { lang } = visit
  const { what, form, period } = job.wish
  const { tone, said } = STATE_WORDS[job.state]
  const asked = moment(lang, SELLER_ZONE, job.askedAt)
  const from = job.scheduleId
    ? say(lang, { nb: `av seg selv ${asked}`, en: `by itself on ${asked}` })
    : say(lang, { nb: `bedt om ${asked}`, en: `asked for on ${asked}` })
  const facts = [say(lang, FORM_SAID[form]), periodSaid(lang, period), from].filter((each) => each !== '')
  return html`<li>${icon('document')}<div><strong>${fileSaid(lang, { what, by: period.by })}</strong> ${tag(tone, say(lang, said))}
<span class="fine desk-documents__aside">${facts.join(' · ')}</span>${stateOf(visit, job)}</div></li>`
}

function stateOf(visit: Visit, job: ExportJob): SafeHtml {
  if (job.state === 'ready') return ready(visit, job)
  if (job.state === 'waiting') return html`${line(visit, WAITS)}${cancel(visit, job)}`
  if (job.state === 'making') return html`${progress(visit, job)}${cancel(visit, job)}`
  const said = job.failure && job.state === 'failed' ? failureSaid(visit.lang, job.failure) : null
  return html`${said ? html`<p>${said}</p>` : null}${line(visit, FROM_THE_BEGINNING)}${again(visit, job)}`
}

const WAITS: Said = {
  nb: 'Filer lages én om gangen. Denne er i køen.',
  en: 'Files are made one at a time. This one is in the queue.',
}
const FROM_THE_BEGINNING: Said = {
  nb: 'Lages den på nytt, begynner den forfra og viser alt slik det er da: en fil er av ett øyeblikk.',
  en: 'Made again, it begins anew and shows everything as it is then: a file is of one moment.',
}
const line = ({ lang }: Visit, said: Said): SafeHtml => html`<p class="fine">${say(lang, said)}</p>`

function progress({ lang }: Visit, { id, wish, rowsDone, rowsAll }: ExportJob): SafeHtml {
  const words = rowsWords(lang, wish.what, { done: rowsDone, all: rowsAll })
  const bar = rowsAll === null ? null : html` max="${Math.max(rowsAll, 1)}" value="${Math.min(rowsDone, rowsAll)}"`
  return html`<div class="progress"><label for="bar-${id}">${words}</label><progress id="bar-${id}"${bar}></progress></div>`
}

const ROWS: Said = { nb: 'rader', en: 'rows' }
const OTHER_ROWS: Record<string, Said> = {
  [SAF_T]: { nb: 'posteringer', en: 'postings' },
  [DOCUMENTS]: { nb: 'dokumenter', en: 'documents' },
}

/** "12 000 av 100 000 rader" */
function rowsWords(lang: Lang, what: string, { done, all }: { done: number; all: number | null }): string {
  const number = (n: number) => numberFormat(lang === 'nb' ? 'nb-NO' : 'en-GB').format(n)
  const rows = say(lang, OTHER_ROWS[what] ?? ROWS)
  if (all === null) return say(lang, { nb: 'Teller opp', en: 'Counting' })
  return say(lang, {
    nb: `${number(done)} av ${number(all)} ${rows}`,
    en: `${number(done)} of ${number(all)} ${rows}`,
  })
}

/** For whoever hears the button without what stands around it. */
const which = (lang: Lang, { what, period }: ExportJob['wish']): SafeHtml =>
  html`<span class="ds-sr-only"> ${fileSaid(lang, { what, by: period.by })}</span>`

function ready({ lang }: Visit, { id, wish, bytes, sha256, keptUntil }: ExportJob): SafeHtml {
  const until = moment(lang, SELLER_ZONE, keptUntil!)
  return html`<p><a id="act-${id}" class="ds-button" data-variant="secondary" href="/export-jobs/${id}/file" download>${say(lang, { nb: 'Last ned', en: 'Download' })}${which(lang, wish)}</a></p>
<p class="fine">${sizeOf(lang, bytes!)} · ${say(lang, { nb: `kan hentes til ${until}, bare av deg`, en: `can be downloaded until ${until}, by you only` })} · SHA-256 <span class="digest">${sha256}</span></p>`
}

const cancel = ({ lang, to }: Visit, { id, wish }: ExportJob): SafeHtml =>
  html`<form method="post" action="${to(`/finance/exports/${id}/cancellation`)}"><button id="act-${id}" class="ds-button" type="submit" data-variant="tertiary">${say(lang, { nb: 'Avbryt', en: 'Cancel' })}${which(lang, wish)}</button></form>`

const again = ({ lang, to }: Visit, { id, wish }: ExportJob): SafeHtml =>
  html`<form method="post" action="${to(`/finance/exports/${id}/attempts`)}">${submit(html`${say(lang, { nb: 'Lag den på nytt', en: 'Make it again' })}${which(lang, wish)}`, 'tertiary')}</form>`
