import type { RowFault } from '../../importing/judge-rows.ts'
import { FAULTS_KEPT } from '../../importing/take-import.ts'
import { type ImportView, importById } from '../../importing/the-import.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { numberFormat } from '../../platform/formats.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { icon } from '../components/icon.ts'
import { moment } from '../components/when.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { tag } from '../desk/tag.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { hidden, radios, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { actorWords } from '../words/desk-events.ts'
import { IMPORT_STATES, sheetWords } from '../words/importing.ts'
import { rowFaultWords } from '../words/row-faults.ts'

/** Faults that are shown on the page; the file holds more. */
const SHOWN = 100

const figure = (lang: Lang, n: number): string => numberFormat(lang === 'nb' ? 'nb-NO' : 'en-GB').format(n)
const rowsOf = (lang: Lang, n: number): string =>
  count(lang, n, { one: { nb: '{n} rad', en: '{n} row' }, other: { nb: '{n} rader', en: '{n} rows' } })

/** One file: how far it is, what would happen or has happened, and what is wrong, row by row. */
export async function showImport(visit: Visit, form: Filled = freshForm(visit.lang, { way: 'all' })): Promise<Page> {
  const { lang, on, to } = visit
  const view = await importById(on, idOf(visit, 'import'))
  if (!view) throw unknown('import')
  const title = sheetWords(lang, view.what)
  return {
    title,
    hidden: true,
    width: 'narrow',
    at: `/setup/imports/${view.id}`,
    body: html`${backLink(to('/setup/import'), say(lang, { nb: 'Les inn', en: 'Take in' }), icon('back'))}
<h1>${title}</h1>
<p class="fine">${view.fileName === '' ? null : html`<span class="wrap">${view.fileName}</span> · `}${rowsOf(lang, view.linesAll)} · ${moment(lang, SELLER_ZONE, view.askedAt)} · ${view.askerName ?? actorWords(lang, view.askedBy)}</p>
${errorSummary(form)}<p class="ds-sr-only" role="status" data-heard></p>${now(visit, view, form)}`,
  }
}

const isUnderWay = ({ state }: ImportView): boolean => state === 'trying' || state === 'taking'

/** While it is being worked on this part is looked at again by itself, and by a link where there are no scripts. */
function now(visit: Visit, view: ImportView, form: Filled): SafeHtml {
  const { lang, to } = visit
  const here = to(`/setup/imports/${view.id}`)
  const { tone, said } = IMPORT_STATES[view.state]
  const state = html`<p class="desk-tags">${tag(tone, say(lang, said))}</p>`
  if (isUnderWay(view))
    return html`<section class="desk-block" id="now" data-refresh="${here}">${state}${bar(lang, view)}<p class="fine"><a id="look" href="${here}">${say(lang, { nb: 'Se etter nå', en: 'Look now' })}</a> · ${say(lang, { nb: 'Du kan lukke siden. Det går videre uten deg.', en: 'You may close this page. It goes on without you.' })}</p>${cancelForm(visit, view)}</section>`
  return html`<section class="desk-block" id="now" data-said="${say(lang, OUTCOMES[view.state]!)}">${state}<p class="lead" tabindex="-1">${say(lang, OUTCOMES[view.state]!)}</p>
${sums(lang, view)}${view.state === 'tried' ? choices(visit, view, form) : null}${faultList(lang, view)}</section>`
}

const OUTCOMES: Partial<Record<ImportView['state'], Said>> = {
  tried: { nb: 'Filen er prøvd. Ingenting er lest inn ennå.', en: 'The file has been tried. Nothing is taken in yet.' },
  taken: { nb: 'Filen er lest inn.', en: 'The file has been taken in.' },
  refused: {
    nb: 'Ingenting er lest inn: noe var feil da det skulle leses. Rett filen og last den opp på nytt.',
    en: 'Nothing was taken in: something was wrong by then. Mend the file and upload it again.',
  },
  cancelled: {
    nb: 'Filen er forkastet. Det som alt var lest inn rad for rad, er her fortsatt.',
    en: 'The file was let go. What had been taken in row by row is still here.',
  },
  failed: {
    nb: 'Filen stanset flere ganger på samme sted. Last den opp på nytt: det som er lest inn, endres ikke.',
    en: 'The file stopped several times at the same place. Upload it again: what has been taken in does not change.',
  },
}

function bar(lang: Lang, { id, state, linesDone, linesAll }: ImportView): SafeHtml {
  const rows = say(lang, {
    nb: `${figure(lang, linesDone)} av ${figure(lang, linesAll)} rader`,
    en: `${figure(lang, linesDone)} of ${figure(lang, linesAll)} rows`,
  })
  const doing = say(
    lang,
    state === 'trying' ? { nb: 'Prøver radene', en: 'Trying the rows' } : { nb: 'Leser inn', en: 'Taking in' },
  )
  return html`<div class="progress"><label for="bar-${id}">${doing}: ${rows}</label><progress id="bar-${id}" max="${Math.max(1, linesAll)}" value="${linesDone}"></progress></div>`
}

function sums(lang: Lang, { state, newCount, knownCount, refusedCount }: ImportView): SafeHtml {
  const one = (term: Said, value: number, loud = false) =>
    html`<div${loud && value > 0 ? html` class="desk-sums__loud"` : null}><dt>${say(lang, term)}</dt><dd class="figure">${figure(lang, value)}</dd></div>`
  const fresh: Said = state === 'taken' ? { nb: 'Lest inn', en: 'Taken in' } : { nb: 'Nye', en: 'New' }
  return html`<dl class="desk-sums">${one(fresh, newCount)}${one({ nb: 'Kjent fra før', en: 'Known before' }, knownCount)}${one({ nb: 'Med feil', en: 'Wrong' }, refusedCount, true)}</dl>`
}

/** Where a row is wrong, all or none would be none. */
function choices(visit: Visit, view: ImportView, form: Filled): SafeHtml {
  const { lang, to } = visit
  const { id, refusedCount, newCount, knownCount } = view
  const action = to(`/setup/imports/${id}/way`)
  const good = newCount + knownCount
  if (good === 0) return cancelForm(visit, view)
  if (refusedCount > 0)
    return html`<div class="sheet desk-part"><p>${say(lang, { nb: 'Rett filen og last den opp på nytt, eller les inn de riktige radene nå. De som er lest inn, endres ikke når filen kommer igjen.', en: 'Mend the file and upload it again, or take the good rows now. Those that are taken in do not change when the file comes again.' })}</p>
<form method="post" action="${action}">${hidden('way', 'good-rows')}${submit(say(lang, { nb: `Les inn bare de riktige: ${rowsOf(lang, good)}`, en: `Take the good ones only: ${rowsOf(lang, good)}` }))}</form>${cancelForm(visit, view)}</div>`
  return html`<div class="sheet desk-part"><form class="form" method="post" action="${action}" novalidate>${radios(
    form,
    {
      name: 'way',
      legend: say(lang, { nb: 'Hvis noe likevel blir feil', en: 'Should something be wrong after all' }),
      options: [
        { value: 'all', label: say(lang, { nb: 'Alt eller ingenting', en: 'All or nothing' }) },
        { value: 'good-rows', label: say(lang, { nb: 'Les inn de riktige radene', en: 'Take the good rows' }) },
      ],
    },
  )}<div class="actions">${submit(say(lang, { nb: `Les inn ${rowsOf(lang, good)}`, en: `Take in ${rowsOf(lang, good)}` }))}</div></form>${cancelForm(visit, view)}</div>`
}

const cancelForm = ({ lang, to }: Visit, { id }: ImportView): SafeHtml =>
  html`<form method="post" action="${to(`/setup/imports/${id}/cancellation`)}">${submit(say(lang, { nb: 'Forkast filen', en: 'Let the file go' }), 'tertiary')}</form>`

function faultList(lang: Lang, { id, faults, refusedCount }: ImportView): SafeHtml | null {
  if (faults.length === 0) return null
  const words = say(lang, { nb: 'Hva som er feil', en: 'What is wrong' })
  const row = (fault: RowFault) =>
    html`<tr><td>${fault.line}</td><td>${fault.column}</td><td>${rowFaultWords(lang, fault)}</td></tr>`
  const rest = refusedCount > SHOWN || faults.length > SHOWN
  return html`<div class="desk-block"><h2 id="faults">${words}</h2>
<p><a class="ds-button" data-variant="secondary" href="/imports/${id}/faults" download>${say(lang, { nb: 'Last ned som CSV (på engelsk)', en: 'Download as CSV' })}</a></p>
<div class="desk-scroll" tabindex="0" role="region" aria-labelledby="faults"><table class="upload-list"><thead><tr><th scope="col">${say(lang, { nb: 'Linje', en: 'Line' })}</th><th scope="col">${say(lang, { nb: 'Kolonne', en: 'Column' })}</th><th scope="col">${say(lang, { nb: 'Feil', en: 'Fault' })}</th></tr></thead><tbody>${faults.slice(0, SHOWN).map(row)}</tbody></table></div>
${rest ? html`<p class="fine">${say(lang, { nb: `De første ${SHOWN} vises; filen har inntil ${figure(lang, FAULTS_KEPT)}.`, en: `The first ${SHOWN} are shown; the file has up to ${figure(lang, FAULTS_KEPT)}.` })}</p>` : null}</div>`
}
