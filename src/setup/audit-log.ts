import { z } from 'zod'
import type { Deed, Values } from '../audit/schema.ts'
import { personByEmail } from '../identity/queries.ts'
import { SELLER_ZONE } from '../platform/clock.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { Line } from '../platform/words.ts'
import { AUDITED } from './audited.ts'

/** One act as it is read: who did what to what, by their names of today. */
export type AuditedAct = {
  id: number
  /** Null until it is sealed. */
  number: number | null
  chainDigest: string | null
  at: Date
  actor: string
  /** Null where there is no such person any more. */
  actorName: string | null
  deed: Deed
  kind: string
  subjectId: string
  subjectName: string | null
  aboutName: string | null
  /** With the personal values, unless they were cut out. */
  before: Values | null
  after: Values | null
  cut: boolean
}

/** What the log is searched by: whoever did it or whom it is about, a thing, a kind of thing, days of the seller's calendar. */
export const auditFilter = {
  person: z
    .union([z.uuid(), z.email()])
    .optional()
    .meta({ description: 'Id or e-mail address: by them or about them' }),
  thing: Line.optional().meta({ description: 'Id of what was changed or read' }),
  kind: z.enum(AUDITED).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
}
export type AuditFilter = z.output<z.ZodObject<typeof auditFilter>>

const NAME_OF_SUBJECT = `case when a.subject_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then (
    select coalesce(
      (select f.code from offerings f where f.id = s.id), (select c.slug from courses c where c.id = s.id),
      (select c.name from companies c where c.id = s.id), (select n.name from people n where n.id = s.id),
      (select o.number::text from orders o where o.id = s.id), (select d.content ->> 'number' from documents d where d.id = s.id),
      (select k.name from api_keys k where k.id = s.id))
    from (select a.subject_id::uuid as id) s) end`
const ID_OF_ACTOR = `case when a.actor ~ '^(person|client):' then split_part(a.actor, ':', 2)::uuid end`
const FIND = statement<AuditedAct>(
  'setup-audit-page',
  `select a.id, s.number, s.chain_digest as "chainDigest", a.at, a.actor, a.deed, a.kind, a.subject_id as "subjectId",
     coalesce((select n.name from people n where n.id = ${ID_OF_ACTOR}), (select k.name from api_keys k where k.id = ${ID_OF_ACTOR})) as "actorName",
     ${NAME_OF_SUBJECT} as "subjectName",
     (select n.name from people n where n.id = a.about_id) as "aboutName",
     case when coalesce(a.before, v.before) is not null then coalesce(a.before, '{}') || coalesce(v.before, '{}') end as before,
     case when coalesce(a.after, v.after) is not null then coalesce(a.after, '{}') || coalesce(v.after, '{}') end as after,
     a.values_digest is not null and v.act_id is null as cut
   from audit_acts a left join audit_values v on v.act_id = a.id left join audit_seals s on s.act_id = a.id
   where ($1::uuid is null or a.actor = 'person:' || $1 or a.about_id = $1) and ($2::text is null or a.subject_id = $2)
     and ($3::text is null or a.kind = $3)
     and ($4::date is null or a.at >= $4::date::timestamp at time zone '${SELLER_ZONE}')
     and ($5::date is null or a.at < ($5::date + 1)::timestamp at time zone '${SELLER_ZONE}')
     and ($6::bigint is null or a.id < $6)
   order by a.id desc limit $7`,
)

type Part = { after: number | null; limit: number }

/** Acts of a filter, the newest first, from before the one that the page before ended with. */
export async function auditedActs(on: On, filter: AuditFilter, { after, limit }: Part): Promise<AuditedAct[]> {
  const { person, thing, kind, from, to } = filter
  const personId = person?.includes('@') ? (await personByEmail(on, person))?.id : person
  if (person !== undefined && personId === undefined) return []
  return run(on, FIND, [personId ?? null, thing ?? null, kind ?? null, from ?? null, to ?? null, after, limit])
}
