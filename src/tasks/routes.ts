import { z } from 'zod'
import { theCourse } from '../catalogue/the-course.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { addTask, changeTask, finishTask, removeTask } from './keep-task.ts'
import { SetResponsible, setResponsible } from './set-responsible.ts'
import { TaskShape } from './shapes.ts'
import { NewTask, TaskBody } from './task-body.ts'
import { tasksFor, tasksOf } from './tasks-of.ts'
import { templateRoutes } from './template-routes.ts'
import { theTask } from './the-task.ts'

const room = 'tasks'
const params = z.strictObject({ id: z.uuid() })
const ofTask = z.strictObject({ taskId: z.uuid() })
const ITS_KEEPERS = theCourse.to('course-administrator', 'its-faculty')
export const TASK_KEEPERS = theTask.to('course-administrator', 'its-faculty')

/** Who answers for a course, and what is to be done about it. */
const taskRoutes: AnyRoute[] = [
  route({
    method: 'put',
    path: '/courses/{id}/responsible',
    id: 'setResponsible',
    room,
    who: ITS_KEEPERS,
    summary: 'Say who of those who keep a course answers for it, or that nobody does',
    params,
    body: SetResponsible,
    replies: { 204: null },
    refusals: ['course/unknown', 'tasks/not-a-keeper'],
    answer: async ({ till, actor, params: { id }, body }) => {
      await act(till, actor, (tx) => setResponsible(tx, id, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'get',
    path: '/admin/tasks',
    id: 'listOwnTasks',
    room,
    who: ['course-administrator', 'faculty-administrator'],
    summary: 'What the reader has to do, by its day; a program has no tasks of its own',
    replies: { 200: z.object({ tasks: z.array(TaskShape) }) },
    answer: async ({ till, actor, lang }) => {
      const on = { client: till.connection.pool }
      return { status: 200, body: { tasks: actor.kind === 'person' ? await tasksFor(on, actor.personId, lang) : [] } }
    },
  }),
  route({
    method: 'get',
    path: '/courses/{id}/tasks',
    id: 'listTasks',
    room,
    who: ITS_KEEPERS,
    summary:
      'Everything to be done about a course and its starts: what is open by its day, then what is done; of a cancelled start only what was done',
    params,
    replies: { 200: z.object({ tasks: z.array(TaskShape) }) },
    answer: async ({ till, lang, params: { id } }) => ({
      status: 200,
      body: { tasks: await tasksOf({ client: till.connection.pool }, id, lang) },
    }),
  }),
  route({
    method: 'post',
    path: '/courses/{id}/tasks',
    id: 'addTask',
    room,
    who: ITS_KEEPERS,
    summary: 'Write down what is to be done about a course or a start of it, and by when',
    params,
    body: NewTask,
    replies: { 201: z.object({ taskId: z.uuid() }) },
    refusals: ['course/unknown', 'offering/unknown', 'tasks/not-a-keeper', 'tasks/too-many'],
    answer: async ({ till, actor, params: { id }, body }) => ({
      status: 201,
      body: await act(till, actor, (tx) => addTask(tx, id, body)),
    }),
  }),
  route({
    method: 'put',
    path: '/tasks/{taskId}',
    id: 'changeTask',
    room,
    who: TASK_KEEPERS,
    summary: 'Write a task anew; the course or start that it is about stays',
    params: ofTask,
    body: TaskBody,
    replies: { 204: null },
    refusals: ['task/unknown', 'tasks/not-a-keeper'],
    answer: async ({ till, actor, params: { taskId }, body }) => {
      await act(till, actor, (tx) => changeTask(tx, taskId, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'delete',
    path: '/tasks/{taskId}',
    id: 'removeTask',
    room,
    who: TASK_KEEPERS,
    summary: 'Take a task away that nobody needs to do',
    params: ofTask,
    replies: { 204: null },
    refusals: ['task/unknown'],
    answer: async ({ till, actor, params: { taskId } }) => {
      await act(till, actor, (tx) => removeTask(tx, taskId))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'put',
    path: '/tasks/{taskId}/done',
    id: 'finishTask',
    room,
    who: TASK_KEEPERS,
    summary: 'Say that a task is done, or that it is not after all; who first said so and when is kept',
    params: ofTask,
    body: z.strictObject({ done: z.boolean() }),
    replies: { 204: null },
    refusals: ['task/unknown'],
    answer: async ({ till, actor, params: { taskId }, body }) => {
      await act(till, actor, (tx) => finishTask(tx, taskId, body))
      return { status: 204, body: null }
    },
  }),
]

/** Who answers for courses, and what is to be done by when (decisions/0074). */
export const routes: AnyRoute[] = [...taskRoutes, ...templateRoutes]
