import { z } from 'zod'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Caller } from '../platform/http/route.ts'
import { newId } from '../platform/ids.ts'
import { LangCode } from '../platform/lang.ts'
import { waitOfMail } from '../platform/mails-to-strangers.ts'
import { unknown } from '../platform/problems.ts'
import { act, type Till } from '../platform/till.ts'
import { Email } from '../platform/words.ts'
import { CAN_BE_BOOKED, IS_ON_SALE } from './on-sale.ts'
import { full, onSale, tooManyAsks } from './problems.ts'
import { WORDING } from './wording.ts'

export const AskInterest = z.strictObject({ email: Email, lang: LangCode.default('nb') }).meta({ id: 'AskInterest' })
export type AskInterest = z.output<typeof AskInterest>

const FIND = statement<{ courseId: string; onSale: boolean; bookable: boolean }>(
  'interest-course',
  `select c.id as "courseId", exists (select from offerings o where o.course_id = c.id and ${IS_ON_SALE}) as "onSale",
     exists (select from offerings o where o.course_id = c.id and ${CAN_BE_BOOKED}) as bookable
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
 * @throws course/unknown, interest/on-sale, interest/full, interest/too-many-mails
 */
export async function askInterest(
  { till, actor, ip }: Asking,
  slug: string,
  { email, lang }: AskInterest,
): Promise<void> {
  const [course] = await run({ client: till.connection.pool }, FIND, [slug])
  if (!course) throw unknown('course')
  if (course.onSale) throw course.bookable ? onSale() : full()
  const wait = await waitOfMail(till.connection.pool, { purpose: 'interest', ip, email })
  if (wait > 0) throw tooManyAsks(wait)
  await seeAs(HOUSE, () =>
    act(till, actor, (tx) => run(tx, WRITE, [newId(), course.courseId, email, lang, WORDING, tx.now])),
  )
}
