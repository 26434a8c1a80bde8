import { type On, run, statement } from '../platform/db/statement.ts'
import { unknown } from '../platform/problems.ts'
import type { TemplateFor } from './schema.ts'
import type { TemplateTask } from './template-body.ts'

export type Template = { templateId: string; name: string; for: TemplateFor; tasks: TemplateTask[] }

const READ = `select m.id as "templateId", m.name, m.for, m.tasks from task_templates m where m.ended_at is null`
const LIST = statement<Template>('tasks-templates', `${READ} order by m.for, m.name, m.id`)
const ONE = statement<Template>('tasks-template', `${READ} and m.id = $1`)

/** The templates that the unit keeps, those for courses first. */
export const templates = (on: On): Promise<Template[]> => run(on, LIST, [])

/** @throws template/unknown */
export async function templateById(on: On, templateId: string): Promise<Template> {
  const [template] = await run(on, ONE, [templateId])
  if (!template) throw unknown('template')
  return template
}
