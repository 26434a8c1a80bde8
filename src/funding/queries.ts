import { type On, run, statement } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'
import type { ELIGIBLE, MODES } from './schema.ts'

export type Funder = { id: string; organisationNumber: string; name: string; contactEmail: string; grants: number }
/** What a funder gives, amounts in minor units. */
export type Grant = {
  id: string
  funderId: string
  courseId: string
  titleNb: string
  titleEn: string
  offeringId: string | null
  offering: string | null
  currency: Currency
  seatMinor: number | null
  seatBasisPoints: number | null
  fromDay: string
  untilDay: string | null
  seatsMost: number | null
  mostMinor: number | null
  eligible: (typeof ELIGIBLE)[number]
  companyIds: string[]
  companies: string[]
  mode: (typeof MODES)[number]
  note: string
}

const FUNDER = `select u.id, u.organisation_number as "organisationNumber", u.name, u.contact_email as "contactEmail",
  (select count(*) from funding_grants g where g.funder_id = u.id) as grants from funders u`
const FUNDERS = statement<Funder>('funding-funders', `${FUNDER} order by u.name, u.id`)
const FUNDER_BY_ID = statement<Funder>('funding-funder', `${FUNDER} where u.id = $1`)

const GRANT = `select g.id, g.funder_id as "funderId", g.course_id as "courseId", coalesce(nb.title, en.title, k.slug) as "titleNb",
  coalesce(en.title, nb.title, k.slug) as "titleEn", g.offering_id as "offeringId", f.code as offering, g.currency, g.seat_minor as "seatMinor",
  g.seat_basis_points as "seatBasisPoints", g.from_day as "fromDay", g.until_day as "untilDay", g.seats_most as "seatsMost", g.most_minor as "mostMinor",
  g.eligible, array(select n.company_id from funding_grant_companies n where n.grant_id = g.id order by 1) as "companyIds",
  array(select c.name from funding_grant_companies n join companies c on c.id = n.company_id where n.grant_id = g.id order by 1) as companies, g.mode, g.note
  from funding_grants g join courses k on k.id = g.course_id left join offerings f on f.id = g.offering_id
  left join course_texts nb on nb.course_id = k.id and nb.lang = 'nb' left join course_texts en on en.course_id = k.id and en.lang = 'en'`
const OF_FUNDER = statement<Grant>(
  'funding-grants-of-funder',
  `${GRANT} where g.funder_id = $1 order by g.from_day desc, g.id`,
)
const OF_COURSE = statement<Grant>(
  'funding-grants-of-course',
  `${GRANT} where g.course_id = $1 order by g.from_day, g.id`,
)
const BY_ID = statement<Grant>('funding-grant', `${GRANT} where g.id = $1`)

const IS_OF_COURSE = statement<{ found: boolean }>(
  'funding-is-of-course',
  'select exists (select from offerings where id = $1 and course_id = $2) as found',
)

const BY_CODE = statement<{ id: string }>(
  'funding-offering-by-code',
  'select id from offerings where course_id = $1 and code = $2',
)
/** The offering of a course with this code. */
export const offeringByCode = async (on: On, courseId: string, code: string): Promise<string | null> =>
  (await run(on, BY_CODE, [courseId, code]))[0]?.id ?? null

/** By name. */
export const allFunders = (on: On): Promise<Funder[]> => run(on, FUNDERS, [])
export const funderById = async (on: On, id: string): Promise<Funder | null> =>
  (await run(on, FUNDER_BY_ID, [id]))[0] ?? null
export const hasFunder = async (on: On, id: string): Promise<boolean> => (await funderById(on, id)) !== null

/** The newest first. */
export const grantsOfFunder = (on: On, funderId: string): Promise<Grant[]> => run(on, OF_FUNDER, [funderId])
export const grantsOfCourse = (on: On, courseId: string): Promise<Grant[]> => run(on, OF_COURSE, [courseId])
export const grantById = async (on: On, id: string): Promise<Grant | null> => (await run(on, BY_ID, [id]))[0] ?? null

export const isOfCourse = async (
  on: On,
  { offeringId, courseId }: { offeringId: string; courseId: string },
): Promise<boolean> => (await run(on, IS_OF_COURSE, [offeringId, courseId]))[0]!.found
