import { type On, run, statement } from '../platform/db/statement.ts'
import { unknown } from '../platform/problems.ts'

/** A request that was refused or failed. */
export type RefusedRequest = {
  id: string
  at: Date
  method: string
  path: string
  status: number
  code: string
  pointers: string[]
  /** Who asked, where they were signed in. */
  person: { id: string; name: string; email: string } | null
  /** The program that asked, by the name of its key. */
  program: string | null
}

const FIND = statement<RefusedRequest>(
  'support-refused-request',
  `select r.id, r.at, r.method, r.path, r.status, r.code, r.pointers,
     case when n.id is not null then json_build_object('id', n.id, 'name', n.name, 'email', n.email) end as person,
     (select k.name from api_keys k where k.id = r.client) as program
   from refused_requests r left join people n on n.id = r.person_id where r.id = $1`,
)

/** What was answered under a request id, while it is kept. @throws request/unknown */
export async function refusedRequest(on: On, requestId: string): Promise<RefusedRequest> {
  const [found] = await run(on, FIND, [requestId])
  if (!found) throw unknown('request')
  return found
}
