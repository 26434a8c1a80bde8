import { type Keeper, keepersOf } from '../../identity/keepers.ts'
import { readTogether } from '../../platform/db/transact.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { addTask } from '../../tasks/keep-task.ts'
import { PutTemplate, putTemplate } from '../../tasks/put-template.ts'
import { type AboutCourse, aboutCourse, type Start } from '../../tasks/starts.ts'
import { NewTask } from '../../tasks/task-body.ts'
import { type Task, tasksOf } from '../../tasks/tasks-of.ts'
import { type Template, templates } from '../../tasks/templates.ts'
import { icon } from '../components/icon.ts'
import { day } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { type Option, select, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { taskFields, taskIn } from './due-fields.ts'
import { taskList } from './list.ts'
import { TASK_DONE } from './told.ts'

/** Tasks that are done and still shown; all of them come over the API. */
const DONE_SHOWN = 50

const USUAL_UNIT = 'weeks-before'
const placed = (offeringId: string) => ({ offeringId, putOn: offeringId })
/** Two forms stand on the page: the one that was not sent is about the same start. */
const sharing = (form: Filled): Filled => {
  const unsent: Record<string, string> = {
    unit: USUAL_UNIT,
    ...placed(form.value('offeringId') || form.value('putOn')),
  }
  return { ...form, value: (name) => form.value(name) || (unsent[name] ?? '') }
}

/** What is to be done about a course and its starts, and the ways to add to it. */
export async function showCourseTasks(visit: Visit, form?: Filled): Promise<Page> {
  const { lang, to, till, query } = visit
  const courseId = idOf(visit, 'course')
  const known = await readTogether(till.connection.pool, async (on) => {
    const about = await aboutCourse(on, courseId, lang)
    const [tasks, kept] = [await tasksOf(on, courseId, lang), await templates(on)]
    return { about, tasks, kept, keepers: await keepersOf(on, about.faculty) }
  })
  const { about, tasks } = known
  const filled = form ? sharing(form) : freshForm(lang, { unit: USUAL_UNIT, ...placed(query.get('start') ?? '') })
  const title = say(lang, { nb: 'Oppgaver', en: 'Tasks' })
  const open = tasks.filter(({ doneAt }) => doneAt === null)
  const done = tasks.filter(({ doneAt }) => doneAt !== null).slice(0, DONE_SHOWN)
  return {
    title: `${title}: ${about.title}`,
    hidden: true,
    at: `/admin/courses/${courseId}/tasks`,
    ...(filled.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${backLink(to(`/admin/courses/${courseId}/life`), about.title, icon('back'))}${notice(visit, TASK_DONE)}${errorSummary(filled)}
<div class="desk-head"><h1>${title}: ${about.title}</h1><a class="ds-button" data-variant="secondary" href="${to('/admin/tasks')}">${say(lang, { nb: 'Mine oppgaver', en: 'My tasks' })}</a></div>
<div class="desk-columns"><div class="desk-main"><section class="sheet desk-part" aria-labelledby="open"><h2 id="open">${say(lang, { nb: 'Skal gjøres', en: 'To be done' })}</h2>${open.length === 0 ? html`<p>${say(lang, { nb: 'Ingen oppgaver står åpne.', en: 'No tasks are open.' })}</p>` : taskList(visit, open, 'course')}</section>
${doneSection(visit, done)}</div><div class="desk-side">${addForm(visit, { courseId, form: filled, ...known })}${putForm(visit, { courseId, form: filled, ...known })}</div></div>`,
  }
}

const doneSection = (visit: Visit, done: readonly Task[]): SafeHtml | null =>
  done.length === 0
    ? null
    : html`<section class="sheet desk-part" aria-labelledby="done"><h2 id="done">${say(visit.lang, { nb: 'Gjort', en: 'Done' })}</h2>${taskList(visit, done, 'course')}</section>`

type Known = {
  courseId: string
  form: Filled
  about: AboutCourse
  keepers: readonly Keeper[]
  kept: readonly Template[]
}

const places = (lang: Lang, starts: readonly Start[]): Option[] => [
  { value: '', label: say(lang, { nb: 'Kurset som helhet', en: 'The course as a whole' }) },
  ...starts.map(({ offeringId, code, startsAt, zone }) => ({
    ...{ value: offeringId, label: `${code}, ${day(lang, zone, startsAt)}` },
  })),
]

const addForm = ({ lang, to }: Visit, { courseId, form, about, keepers }: Known): SafeHtml =>
  html`<form class="form sheet desk-part" method="post" action="${to(`/admin/courses/${courseId}/tasks`)}" novalidate><h2>${say(lang, { nb: 'Ny oppgave', en: 'New task' })}</h2>
${select(form, { name: 'offeringId', label: say(lang, { nb: 'Gjelder', en: 'About' }), options: places(lang, about.starts) })}${taskFields(form, { lang, keepers })}
<div class="actions">${submit(say(lang, { nb: 'Legg til', en: 'Add' }))}</div></form>`

const putForm = ({ lang, to }: Visit, { courseId, form, about, kept }: Known): SafeHtml | null =>
  kept.length === 0
    ? null
    : html`<form class="form sheet desk-part" method="post" action="${to(`/admin/courses/${courseId}/task-templates`)}" novalidate><h2>${say(lang, { nb: 'Bruk en mal', en: 'Use a template' })}</h2>
${select(form, { name: 'templateId', label: say(lang, { nb: 'Mal', en: 'Template' }), options: kept.map(({ templateId, name, tasks }) => ({ value: templateId, label: `${name} (${tasks.length})` })) })}
${select(form, { name: 'putOn', label: say(lang, { nb: 'Legges på', en: 'Put on' }), options: places(lang, about.starts) })}
<div class="actions">${submit(say(lang, { nb: 'Legg til oppgavene', en: 'Add its tasks' }), 'secondary')}</div></form>`

async function answered(visit: Visit, done: string, work: (courseId: string) => Promise<unknown>): Promise<Answer> {
  const courseId = idOf(visit, 'course')
  const attempted = await attempt(() => work(courseId))
  const start = encodeURIComponent(visit.form.get('offeringId') || visit.form.get('putOn'))
  if ('done' in attempted) return { goTo: visit.to(`/admin/courses/${courseId}/tasks?done=${done}&start=${start}`) }
  const { problem } = attempted
  return { ...(await showCourseTasks(visit, refusedDeskForm(visit, problem))), status: problem.status }
}

export const addTaskFromForm = (visit: Visit): Promise<Answer> =>
  answered(visit, 'added', async (courseId) => {
    const { till, caller, form } = visit
    const body = parseForm(NewTask, { ...taskIn(form), offeringId: form.get('offeringId') || null })
    return act(till, caller.actor, (tx) => addTask(tx, courseId, body))
  })

export const putTemplateFromForm = (visit: Visit): Promise<Answer> =>
  answered(visit, 'put', async (courseId) => {
    const { till, caller, form } = visit
    const wish = parseForm(PutTemplate, { templateId: form.get('templateId'), offeringId: form.get('putOn') || null })
    return act(till, caller.actor, (tx) => putTemplate(tx, courseId, wish))
  })
