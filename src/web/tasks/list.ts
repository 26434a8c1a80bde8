import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import type { Task } from '../../tasks/tasks-of.ts'
import { day, spelledDay } from '../components/when.ts'
import { tag } from '../desk/tag.ts'
import { hidden, submit } from '../forms/field.ts'
import type { Visit } from '../visit.ts'
import { spanWords } from '../words/tasks.ts'

/** Where a list of tasks stands, and where a click on one of them leads back to. */
export type Shown = 'mine' | 'course'

const dueWords = (lang: Lang, { due, days, doneAt, doneBy }: Task): string => {
  if (doneAt)
    return `${say(lang, { nb: 'Gjort', en: 'Done' })} ${day(lang, SELLER_ZONE, doneAt)}${doneBy === null ? '' : ` · ${doneBy}`}`
  return days === null ? spelledDay(lang, due) : `${spelledDay(lang, due)} · ${spanWords(lang, days)}`
}

/** What is to be done, each with its day, whoever does it, and one button that says that it is done. */
export function taskList(visit: Visit, tasks: readonly Task[], shown: Shown): SafeHtml {
  const { lang, to } = visit
  return html`<ul class="tasks">${tasks.map((task) => {
    const { taskId, courseId, courseTitle, code, what, note, doer, doneAt } = task
    const isLate = doneAt === null && task.due < task.today
    const about = [shown === 'mine' ? courseTitle : null, code].filter((each) => each !== null).join(' · ')
    return html`<li class="task" id="task-${taskId}"><div><p class="task__what"><a href="${to(`/admin/tasks/${taskId}`)}">${what}</a>${isLate ? html` ${tag('warning', say(lang, { nb: 'Forfalt', en: 'Overdue' }))}` : null}</p>
<p class="fine">${dueWords(lang, task)}${doer === null || shown === 'mine' || doneAt ? null : html` · ${doer.name}`}${about === '' ? null : html` · ${shown === 'mine' ? html`<a href="${to(`/admin/courses/${courseId}/tasks`)}">${about}</a>` : about}`}</p>${note === '' ? null : html`<p class="task__note">${note}</p>`}</div>
<form method="post" action="${to(`/admin/tasks/${taskId}/done`)}">${hidden('back', shown)}${hidden('done', doneAt === null ? 'yes' : 'no')}${submit(html`${doneAt === null ? say(lang, { nb: 'Gjort', en: 'Done' }) : say(lang, { nb: 'Ikke gjort', en: 'Not done' })}<span class="ds-sr-only">: ${what}</span>`, doneAt === null ? 'secondary' : 'tertiary')}</form></li>`
  })}</ul>`
}
