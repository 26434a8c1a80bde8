import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { digestOf, newId } from '../platform/ids.ts'
import type { Lang } from '../platform/lang.ts'
import { DAYS_TO_CONFIRM } from './ask-mail.ts'
import { TITLE } from './on-sale.ts'
import { linkOver } from './problems.ts'

type Ask = { courseId: string; email: string; lang: Lang; wording: number; at: Date }
const IS_OPEN = `used_at is null and asked_at > app_now() - interval '${DAYS_TO_CONFIRM} days'`
const USE = statement<Ask>(
  'interest-use-ask',
  `update interest_asks set used_at = $2 where digest = $1 and ${IS_OPEN}
   returning course_id as "courseId", email, lang, wording, asked_at as at`,
)
const OPEN = statement<{ email: string; title: string }>(
  'interest-open-ask',
  `select i.email, ${TITLE} as title from interest_asks i join courses c on c.id = i.course_id where digest = $1 and ${IS_OPEN}`,
)
const PUT = statement<{ id: string }>(
  'interest-put',
  `insert into course_interests as w (id, course_id, email, lang, wording, asked_at, confirmed_at) values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (course_id, email) do update set lang = excluded.lang, wording = excluded.wording, asked_at = excluded.asked_at, confirmed_at = excluded.confirmed_at
   returning w.id`,
)

/** What a mailed link would confirm. It changes nothing: mail filters open links on their own. @throws interest/link-over */
export async function askOpenedBy(on: On, token: string): Promise<{ email: string; title: string }> {
  const [ask] = await run(on, OPEN, [digestOf(token)])
  if (!ask) throw linkOver()
  return ask
}

/** The second yes: from now on they are told. Returns the id of what they wait for. @throws interest/link-over */
export async function confirmInterest(tx: Tx, token: string): Promise<string> {
  const [ask] = await run(tx, USE, [digestOf(token), tx.now])
  if (!ask) throw linkOver()
  const [put] = await run(tx, PUT, [newId(), ask.courseId, ask.email, ask.lang, ask.wording, ask.at, tx.now])
  return put!.id
}
