import type { Arranged } from '../catalogue/schema.ts'
import { type On, run, statement } from '../platform/db/statement.ts'

const COUNT = statement<Clashes>(
  'postponing-clashes',
  `with mine as materialized (select person_id from enrolments where offering_id = $1 and withdrawn_at is null),
     times as materialized (select * from jsonb_to_recordset($2::jsonb) as t("startsAt" timestamptz, "endsAt" timestamptz))
   select count(*) filter (where elsewhere)::int as elsewhere, count(*) filter (where "inBoth")::int as "inBoth" from (
     select exists (select from enrolments e join offering_sessions s on s.offering_id = e.offering_id
         join times t on s.starts_at < t."endsAt" and t."startsAt" < s.ends_at
         where e.person_id = m.person_id and e.withdrawn_at is null and e.offering_id not in ($1, coalesce($3, $1))) as elsewhere,
       exists (select from enrolments e where e.person_id = m.person_id and e.withdrawn_at is null and e.offering_id = $3) as "inBoth"
     from mine m) c`,
)

/** How many would sit somewhere else at the same time, and how many sit in both starts. Where else is nothing that a keeper is told. */
export type Clashes = { elsewhere: number; inBoth: number }

type New = { after: Arranged; withId: string | null }

/** Of those who take part in an offering, were it held at other times. */
export async function clashesOf(on: On, offeringId: string, { after, withId }: New): Promise<Clashes> {
  const times = after.sessions.length > 0 ? after.sessions : [after]
  const [counted] = await run(on, COUNT, [offeringId, JSON.stringify(times), withId])
  return counted!
}
