import type { JudgedRow, ListVerdict } from '../../attending/judge-list.ts'
import { ROWS_MAX } from '../../attending/judge-list.ts'
import { listInFile } from '../../attending/list-in-file.ts'
import { TAKES, takeList } from '../../attending/take-list.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Said, say } from '../../platform/lang.ts'
import { UPLOAD_BYTES_MAX } from '../../platform/lines-in-file.ts'
import { invalid } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { icon } from '../components/icon.ts'
import { meeting } from '../components/when.ts'
import { refusedDeskForm, typedForm } from '../desk/desk-form.ts'
import { backLink } from '../desk/notice.ts'
import { type Tone, tag } from '../desk/tag.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { radios, select, submit } from '../forms/field.ts'
import { fileField } from '../forms/file-field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt } from '../forms/parse.ts'
import { fileOf } from '../forms/uploaded-file.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { theTaught } from './the-taught.ts'

const MEGABYTE = 1024 * 1024
const ACCEPTED = '.csv,.txt,.tsv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const TITLE: Said = { nb: 'Last opp en oppmøteliste', en: 'Upload an attendance list' }
const FILE: Said = { nb: 'Fil med oppmøte', en: 'File with attendance' }
const CHOICES: Record<(typeof TAKES)[number], Said> = {
  nothing: { nb: 'Bare se over listen', en: 'Only look at the list' },
  good: { nb: 'Før de radene som er i orden', en: 'Note the rows that are in order' },
  all: { nb: 'Før alle rader, eller ingen', en: 'Note all rows, or none' },
}

type Taken = { rows: JudgedRow[]; noted: number }

/** Where a list is chosen, of one session or of all; and what was found of the one before. */
export async function showListForm(visit: Visit, form?: Filled, taken: Taken | null = null): Promise<Page> {
  const { lang, to } = visit
  const { offering, attendance } = await theTaught(visit)
  const filled = form ?? freshForm(lang, { take: 'nothing' })
  const here = `/teaching/${offering.offeringId}/attendance-list`
  const sessions = attendance.sessions.map((each) => {
    const { day, hours } = meeting(lang, offering.zone, each)
    return { value: each.sessionId, label: `${day} ${hours}` }
  })
  return {
    title: `${say(lang, TITLE)} – ${offering.title}`,
    hidden: true,
    width: 'narrow',
    at: here,
    ...(filled.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${backLink(to(`/teaching/${offering.offeringId}`), offering.title, icon('back'))}${errorSummary(filled, (name) => (name === 'file' ? say(lang, FILE) : null))}
<h1>${say(lang, TITLE)}</h1><div class="stack attendance">${taken ? reportPart(visit, taken) : null}
<form class="form sheet" method="post" action="${to(here)}" enctype="multipart/form-data" novalidate>
${fileField(filled, { label: say(lang, FILE), hint: say(lang, { nb: `XLSX eller CSV, høyst ${ROWS_MAX} rader og ${UPLOAD_BYTES_MAX / MEGABYTE} MB. Første rad har overskrifter: e-post, oppmøte (ja, nei eller gyldig fravær), og dato der listen gjelder flere samlinger.`, en: `XLSX or CSV, at most ${ROWS_MAX} rows and ${UPLOAD_BYTES_MAX / MEGABYTE} MB. The first row has headings: e-mail, attendance (yes, no or excused), and date where the list is of several sessions.` }), accept: ACCEPTED })}
${select(filled, { name: 'sessionId', label: say(lang, { nb: 'Hvilken samling', en: 'Which session' }), options: [{ value: '', label: say(lang, { nb: 'Som datoen i hver rad sier', en: 'As the date in each row says' }) }, ...sessions] })}
${radios(filled, { name: 'take', legend: say(lang, { nb: 'Hva skal skje?', en: 'What should happen?' }), options: TAKES.map((value) => ({ value, label: say(lang, CHOICES[value]) })) })}
<div>${submit(say(lang, { nb: 'Les listen', en: 'Read the list' }))}</div></form></div>`,
  }
}

/** Reads the file and does what is asked; the same file again changes nothing. */
export async function listFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, req } = visit
  const { offering } = await theTaught(visit)
  const attempted = await attempt(async () => {
    const file = fileOf(req)
    if (!file) throw invalid('/file', 'choose a file')
    const rows = await listInFile(file.bytes)
    const take = TAKES.find((each) => each === form.get('take')) ?? 'nothing'
    const sessionId = form.get('sessionId') || null
    return act(till, caller.actor, (tx) => takeList(tx, offering.offeringId, { take, sessionId, rows }))
  })
  if ('done' in attempted) return showListForm(visit, typedForm(visit), attempted.done)
  const { problem } = attempted
  return { ...(await showListForm(visit, refusedDeskForm(visit, problem))), status: problem.status }
}

const VERDICTS: Record<ListVerdict, { tone: Tone; said: Said }> = {
  good: { tone: 'success', said: { nb: 'I orden', en: 'In order' } },
  unchanged: { tone: 'neutral', said: { nb: 'Ført slik fra før', en: 'Noted like this already' } },
  'unknown-learner': {
    tone: 'danger',
    said: { nb: 'Ingen påmeldt med denne adressen', en: 'Nobody enrolled with this address' },
  },
  'unknown-session': { tone: 'danger', said: { nb: 'Ingen samling den dagen', en: 'No session on that day' } },
  'several-sessions': {
    tone: 'danger',
    said: {
      nb: 'Flere samlinger den dagen; skriv klokkeslettet bak datoen',
      en: 'Several sessions on that day; write the time behind the date',
    },
  },
  'too-early': { tone: 'danger', said: { nb: 'Samlingen har ikke begynt', en: 'The session has not begun' } },
  'unknown-mark': { tone: 'danger', said: { nb: 'Skriv ja, nei eller gyldig fravær', en: 'Write yes, no or excused' } },
  twice: { tone: 'danger', said: { nb: 'Står på listen to ganger', en: 'Stands in the list twice' } },
}

function reportPart({ lang }: Visit, { rows, noted }: Taken): SafeHtml {
  const words = count(lang, noted, {
    one: { nb: '{n} rad er ført.', en: '{n} row was noted.' },
    other: { nb: '{n} rader er ført.', en: '{n} rows were noted.' },
  })
  const head = [
    { nb: 'Rad', en: 'Row' },
    { nb: 'Hvem', en: 'Who' },
    { nb: 'Oppmøte', en: 'Attendance' },
    { nb: 'Funn', en: 'Found' },
  ]
  return html`<section class="sheet desk-part"><h2 id="report">${words}</h2>
<div class="table-scroll" tabindex="0" role="region" aria-labelledby="report"><table class="ds-table"><thead><tr>${head.map((said) => html`<th scope="col">${say(lang, said)}</th>`)}</tr></thead>
<tbody>${rows.map(({ line, who, name, when, mark, verdict }) => html`<tr><td>${line}</td><td>${name ?? who}</td><td>${[when, mark].filter((part) => part !== '').join(' · ')}</td><td>${tag(VERDICTS[verdict].tone, say(lang, VERDICTS[verdict].said))}</td></tr>`)}</tbody></table></div></section>`
}
