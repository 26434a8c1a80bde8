import { z } from 'zod'
import { lockOffering } from '../catalogue/lock-offering.ts'
import { titleIn } from '../catalogue/title-in.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Lang } from '../platform/lang.ts'
import { unknown } from '../platform/problems.ts'
import { tooManyQuestions } from './problems.ts'
import { QUESTIONS_MAX } from './question.ts'

export const CopyQuestions = z.strictObject({ fromOfferingId: z.uuid() })

const SAME_FACULTY = statement<{ id: string }>(
  'questions-same-faculty',
  `select other.id from offerings o join courses c on c.id = o.course_id join courses k on k.faculty = c.faculty
   join offerings other on other.course_id = k.id where o.id = $1 and other.id = $2`,
)
const COPY = statement(
  'questions-copy',
  `insert into questions (id, offering_id, position, kind, text, help, reason, choices, required, sensitive, seen_by_teachers, seen_by_company, kept_days, asked_at)
   select uuidv7(), $1, (select coalesce(max(position), 0) from questions where offering_id = $1 and ended_at is null) + row_number() over (order by q.position, q.id),
     q.kind, q.text, q.help, q.reason, q.choices, q.required, q.sensitive, q.seen_by_teachers, q.seen_by_company, q.kept_days, $3
   from questions q where q.offering_id = $2 and q.ended_at is null and not exists (
     select from questions own where own.offering_id = $1 and own.ended_at is null and own.kind = q.kind and own.text = q.text)`,
)
const ASKED = statement<{ asked: number }>(
  'questions-asked',
  'select count(*) as asked from questions where offering_id = $1 and ended_at is null',
)
/** The same question is one of the same words, kind and choices, seen by nobody else and kept no longer. */
const CARRY = statement(
  'questions-carry',
  `insert into question_answers (question_id, person_id, value, answered_at)
   select own.id, a.person_id, a.value, a.answered_at
   from enrolments e join question_answers a on a.person_id = e.person_id join questions q on q.id = a.question_id and q.offering_id = e.offering_id
   join questions own on own.offering_id = $2 and own.ended_at is null and own.kind = q.kind and own.text = q.text and own.choices = q.choices
     and own.reason = q.reason and own.seen_by_teachers <= q.seen_by_teachers and own.seen_by_company <= q.seen_by_company and own.kept_days <= q.kept_days
   where e.id = $1 on conflict do nothing`,
)

/** Another start whose questions may be copied. */
export type OtherStart = { offeringId: string; title: string; code: string; zone: string; startsAt: Date; endsAt: Date }
/** How many starts are offered to copy from. */
const STARTS_MOST = 50

const THAT_ASK = statement<OtherStart>(
  'questions-starts-that-ask',
  `select other.id as "offeringId", t.title, other.code, other.zone, other.starts_at as "startsAt", other.ends_at as "endsAt"
   from offerings o join courses c on c.id = o.course_id join courses k on k.faculty = c.faculty join offerings other on other.course_id = k.id
   cross join lateral ${titleIn('k.id', '$2')} t
   where o.id = $1 and other.id <> $1 and exists (select from questions q where q.offering_id = other.id and q.ended_at is null)
   order by (k.id = c.id) desc, other.starts_at desc, other.id limit ${STARTS_MOST}`,
)

/** The newest starts of the same faculty that ask something, those of the same course first. */
export const startsThatAsk = (on: On, offeringId: string, lang: Lang): Promise<OtherStart[]> =>
  run(on, THAT_ASK, [offeringId, lang])

type Copying = z.output<typeof CopyQuestions> & { offeringId: string }

/**
 * Asks what another start of the same faculty asks, beside what is asked already; what is asked in the same words stays as it is.
 * @throws offering/unknown, questions/too-many
 */
export async function copyQuestions(tx: Tx, { offeringId, fromOfferingId }: Copying): Promise<void> {
  await lockOffering(tx, offeringId)
  const [known] = await run(tx, SAME_FACULTY, [offeringId, fromOfferingId])
  if (!known) throw unknown('offering')
  await run(tx, COPY, [offeringId, fromOfferingId, tx.now])
  const [now] = await run(tx, ASKED, [offeringId])
  if (now!.asked > QUESTIONS_MAX) throw tooManyQuestions()
}

/** Whoever moves to another start is not asked again what they have answered in the same words, under the same conditions or stricter ones. */
export async function carryAnswers(tx: Tx, fromEnrolmentId: string, toOfferingId: string): Promise<void> {
  await run(tx, CARRY, [fromEnrolmentId, toOfferingId])
}
