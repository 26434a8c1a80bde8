import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import type { CertificateContent } from './content.ts'

export type State = 'valid' | 'revoked' | 'replaced'
/** A certificate and what became of it. */
export type Certificate = {
  certificateId: string
  enrolmentId: string
  offeringId: string
  faculty: string
  version: number
  code: string
  lang: Lang
  /** Null: its learner was erased. */
  content: CertificateContent | null
  reason: string | null
  issuedAt: Date
  state: State
  how: 'revoked' | 'undone' | 'replaced' | null
  endedAt: Date | null
  endReason: string | null
}

const COLUMNS = `c.id as "certificateId", c.enrolment_id as "enrolmentId", e.offering_id as "offeringId", k.faculty, c.version, c.code, c.lang, c.content,
  c.reason, c.issued_at as "issuedAt", x.how, x.ended_at as "endedAt", x.reason as "endReason",
  case when x.how is null then 'valid' when x.how = 'replaced' then 'replaced' else 'revoked' end as state`
const FROM = `from certificates c join enrolments e on e.id = c.enrolment_id join offerings f on f.id = e.offering_id join courses k on k.id = f.course_id
  left join certificate_endings x on x.certificate_id = c.id`

const BY_ID = statement<Certificate>('certifying-by-id', `select ${COLUMNS} ${FROM} where c.id = $1`)
const BY_CODE = statement<Certificate>('certifying-by-code', `select ${COLUMNS} ${FROM} where c.code = $1`)
const OF_OFFERING = statement<Certificate>(
  'certifying-of-offering',
  `select ${COLUMNS} ${FROM} where e.offering_id = $1 order by c.content ->> 'name', c.enrolment_id, c.version desc`,
)
const OF_PERSON = statement<Certificate>(
  'certifying-of-person',
  `select ${COLUMNS} ${FROM} where e.person_id = $1 and c.content is not null and x.how is null order by c.issued_at desc`,
)
const FILE = statement<{ path: string }>(
  'certifying-file',
  'select path from certificate_files where certificate_id = $1 and lang = $2',
)
const BADGE = statement<{ jws: string }>(
  'certifying-badge',
  'select jws from certificate_badges where certificate_id = $1',
)
const ENDED = statement<{ id: string; how: 'revoked' | 'undone' | 'replaced' }>(
  'certifying-ended',
  'select certificate_id as id, how from certificate_endings order by ended_at, certificate_id',
)

const first = async (rows: Promise<Certificate[]>): Promise<Certificate | null> => (await rows)[0] ?? null
export const certificateById = (on: On, id: string) => first(run(on, BY_ID, [id]))
export const certificateByCode = (on: On, code: string) => first(run(on, BY_CODE, [code]))
/** Every version, by name. */
export const certificatesOfOffering = (on: On, offeringId: string) => run(on, OF_OFFERING, [offeringId])
/** Those that are valid, the newest first. */
export const certificatesOfPerson = (on: On, personId: string) => run(on, OF_PERSON, [personId])
export const fileOf = async (on: On, id: string, lang: Lang): Promise<string | null> =>
  (await run(on, FILE, [id, lang]))[0]?.path ?? null
export const badgeJws = async (on: On, id: string): Promise<string | null> =>
  (await run(on, BADGE, [id]))[0]?.jws ?? null
/** All that are not valid any more, by id alone. */
export const endedCertificates = (on: On) => run(on, ENDED, [])
