import { dayPlus } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { type Task, tasksFor } from '../../tasks/tasks-of.ts'
import { icon } from '../components/icon.ts'
import { backLink, notice } from '../desk/notice.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { taskList } from './list.ts'
import { TASK_DONE } from './told.ts'

/** What is due so soon is this week's, in days from today. */
const WEEK_DAYS = 7

const GROUPS: readonly { name: string; said: Said; has: (task: Task) => boolean }[] = [
  { name: 'overdue', said: { nb: 'Forfalt', en: 'Overdue' }, has: ({ due, today }) => due < today },
  {
    name: 'week',
    said: { nb: 'De neste sju dagene', en: 'The next seven days' },
    has: ({ due, today }) => due >= today && due <= dayPlus(today, WEEK_DAYS),
  },
  { name: 'later', said: { nb: 'Senere', en: 'Later' }, has: ({ due, today }) => due > dayPlus(today, WEEK_DAYS) },
]

/** What the reader has to do: overdue, soon, later. */
export async function showOwnTasks(visit: Visit): Promise<Page> {
  const { lang, to, till, caller } = visit
  const { actor } = caller
  const tasks = actor.kind === 'person' ? await tasksFor({ client: till.connection.pool }, actor.personId, lang) : []
  const title = say(lang, { nb: 'Mine oppgaver', en: 'My tasks' })
  return {
    title,
    hidden: true,
    body: html`${backLink(to('/admin'), say(lang, { nb: 'Kursadministrasjon', en: 'Course administration' }), icon('back'))}${notice(visit, TASK_DONE)}<div class="desk-head"><h1>${title}</h1><a class="ds-button" data-variant="secondary" href="${to('/admin/task-templates')}">${say(lang, { nb: 'Maler', en: 'Templates' })}</a></div>
${tasks.length === 0 ? html`<p class="lead">${say(lang, { nb: 'Du har ingen oppgaver.', en: 'You have no tasks.' })}</p>` : null}<div class="desk-main">${GROUPS.map((each) => group(visit, each, tasks.filter(each.has)))}</div>`,
  }
}

function group(visit: Visit, { name, said }: (typeof GROUPS)[number], tasks: readonly Task[]): SafeHtml | null {
  if (tasks.length === 0) return null
  return html`<section class="sheet desk-part" aria-labelledby="${name}"><h2 id="${name}">${say(visit.lang, said)} (${tasks.length})</h2>${taskList(visit, tasks, 'mine')}</section>`
}
