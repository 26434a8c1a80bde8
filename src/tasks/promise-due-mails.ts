import { isPublicHoliday, isWeekend } from '../platform/banking-days.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import { enqueue } from '../platform/jobs.ts'
import { afterQuiet } from '../platform/quiet-hours.ts'
import { act, type Till } from '../platform/till.ts'
import { DOER_ID, DUE, OPEN } from './due.ts'
import { tasksDue } from './due-mail.ts'

const BATCH = 50

/** Whoever has a task whose day has come since the last day on which they were told: nobody is told the same every morning. $1 today. */
const CLAIM = statement<{ personId: string }>(
  'tasks-claim-mails',
  `with due as (
     select ${DOER_ID} as person_id, ${DUE} as due from tasks t join courses c on c.id = t.course_id left join offerings o on o.id = t.offering_id
     where ${OPEN} and (t.due_on is null or t.due_on <= $1::date)),
   told as (select person_id, max(day) as day from task_mails group by 1)
   insert into task_mails (person_id, day)
   select distinct d.person_id, $1::date from due d left join told using (person_id)
   where d.person_id is not null and d.due <= $1::date and (told.day is null or d.due > told.day) limit ${BATCH}
   on conflict do nothing returning person_id as "personId"`,
)

/**
 * Promises a mail to whoever has something due by today: in the morning of a working day, once. It goes beside the queue of the
 * buyers' mails, so that no receipt waits behind it. Returns how many were promised.
 */
export function promiseDueMails(till: Till): Promise<number> {
  return act(till, { kind: 'job', name: 'tasks' }, async (tx) => {
    const today = dayIn(SELLER_ZONE, tx.now)
    if (afterQuiet(tx.now) > tx.now || isWeekend(today) || isPublicHoliday(today)) return 0
    const claimed = await run(tx, CLAIM, [today])
    for (const { personId } of claimed) await enqueue(tx, tasksDue, { personId })
    return claimed.length
  })
}
