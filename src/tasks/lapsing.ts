import { type Lapsing, lapsing } from '../platform/lapsing.ts'

/** How long tasks are kept after the start they are about is over, or after they were done on a course, in days: the next start is copied from the last. */
const AFTER_START_DAYS = 365
const AFTER_DONE_DAYS = 730
/** How long it is remembered on which days somebody was told of their tasks, in days. */
const MAIL_DAYS = 90

export const lapsingInTasks: readonly Lapsing[] = [
  lapsing('tasks', {
    table: 'tasks',
    where: `t.done_at < app_now() - interval '${AFTER_DONE_DAYS} days'
      or exists (select from offerings o where o.id = t.offering_id and o.ends_at < app_now() - interval '${AFTER_START_DAYS} days')`,
  }),
  lapsing('task-mails', { table: 'task_mails', where: `t.day < (app_now() - interval '${MAIL_DAYS} days')::date` }),
]
