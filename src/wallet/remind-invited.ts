import { run, statement } from '../platform/db/statement.ts'
import { act, type Till } from '../platform/till.ts'

/** Whoever has not answered is reminded so many days after the last mail, so many times. */
const REMIND_AFTER_DAYS = 3
const REMINDERS_MAX = 2
/** Reminders made in one transaction. */
const BATCH = 100

const CLOSE = statement<{ assignmentId: string }>(
  'wallet-close-old-invitations',
  `update seat_invitations i set closed_at = $1 where i.used_at is null and i.id in (
     select x.id from seat_invitations x join seat_assignments a on a.id = x.assignment_id and a.ended_at is null and a.accepted_at is null
     join offerings f on f.id = a.offering_id and f.ends_at > $1
     where x.used_at is null and x.closed_at is null and x.sent_at < $1::timestamptz - interval '${REMIND_AFTER_DAYS} days'
       and (select count(*) from seat_invitations y where y.assignment_id = a.id and y.cause = 'reminder') < ${REMINDERS_MAX}
     order by x.sent_at limit ${BATCH} for update of x skip locked)
   returning i.assignment_id as "assignmentId"`,
)
const RENEW = statement(
  'wallet-remind',
  `insert into seat_invitations (id, assignment_id, cause, made_at, next_try_at) select uuidv7(), g.id, 'reminder', $2, $2 from unnest($1::uuid[]) as g(id)`,
)

/** Invites those once more who have let an invitation lie. Returns how many. */
export function remindInvited(till: Till): Promise<number> {
  return act(till, { kind: 'job', name: 'invitations' }, async (tx) => {
    const ids = (await run(tx, CLOSE, [tx.now])).map(({ assignmentId }) => assignmentId)
    if (ids.length > 0) await run(tx, RENEW, [ids, tx.now])
    return ids.length
  })
}
