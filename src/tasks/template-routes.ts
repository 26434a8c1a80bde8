import { z } from 'zod'
import { theCourse } from '../catalogue/the-course.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { addTemplate, changeTemplate, endTemplate } from './keep-template.ts'
import { PutTemplate, putTemplate } from './put-template.ts'
import { TemplateShape } from './shapes.ts'
import { TemplateBody } from './template-body.ts'
import { templates } from './templates.ts'

const room = 'tasks'
/** Who keeps the templates: the unit, for all faculties. */
export const TEMPLATE_KEEPERS = ['course-administrator'] as const
const ofTemplate = z.strictObject({ templateId: z.uuid() })

/** Lists of tasks that the unit keeps. */
export const templateRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/task-templates',
    id: 'listTaskTemplates',
    room,
    who: ['course-administrator', 'faculty-administrator'],
    summary: 'The lists of tasks that the unit keeps, those for courses first',
    replies: { 200: z.object({ templates: z.array(TemplateShape) }) },
    answer: async ({ till }) => ({
      status: 200,
      body: { templates: await templates({ client: till.connection.pool }) },
    }),
  }),
  route({
    method: 'post',
    path: '/task-templates',
    id: 'addTaskTemplate',
    room,
    who: TEMPLATE_KEEPERS,
    summary: 'Keep a list of tasks under a name, for courses or for starts',
    body: TemplateBody,
    replies: { 201: z.object({ templateId: z.uuid() }) },
    answer: async ({ till, actor, body }) => ({
      status: 201,
      body: await act(till, actor, (tx) => addTemplate(tx, body)),
    }),
  }),
  route({
    method: 'put',
    path: '/task-templates/{templateId}',
    id: 'changeTaskTemplate',
    room,
    who: TEMPLATE_KEEPERS,
    summary: 'Write a template anew; tasks that came of it stay as they are',
    params: ofTemplate,
    body: TemplateBody,
    replies: { 204: null },
    refusals: ['template/unknown'],
    answer: async ({ till, actor, params: { templateId }, body }) => {
      await act(till, actor, (tx) => changeTemplate(tx, templateId, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'delete',
    path: '/task-templates/{templateId}',
    id: 'endTaskTemplate',
    room,
    who: TEMPLATE_KEEPERS,
    summary: 'Put a template on nothing more; tasks that came of it stay',
    params: ofTemplate,
    replies: { 204: null },
    refusals: ['template/unknown'],
    answer: async ({ till, actor, params: { templateId } }) => {
      await act(till, actor, (tx) => endTemplate(tx, templateId))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'post',
    path: '/courses/{id}/task-templates',
    id: 'putTaskTemplate',
    room,
    who: theCourse.to('course-administrator', 'its-faculty'),
    summary: 'Copy the tasks of a template onto a course or a start of it, once',
    params: z.strictObject({ id: z.uuid() }),
    body: PutTemplate,
    replies: { 201: z.object({ tasks: z.int().meta({ description: 'Tasks that were copied' }) }) },
    refusals: [
      ...['course/unknown', 'offering/unknown', 'template/unknown'],
      ...['tasks/template-there', 'tasks/template-for-another', 'tasks/too-many'],
    ],
    answer: async ({ till, actor, params: { id }, body }) => ({
      status: 201,
      body: await act(till, actor, (tx) => putTemplate(tx, id, body)),
    }),
  }),
]
