import { act } from '../../src/platform/till.ts'
import { hire } from '../developing/people.ts'
import type { House } from '../support/constellation.ts'
import { ask, make, type Offering } from '../support/make.ts'

export type Results = {
  asked: number
  answered: number
  evaluatedAt: string | null
  shown: {
    useful: number[]
    texts: { answerId: string; text: string; struckBecause: string | null }[]
  } | null
  earlier: { offeringId: string; usefulTenths: number }[]
  faculty: { offerings: number; usefulTenths: number } | null
  conclusion: { note: string } | null
}

/** What stands between a test and the database of a house. */
export const sqlOf = (house: House, text: string) =>
  act(house.till, { kind: 'job', name: 'test' }, async (tx) => (await tx.client.query(text)).rows)

/** Mails wait at night. */
export async function toNoon(house: House): Promise<void> {
  const [row] = await house.witness(
    `select extract(epoch from date_trunc('day', app_now() at time zone 'Europe/Oslo') + interval '36 hours' - app_now() at time zone 'Europe/Oslo')::int as s`,
  )
  await house.moveClock(Number(row!.s))
}

/** Three offerings that were evaluated before, one of them of the same course, one so long ago that its words go. */
export async function evaluatedBefore(house: House, { offeringId: now }: Offering): Promise<void> {
  for (const n of [0, 1, 2]) {
    const { offeringId } = await make.offering(house, { startsInDays: 2, title: `Før ${n}` })
    const course = n === 0 ? `course_id = (select course_id from offerings where id = '${now}'), ` : ''
    const [ago, better] = n === 2 ? ['4 years', 'For lenge siden'] : ['150 days', '']
    await sqlOf(
      house,
      `update offerings set ${course}starts_at = app_now() - interval '200 days', ends_at = app_now() - interval '199 days' where id = '${offeringId}';
       insert into evaluations values ('${offeringId}', 1, 10, app_now() - interval '${ago}' - interval '21 days', app_now() - interval '${ago}');
       insert into evaluation_answers select gen_random_uuid(), '${offeringId}', 3, 7, '${better}' from generate_series(1, 6)`,
    )
  }
}

/** Everything by which those who were asked are known to the database. */
export async function tracesOf(house: House): Promise<Set<string>> {
  const rows = await house.witness(
    `select p.id, p.name, p.email, e.id as enrolment, e.seat_id as seat, e.order_id as of_order, i.id as invitation, m.id as mail, m.digest
     from people p join enrolments e on e.person_id = p.id join evaluation_invitations i on i.enrolment_id = e.id join evaluation_mails m on m.invitation_id = i.id`,
  )
  return new Set(rows.flatMap((row) => Object.values(row)).filter((each) => each !== null))
}

/** A row holds an instant, or something by which somebody is known. */
export const leadsBack = (row: object, known: ReadonlySet<string>): boolean =>
  Object.values(row).some((value) => value instanceof Date || known.has(value as string))

/** Since when somebody takes part no more: an instant in SQL, or null. */
export const withdraw = (house: House, email: string, at: string) =>
  sqlOf(
    house,
    `update enrolments set withdrawn_at = ${at} where person_id = (select id from people where email = '${email}')`,
  )

/** What is asked for while an answer that comes has all rows written anew. */
export async function whileAnswersAreMixed<T>(
  house: House,
  { offeringId }: Offering,
  work: () => Promise<T>,
): Promise<T> {
  const { begun } = await act(house.till, { kind: 'job', name: 'test' }, async (tx) => {
    await tx.client.query(`select from offerings where id = '${offeringId}' for no key update`)
    await tx.client.query(
      `with taken as (delete from evaluation_answers where offering_id = '${offeringId}' returning *) insert into evaluation_answers select * from taken`,
    )
    const begun = work()
    await tx.client.query('select pg_sleep(0.5)')
    return { begun }
  })
  return begun
}

/** Somebody who keeps the courses of an offering's faculty, and no others. */
export async function facultyOf(house: House, { offeringId }: Offering) {
  const [course] = await house.witness(
    `select c.faculty from courses c join offerings o on o.course_id = c.id where o.id = '${offeringId}'`,
  )
  const dean = await hire(house, 'Dekan Dahl', { role: 'faculty-administrator', faculty: String(course!.faculty) })
  const send = (method: string, path: string, body?: object) =>
    ask<{ type: string }>(house, `/offerings/${offeringId}/${path}`, {
      ...{ method, headers: { cookie: dean.cookie } },
      ...(body ? { body } : {}),
    })
  return {
    off: (method: string, body?: object) => send(method, 'evaluation-off', body),
    conclude: () => send('POST', 'evaluation/conclusion', { note: 'Ingenting.' }),
  }
}

/** The tables in which a word stands. */
export async function tablesHolding(house: House, word: string): Promise<string[]> {
  const tables = await house.witness(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  const holding: string[] = []
  for (const { name } of tables) {
    const [found] = await house.witness(
      `select 1 from public."${name}" t where to_jsonb(t)::text like '%${word}%' limit 1`,
    )
    if (found) holding.push(name)
  }
  return holding
}
