import type { DocumentKind } from '../catalogue/admission.ts'
import { titleIn } from '../catalogue/title-in.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import { unknown } from '../platform/problems.ts'
import type { DocumentType } from './media-type-of.ts'
import type { ApplicationEnd, Decision, RefusalReason } from './schema.ts'

/** `late`: nobody has decided by the day that was promised. `over`: `endedAs` says how. */
export type ApplicationState = 'undecided' | 'late' | 'admitted' | 'ordered' | 'over'
export type ApplicationDocument = {
  id: string
  kind: DocumentKind
  name: string
  mediaType: DocumentType
  size: number
  addedAt: Date
}
export type Application = {
  id: string
  state: ApplicationState
  offeringId: string
  code: string
  slug: string
  title: string
  zone: string
  startsAt: Date
  endsAt: Date
  personId: string
  name: string
  email: string
  /** The company that has bought the seat; null where whoever applies pays. */
  company: string | null
  /** By when the papers are to be there, where a company sends whoever applies. */
  showBy: Date | null
  lang: Lang
  requirements: string
  message: string
  appliedAt: Date
  decideBy: Date
  heldUntil: Date
  askedMore: string | null
  askedMoreAt: Date | null
  decision: Decision | null
  decidedAt: Date | null
  reason: RefusalReason | null
  words: string
  payBy: Date | null
  orderId: string | null
  endedAt: Date | null
  endedAs: ApplicationEnd | null
  documents: ApplicationDocument[]
  /** Kinds that the offering asks for and that are not there yet. */
  missing: DocumentKind[]
}
type Row = Omit<Application, 'documents'> & {
  documents: (Omit<ApplicationDocument, 'addedAt'> & { addedAt: string })[]
}

const COLUMNS = `a.id, a.offering_id as "offeringId", o.code, c.slug, t.title, o.zone, o.starts_at as "startsAt", o.ends_at as "endsAt",
  a.person_id as "personId", p.name, p.email, a.company, a.show_by as "showBy", a.lang, a.requirements, a.message, a.applied_at as "appliedAt", a.decide_by as "decideBy",
  a.held_until as "heldUntil", a.asked_more as "askedMore", a.asked_more_at as "askedMoreAt", a.decision, a.decided_at as "decidedAt",
  a.reason, a.words, a.pay_by as "payBy", d.id as "orderId", a.ended_at as "endedAt", a.ended_as as "endedAs",
  coalesce((select json_agg(json_build_object('id', x.id, 'kind', x.kind, 'name', x.name, 'mediaType', x.media_type, 'size', x.size,
    'addedAt', x.added_at) order by x.added_at, x.id) from application_documents x where x.application_id = a.id), '[]') as documents,
  coalesce((select json_agg(k) from jsonb_array_elements_text(o.admission -> 'documents') k
    where not exists (select from application_documents x where x.application_id = a.id and x.kind = k)), '[]') as missing,
  case when a.ended_at is not null then 'over' when d.id is not null then 'ordered' when a.decision = 'admitted' then 'admitted'
    when a.decide_by <= app_now() then 'late' else 'undecided' end as state`
const FROM = `from applications a join offerings o on o.id = a.offering_id join courses c on c.id = o.course_id join people p on p.id = a.person_id
  join lateral ${titleIn('c.id', 'a.lang')} t on true
  left join orders d on d.id = a.order_id and d.cancelled_at is null`

const ONE = statement<Row>('admission-application', `select ${COLUMNS} ${FROM} where a.id = $1`)
const OF_PERSON = statement<Row>(
  'admission-of-person',
  `select ${COLUMNS} ${FROM} where a.person_id = $1 order by a.ended_at is not null, a.applied_at desc limit $2`,
)
/** Those that wait for an answer, the oldest first, then the others, the newest first. */
const OF_OFFERING = statement<Row>(
  'admission-of-offering',
  `select ${COLUMNS} ${FROM} where a.offering_id = $1
   order by a.decision is not null or a.ended_at is not null, case when a.decision is null and a.ended_at is null then a.applied_at end, a.applied_at desc limit $2`,
)
const UNDECIDED = `a.decision is null and a.ended_at is null and ($1::text[] is null or c.faculty = any($1))`
const WAITING = statement<Row>(
  'admission-waiting',
  `select ${COLUMNS} ${FROM} where ${UNDECIDED} order by a.decide_by, a.id limit $2`,
)
const COUNT = statement<{ waiting: number; late: number }>(
  'admission-count-waiting',
  `select count(*) as waiting, count(*) filter (where a.decide_by <= app_now()) as late
   from applications a join offerings o on o.id = a.offering_id join courses c on c.id = o.course_id where ${UNDECIDED}`,
)
const OFFERING = statement<object>('admission-offering', 'select id from offerings where id = $1')
/** The most that one answer lists. */
const LIST_MOST = 500

/** Whose application, or of which offering. */
type Key = { applicationId: string } & ({ personId: string } | { offeringId: string })

/** @throws application/unknown, also for what is somebody else's */
export async function theApplication(on: On, key: Key): Promise<Application> {
  const [row] = await run(on, ONE, [key.applicationId])
  const fits = row && ('personId' in key ? row.personId === key.personId : row.offeringId === key.offeringId)
  if (!fits) throw unknown('application')
  return applicationFrom(row)
}

export const applicationsOfPerson = async (on: On, personId: string): Promise<Application[]> =>
  (await run(on, OF_PERSON, [personId, LIST_MOST])).map(applicationFrom)

/** @throws offering/unknown */
export async function applicationsOfOffering(on: On, offeringId: string): Promise<Application[]> {
  const [offering] = await run(on, OFFERING, [offeringId])
  if (!offering) throw unknown('offering')
  return (await run(on, OF_OFFERING, [offeringId, LIST_MOST])).map(applicationFrom)
}

/** What nobody has decided yet, whichever answer is due first: of these faculties, or of all. */
export const applicationsWaiting = async (on: On, faculties: readonly string[] | null): Promise<Application[]> =>
  (await run(on, WAITING, [faculties, LIST_MOST])).map(applicationFrom)

export async function countApplications(
  on: On,
  faculties: readonly string[] | null,
): Promise<{ waiting: number; late: number }> {
  const [row] = await run(on, COUNT, [faculties])
  return row!
}

const applicationFrom = ({ documents, ...row }: Row): Application => ({
  ...row,
  documents: documents.map(({ addedAt, ...each }) => ({ ...each, addedAt: new Date(addedAt) })),
})
