import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { unknown } from '../platform/problems.ts'
import type { TemplateBody } from './template-body.ts'

const ADD = statement(
  'tasks-add-template',
  'insert into task_templates (id, name, "for", tasks) values ($1, $2, $3, $4)',
)
const CHANGE = statement(
  'tasks-change-template',
  'update task_templates set name = $2, "for" = $3, tasks = $4 where id = $1 and ended_at is null returning 1',
)
const END = statement(
  'tasks-end-template',
  'update task_templates set ended_at = app_now() where id = $1 and ended_at is null returning 1',
)

const written = ({ name, for: what, tasks }: TemplateBody) => [name, what, JSON.stringify(tasks)]

/** Keeps a list of tasks under a name. */
export async function addTemplate(tx: Tx, body: TemplateBody): Promise<{ templateId: string }> {
  const templateId = newId()
  await run(tx, ADD, [templateId, ...written(body)])
  return { templateId }
}

/** Writes a template anew; tasks that came of it stay as they are. @throws template/unknown */
export async function changeTemplate(tx: Tx, templateId: string, body: TemplateBody): Promise<void> {
  const [changed] = await run(tx, CHANGE, [templateId, ...written(body)])
  if (!changed) throw unknown('template')
}

/** From now on the template is put on nothing more. @throws template/unknown */
export async function endTemplate(tx: Tx, templateId: string): Promise<void> {
  const [ended] = await run(tx, END, [templateId])
  if (!ended) throw unknown('template')
}
