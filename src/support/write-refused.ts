import { sellerDay, TODAY } from '../platform/db/seller-day.ts'
import { run, statement } from '../platform/db/statement.ts'
import { transact } from '../platform/db/transact.ts'
import type { Till } from '../platform/till.ts'

/** So many are kept of one day: a broken program may be refused at every turn, and must not fill the table. */
export const REFUSED_A_DAY = 20_000

/** Whoever was erased, or became part of another, meanwhile is nobody here. */
const WRITE = statement(
  'support-write-refused',
  `insert into refused_requests (id, at, method, path, status, code, pointers, person_id, client)
   select r.id, app_now() - (now() - least(r.at, now())), r.method, r.path, r.status, r.code, r.pointers, n.id, r.client
   from jsonb_to_recordset($1) as r(id uuid, at timestamptz, method text, path text, status int, code text, pointers text[], person_id uuid, client uuid)
   left join people n on n.id = r.person_id and n.erased_at is null
   where (select count(*) from refused_requests t where ${sellerDay('t.at')} = ${TODAY}) < ${REFUSED_A_DAY}
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
