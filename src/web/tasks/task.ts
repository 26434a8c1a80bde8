import { keepersOf } from '../../identity/keepers.ts'
import { readTogether } from '../../platform/db/transact.ts'
import { html } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { changeTask, finishTask, removeTask } from '../../tasks/keep-task.ts'
import { TaskBody } from '../../tasks/task-body.ts'
import { taskById } from '../../tasks/tasks-of.ts'
import { icon } from '../components/icon.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { taskFields, taskIn, taskTyped } from './due-fields.ts'

/** One task, to be written anew or taken away. */
export async function showTask(visit: Visit, form?: Filled): Promise<Page> {
  const { lang, to, till } = visit
  const taskId = idOf(visit, 'task')
  const { task, keepers } = await readTogether(till.connection.pool, async (on) => {
    const found = await taskById(on, taskId, lang)
    return { task: found, keepers: await keepersOf(on, found.faculty) }
  })
  const filled = form ?? freshForm(lang, taskTyped(task))
  const title = say(lang, { nb: 'Oppgave', en: 'Task' })
  return {
    title: `${title}: ${task.courseTitle}`,
    hidden: true,
    ...(filled.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${backLink(to(`/admin/courses/${task.courseId}/tasks`), task.courseTitle, icon('back'))}${errorSummary(filled)}
<div class="desk-head"><div><h1>${title}</h1>${task.code === null ? null : html`<p class="fine">${task.code}</p>`}</div></div>
<form class="form sheet desk-part" method="post" action="${to(`/admin/tasks/${taskId}`)}" novalidate>${taskFields(filled, { lang, keepers })}
<div class="actions">${submit(say(lang, { nb: 'Lagre', en: 'Save' }))}</div></form>
<form method="post" action="${to(`/admin/tasks/${taskId}/removal`)}">${submit(say(lang, { nb: 'Slett oppgaven', en: 'Remove the task' }), 'tertiary')}</form>`,
  }
}

export async function taskFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const taskId = idOf(visit, 'task')
  const attempted = await attempt(() => {
    const body = parseForm(TaskBody, taskIn(form))
    return act(till, caller.actor, (tx) => changeTask(tx, taskId, body))
  })
  if ('done' in attempted) return { goTo: to(`/admin/courses/${attempted.done.courseId}/tasks?done=saved`) }
  const { problem } = attempted
  return { ...(await showTask(visit, refusedDeskForm(visit, problem))), status: problem.status }
}

/** One click, and back to the list that it was in. */
export async function doneFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const taskId = idOf(visit, 'task')
  const done = form.get('done') !== 'no'
  const { courseId } = await act(till, caller.actor, (tx) => finishTask(tx, taskId, { done }))
  const list = form.get('back') === 'mine' ? '/admin/tasks' : `/admin/courses/${courseId}/tasks`
  return { goTo: to(`${list}?done=${done ? 'done' : 'reopened'}`) }
}

export async function removeTaskFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, to } = visit
  const taskId = idOf(visit, 'task')
  const { courseId } = await act(till, caller.actor, (tx) => removeTask(tx, taskId))
  return { goTo: to(`/admin/courses/${courseId}/tasks?done=removed`) }
}
