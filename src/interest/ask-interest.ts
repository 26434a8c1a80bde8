import { z } from 'zod'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { run, statement } from '../platform/db/statement.ts'
import { networkOf } from '../platform/http/network-of.ts'
import type { Caller } from '../platform/http/route.ts'
import { newId } from '../platform/ids.ts'
import { LangCode } from '../platform/lang.ts'
import { openLimiter } from '../platform/limiter.ts'
import { unknown } from '../platform/problems.ts'
import { act, type Till } from '../platform/till.ts'
import { Email } from '../platform/words.ts'
import { IS_ON_SALE } from './on-sale.ts'
import { onSale, tooManyAsks } from './problems.ts'
import { WORDING } from './wording.ts'

const DAY_MINUTES = 24 * 60
/** Mails that one network has sent to addresses that nobody has proved, and that one address is sent, a day. */
const MAILS_OF_NETWORK = 60
const MAILS_TO_ADDRESS = 5

export const AskInterest = z.strictObject({ email: Email, lang: LangCode.default('nb') }).meta({ id: 'AskInterest' })
export type AskInterest = z.output<typeof AskInterest>

const FIND = statement<{ courseId: string; onSale: boolean }>(
  'interest-course',
  `select c.id as "courseId", exists (select from offerings o where o.course_id = c.id and ${IS_ON_SALE}) as "onSale"
   from courses c where c.slug = $1 and c.published_at is not null`,
)
const WRITE = statement(
  'interest-write-ask',
  'insert into interest_asks (id, course_id, email, lang, wording, asked_at, next_try_at) values ($1, $2, $3, $4, $5, $6, $6)',
)

type Asking = Pick<Caller, 'actor' | 'ip'> & { till: Till }

/**
 * Somebody wants to be told, at an address, when a course is on sale. It does the same, whether the address waits already or not: what the
 * mail says then differs, and only its owner reads that. What is held for some companies is for nobody here, so it is never told of.
 * @throws course/unknown, interest/on-sale, interest/too-many-mails
 */
export async function askInterest(
  { till, actor, ip }: Asking,
  slug: string,
  { email, lang }: AskInterest,
): Promise<void> {
  const [course] = await run({ client: till.connection.pool }, FIND, [slug])
  if (!course) throw unknown('course')
  if (course.onSale) throw onSale()
  await demandMails(till, `interest from ${networkOf(ip)}`, `interest ${email}`)
  await seeAs(HOUSE, () =>
    act(till, actor, (tx) => run(tx, WRITE, [newId(), course.courseId, email, lang, WORDING, tx.now])),
  )
}

async function demandMails(till: Till, network: string, address: string): Promise<void> {
  const most = (points: number) => openLimiter(till.connection.pool, { points, minutes: DAY_MINUTES })
  const waits = await Promise.all([most(MAILS_OF_NETWORK).take(network), most(MAILS_TO_ADDRESS).take(address)])
  if (Math.max(...waits) > 0) throw tooManyAsks(Math.max(...waits))
}
