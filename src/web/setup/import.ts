import { beginImport, readImport } from '../../importing/begin-import.ts'
import { ChooseWay, cancelImport, chooseWay } from '../../importing/decide-import.ts'
import { IMPORT_BYTES_MAX, IMPORT_LINES_MAX } from '../../importing/import-file.ts'
import { SHEETS } from '../../importing/sheets.ts'
import { type ImportRow, newestImports } from '../../importing/the-import.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { numberFormat } from '../../platform/formats.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { icon } from '../components/icon.ts'
import { moment } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { tag } from '../desk/tag.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { radios, submit } from '../forms/field.ts'
import { fileField, progress } from '../forms/file-field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import { fileOf } from '../forms/uploaded-file.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { actorWords } from '../words/desk-events.ts'
import { IMPORT_STATES, SHEET_WORDS, sheetWords } from '../words/importing.ts'
import { showImport } from './import-report.ts'
import { setupPage } from './setup-page.ts'

const who = ['administrator'] as const
const PATH = '/setup/import'
const ONE = '/setup/imports/:id'
const MEGABYTE = 1024 * 1024
const ACCEPTED = '.csv,.txt,.tsv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What an old system has is brought here, tried, looked at and taken in. */
export const importPages: readonly PageRoute[] = [
  { method: 'get', path: PATH, who, answer: (visit) => importPage(visit) },
  { method: 'post', path: PATH, who, file: IMPORT_BYTES_MAX, answer: beginFromForm },
  { method: 'get', path: ONE, who, answer: (visit) => showImport(visit) },
  { method: 'post', path: `${ONE}/way`, who, answer: chooseFromForm },
  { method: 'post', path: `${ONE}/cancellation`, who, answer: cancelFromForm },
]

const fileLabel = ({ lang }: Visit) => say(lang, { nb: 'Filen', en: 'The file' })

async function importPage(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, on, to } = visit
  const title = say(lang, { nb: 'Les inn fra et gammelt system', en: 'Take in what an old system has' })
  const most = numberFormat(lang === 'nb' ? 'nb-NO' : 'en-GB').format(IMPORT_LINES_MAX)
  const size = `${IMPORT_BYTES_MAX / MEGABYTE} MB`
  return setupPage(
    visit,
    title,
    html`<p class="lead desk-now">${say(lang, { nb: 'Filen prøves først, rad for rad. Ingenting er lest inn før du har sett hva som vil skje.', en: 'The file is tried first, row by row. Nothing is taken in before you have seen what would happen.' })}</p>
<form class="form sheet desk-part" method="post" action="${to(PATH)}" enctype="multipart/form-data" novalidate data-upload>${errorSummary(form, (name) => (name === 'file' ? fileLabel(visit) : null))}
${radios(form, {
  name: 'what',
  legend: say(lang, { nb: 'Hva inneholder den?', en: 'What does it hold?' }),
  hint: say(lang, { nb: 'I denne rekkefølgen.', en: 'In this order.' }),
  options: SHEETS.map(({ what }) => ({
    value: what,
    label: sheetWords(lang, what),
    hint: say(lang, SHEET_WORDS[what]!.hint),
  })),
})}
${fileField(form, { label: fileLabel(visit), hint: say(lang, { nb: `CSV eller Excel, færre enn ${most} linjer og høyst ${size}. Den første linjen har navnene på kolonnene, som i malen.`, en: `CSV or Excel, fewer than ${most} lines and at most ${size}. Its first line names the columns, as in the template.` }), accept: ACCEPTED })}
${progress(say(lang, { nb: 'Filen lastes opp og leses', en: 'The file is uploaded and read' }))}
<div class="actions">${submit(say(lang, { nb: 'Prøv filen', en: 'Try the file' }))}</div></form>
${templates(visit)}${list(visit, await newestImports(on))}`,
  )
}

function templates({ lang }: Visit): SafeHtml {
  const one = ({ what }: { what: string }) =>
    html`<li><a href="/import-templates/${what}" download>${sheetWords(lang, what)}</a></li>`
  return html`<section class="desk-block" aria-labelledby="templates"><h2 id="templates">${say(lang, { nb: 'Maler', en: 'Templates' })}</h2><ul>${SHEETS.map(one)}</ul></section>`
}

function list({ lang, to }: Visit, all: readonly ImportRow[]): SafeHtml | null {
  if (all.length === 0) return null
  const one = (each: ImportRow) => {
    const { tone, said } = IMPORT_STATES[each.state]
    return html`<li>${icon('document')}<div><a href="${to(`/setup/imports/${each.id}`)}">${sheetWords(lang, each.what)}${each.fileName === '' ? null : html`: ${each.fileName}`}</a> ${tag(tone, say(lang, said))}
<span class="fine desk-documents__aside">${moment(lang, SELLER_ZONE, each.askedAt)} · ${each.askerName ?? actorWords(lang, each.askedBy)}</span></div></li>`
  }
  return html`<section class="desk-block" aria-labelledby="files"><h2 id="files">${say(lang, { nb: 'Filer', en: 'Files' })}</h2><ul class="desk-documents export-files sheet">${all.map(one)}</ul></section>`
}

async function beginFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, to, form } = visit
  const attempted = await attempt(async () => {
    const read = await readImport(form.get('what'), fileOf(visit.req))
    return act(till, caller.actor, (tx) => beginImport(tx, read))
  })
  if (!('done' in attempted)) {
    const { problem } = attempted
    return { ...(await importPage(visit, refusedDeskForm(visit, problem))), status: problem.status }
  }
  till.wake()
  return { goTo: to(`/setup/imports/${attempted.done}`) }
}

async function chooseFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, to, form } = visit
  const id = idOf(visit, 'import')
  const attempted = await attempt(() => {
    const wish = parseForm(ChooseWay, { way: form.get('way') })
    return act(till, caller.actor, (tx) => chooseWay(tx, id, wish))
  })
  if (!('done' in attempted)) {
    const { problem } = attempted
    return { ...(await showImport(visit, refusedDeskForm(visit, problem))), status: problem.status }
  }
  till.wake()
  return { goTo: to(`/setup/imports/${id}`) }
}

async function cancelFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, to } = visit
  const id = idOf(visit, 'import')
  const attempted = await attempt(() => act(till, caller.actor, (tx) => cancelImport(tx, id)))
  if ('done' in attempted) return { goTo: to(`/setup/imports/${id}`) }
  const { problem } = attempted
  return { ...(await showImport(visit, refusedDeskForm(visit, problem))), status: problem.status }
}
