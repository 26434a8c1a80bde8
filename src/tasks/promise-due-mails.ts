import { isPublicHoliday, isWeekend } from '../platform/banking-days.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import { enqueue } from '../platform/jobs.ts'
import { afterQuiet } from '../platform/quiet-hours.ts'
import { act, type Till } from '../platform/till.ts'
import { DOER_ID, DUE, OPEN } from './due.ts'
import { tasksDue } from './due-mail.ts'

const BATCH = 50

/**
 * Whoever has something due of which they were not told, or by another day: whatever is new, moved, handed on or open again. $1 today. One
 * mail a day; all that is due then counts as told, so nobody is told the same every morning.
 */
const CLAIM = statement<{ personId: string }>(
  'tasks-claim-mails',
  `with due as materialized (
     select t.id, ${DOER_ID} as person_id, ${DUE} as due, t.told_to, t.told_due
     from tasks t join courses c on c.id = t.course_id left join offerings o on o.id = t.offering_id
     where ${OPEN} and (t.due_on is null or t.due_on <= $1::date)),
   claimed as (
     insert into task_mails (person_id, day)
     select distinct d.person_id, $1::date from due d
     where d.person_id is not null and d.due <= $1::date and (d.told_to is distinct from d.person_id or d.told_due is distinct from d.due)
       and not exists (select from task_mails m where m.person_id = d.person_id and m.day = $1::date) limit ${BATCH}
     on conflict do nothing returning person_id),
   told as (
     update tasks t set told_to = d.person_id, told_due = d.due from due d join claimed using (person_id)
     where t.id = d.id and d.due <= $1::date)
   select person_id as "personId" from claimed`,
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
    for (const { personId } of claimed) await enqueue(tx, tasksDue, { personId, day: today })
    return claimed.length
  })
}
