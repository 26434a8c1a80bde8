import { SELLER_ZONE } from '../platform/clock.ts'
import { TODAY } from '../platform/db/seller-day.ts'
import { run, statement } from '../platform/db/statement.ts'
import { transact } from '../platform/db/transact.ts'
import type { Till } from '../platform/till.ts'

/**
 * So many are kept of one day: of our own failures, of what was refused to whom we know, and of what was refused to visitors. A broken
 * program, or somebody who means harm, fills its own share and neither the table nor the others'.
 */
export const KEPT_A_DAY = { failed: 20_000, known: 20_000, visitors: 5_000 } as const

const DAY_BEGAN = `(${TODAY}::timestamp at time zone '${SELLER_ZONE}')`
/** Whoever was erased, or became part of another, meanwhile is nobody here. */
const WRITE = statement(
  'support-write-refused',
  `with today as (
     select count(*) filter (where t.status >= 500) as failed, count(*) filter (where t.status < 500 and num_nonnulls(t.person_id, t.client) > 0) as known,
       count(*) filter (where t.status < 500 and num_nonnulls(t.person_id, t.client) = 0) as visitors from refused_requests t where t.at >= ${DAY_BEGAN})
   insert into refused_requests (id, at, method, path, status, code, pointers, person_id, client)
   select r.id, app_now() - (now() - least(r.at, now())), r.method, r.path, r.status, r.code, r.pointers, n.id, r.client
   from jsonb_to_recordset($1) as r(id uuid, at timestamptz, method text, path text, status int, code text, pointers text[], person_id uuid, client uuid)
   cross join today left join people n on n.id = r.person_id and n.erased_at is null
   where case when r.status >= 500 then today.failed < ${KEPT_A_DAY.failed} when num_nonnulls(r.person_id, r.client) > 0 then today.known < ${KEPT_A_DAY.known}
     else today.visitors < ${KEPT_A_DAY.visitors} end
   on conflict (id) do nothing`,
)

/** Writes what was refused since the last time; what could not be written is kept for the next. Nothing is left to do: the answer is 0. */
export async function writeRefused({
  refusals,
  connection: { pool },
}: Pick<Till, 'refusals' | 'connection'>): Promise<number> {
  const taken = refusals.take()
  if (taken.length === 0) return 0
  const rows = taken.map(({ requestId, personId, ...rest }) => ({ ...rest, id: requestId, person_id: personId }))
  try {
    await transact(pool, { kind: 'job', name: 'refusals' }, (tx) => run(tx, WRITE, [JSON.stringify(rows)]))
  } catch (error) {
    refusals.putBack(taken)
    throw error
  }
  return 0
}
