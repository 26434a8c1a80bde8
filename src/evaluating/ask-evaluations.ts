import { daysAfter } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import { afterQuiet } from '../platform/quiet-hours.ts'
import { act, type Till } from '../platform/till.ts'
import { IS_OPEN, OPEN_DAYS } from './state.ts'
import { WORDING_NOW } from './wording.ts'

/** After so many days nobody is asked any more about what is over: a till that is new or was off does not wake what is long past. */
export const ASK_WITHIN_DAYS = 14
/** Who has not answered is reminded once, so many days after they were asked. */
export const REMIND_DAYS = 7
const BATCH = 100

const participantsOf = (offering: string): string =>
  `from enrolments e join people p on p.id = e.person_id and p.erased_at is null where e.offering_id = ${offering} and e.withdrawn_at is null`
const OVER = statement<{ id: string }>(
  'evaluating-find-over',
  `select o.id from offerings o where o.ends_at between app_now() - interval '${ASK_WITHIN_DAYS} days' and app_now()
     and not exists (select from offering_sessions s where s.offering_id = o.id and s.ends_at > app_now())
     and not exists (select from evaluations v where v.offering_id = o.id) and not exists (select from evaluations_off x where x.offering_id = o.id)
     and exists (select ${participantsOf('o.id')})
   order by o.ends_at, o.id limit 1 for no key update skip locked`,
)
const ASK = statement(
  'evaluating-ask',
  `with taking_part as materialized (select e.id ${participantsOf('$1')}),
   evaluated as (insert into evaluations (offering_id, wording, asked, asked_at, closes_at) select $1, $2, count(*), $3, $4 from taking_part),
   invited as (insert into evaluation_invitations (id, offering_id, enrolment_id) select gen_random_uuid(), $1, id from taking_part returning id)
   insert into evaluation_mails (id, invitation_id, kind, next_try_at) select gen_random_uuid(), id, 'asked', $5 from invited`,
)
const REMIND = statement<{ id: string }>(
  'evaluating-remind',
  `insert into evaluation_mails (id, invitation_id, kind, next_try_at)
   select gen_random_uuid(), i.id, 'reminded', $1 from evaluations v join evaluation_invitations i on i.offering_id = v.offering_id
     join evaluation_mails m on m.invitation_id = i.id and m.kind = 'asked' and m.sent_at is not null
     join enrolments e on e.id = i.enrolment_id and e.withdrawn_at is null
   where ${IS_OPEN} and v.asked_at <= app_now() - interval '${REMIND_DAYS} days' and not i.answered
     and not exists (select from evaluation_mails r where r.invitation_id = i.id and r.kind = 'reminded')
   limit ${BATCH} on conflict do nothing returning id`,
)

/**
 * Asks everybody who took part in an offering, once its last session is over, and reminds whoever has not answered, once. Returns how
 * many things were done.
 */
export function askEvaluations(till: Till): Promise<number> {
  return act(till, { kind: 'job', name: 'evaluations' }, async (tx) => {
    const from = afterQuiet(tx.now)
    const [over] = await run(tx, OVER, [])
    if (over) await run(tx, ASK, [over.id, WORDING_NOW, tx.now, daysAfter(tx.now, OPEN_DAYS), from])
    const reminded = await run(tx, REMIND, [from])
    return reminded.length + (over ? 1 : 0)
  })
}
