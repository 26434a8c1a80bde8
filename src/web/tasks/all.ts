import { TASK_KEEPERS } from '../../tasks/routes.ts'
import { TEMPLATE_KEEPERS } from '../../tasks/template-routes.ts'
import { COURSE_KEEPERS, ITS_KEEPERS } from '../admin/who.ts'
import type { PageRoute } from '../page-route.ts'
import { addTaskFromForm, putTemplateFromForm, showCourseTasks } from './course.ts'
import { showOwnTasks } from './mine.ts'
import { responsibleFromForm } from './responsible.ts'
import { doneFromForm, removeTaskFromForm, showTask, taskFromForm } from './task.ts'
import { endTemplateFromForm, newTemplateFromForm, showTemplate, showTemplates, templateFromForm } from './templates.ts'

/** Who answers for courses, and what is to be done by when (decisions/0074). */
export const taskPages: readonly PageRoute[] = [
  { method: 'post', path: '/admin/courses/:id/responsible', who: ITS_KEEPERS, answer: responsibleFromForm },
  { method: 'get', path: '/admin/tasks', who: COURSE_KEEPERS, answer: showOwnTasks },
  { method: 'get', path: '/admin/courses/:id/tasks', who: ITS_KEEPERS, answer: (visit) => showCourseTasks(visit) },
  { method: 'post', path: '/admin/courses/:id/tasks', who: ITS_KEEPERS, answer: addTaskFromForm },
  { method: 'post', path: '/admin/courses/:id/task-templates', who: ITS_KEEPERS, answer: putTemplateFromForm },
  { method: 'get', path: '/admin/tasks/:id', who: TASK_KEEPERS, answer: (visit) => showTask(visit) },
  { method: 'post', path: '/admin/tasks/:id', who: TASK_KEEPERS, answer: taskFromForm },
  { method: 'post', path: '/admin/tasks/:id/done', who: TASK_KEEPERS, answer: doneFromForm },
  { method: 'post', path: '/admin/tasks/:id/removal', who: TASK_KEEPERS, answer: removeTaskFromForm },
  { method: 'get', path: '/admin/task-templates', who: COURSE_KEEPERS, answer: (visit) => showTemplates(visit) },
  { method: 'post', path: '/admin/task-templates', who: TEMPLATE_KEEPERS, answer: newTemplateFromForm },
  { method: 'get', path: '/admin/task-templates/:id', who: TEMPLATE_KEEPERS, answer: (visit) => showTemplate(visit) },
  { method: 'post', path: '/admin/task-templates/:id', who: TEMPLATE_KEEPERS, answer: templateFromForm },
  { method: 'post', path: '/admin/task-templates/:id/removal', who: TEMPLATE_KEEPERS, answer: endTemplateFromForm },
]
