import { emit } from '../audit/emit.ts'
import { companyByNumber } from '../companies/queries.ts'
import { nameOf } from '../platform/actor.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { invalid, unknown } from '../platform/problems.ts'
import { type CoursePartner, demandPromisable, type PartnerShare } from './course-partner.ts'
import { lockCourse } from './lock-course.ts'

const NOW = `from course_partners p join companies c on c.id = p.company_id
  where p.course_id = $1 and not exists (select from course_partners b where b.share_id = p.share_id and b.version > p.version)`
const COLUMNS = `p.share_id as "shareId", p.company_id as "companyId", c.organisation_number as "organisationNumber", c.name,
  p.share_basis_points as "shareBasisPoints", p.from_day as "fromDay", p.until_day as "untilDay", p.note`

const OF_COURSE = statement<CoursePartner>(
  'catalogue-partners-of-course',
  `select ${COLUMNS} ${NOW} order by p.from_day, c.name, p.share_id`,
)
const AT = statement<CoursePartner>(
  'catalogue-partner-shares-at',
  `select ${COLUMNS} ${NOW} and $2::date between p.from_day and coalesce(p.until_day, 'infinity') order by c.name, p.share_id`,
)
const OF_COMPANY = statement<{ courseId: string }>(
  'catalogue-courses-of-partner',
  'select distinct course_id as "courseId" from course_partners where company_id = $1',
)
const PUT = statement(
  'catalogue-put-partner',
  `insert into course_partners (id, share_id, version, course_id, company_id, share_basis_points, from_day, until_day, note, set_at, set_by)
   select $1, $2, coalesce(max(p.version), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10 from course_partners p where p.share_id = $2`,
)

const OF_COURSES = statement<CourseShare>(
  'catalogue-partners-of-courses',
  `select p.course_id as "courseId", ${COLUMNS} from course_partners p join companies c on c.id = p.company_id
   where ($1::uuid[] is null or p.course_id = any ($1)) and not exists (select from course_partners b where b.share_id = p.share_id and b.version > p.version)
   order by p.course_id, p.from_day, p.share_id`,
)

/** A share and the course that it is of. */
export type CourseShare = CoursePartner & { courseId: string }

/** The shares of these courses, or of all, each in its newest version. */
export const partnersOfCourses = (on: On, courseIds: readonly string[] | null): Promise<CourseShare[]> =>
  run(on, OF_COURSES, [courseIds])

/** The courses of which a company has, or had, a share. */
export const coursesOfPartner = async (on: On, companyId: string): Promise<string[]> =>
  (await run(on, OF_COMPANY, [companyId])).map(({ courseId }) => courseId)

/** The companies that have a share of a course's net income, in every version the newest, by the day from which it counts. */
export const partnersOf = (on: On, courseId: string): Promise<CoursePartner[]> => run(on, OF_COURSE, [courseId])

/** Who has which share of a course's net income on a calendar day of the seller. */
export const partnerSharesAt = (on: On, courseId: string, day: string): Promise<CoursePartner[]> =>
  run(on, AT, [courseId, day])

/** Promises a company a share of a course. @throws course/unknown, course/partner-twice, course/shares-beyond-whole */
export async function addPartner(tx: Tx, courseId: string, wish: PartnerShare): Promise<{ shareId: string }> {
  await lockCourse(tx, courseId)
  const shareId = newId()
  await put(tx, wish, { courseId, shareId, others: await partnersOf(tx, courseId) })
  return { shareId }
}

/** Writes another version of a share; the one before stays as it was. @throws course/unknown, partner/unknown */
export async function setPartner(
  tx: Tx,
  which: { courseId: string; shareId: string },
  wish: PartnerShare,
): Promise<void> {
  await lockCourse(tx, which.courseId)
  const all = await partnersOf(tx, which.courseId)
  const others = all.filter(({ shareId }) => shareId !== which.shareId)
  if (others.length === all.length) throw unknown('partner')
  await put(tx, wish, { ...which, others })
}

type Place = { courseId: string; shareId: string; others: readonly CoursePartner[] }

async function put(tx: Tx, wish: PartnerShare, { courseId, shareId, others }: Place): Promise<void> {
  const { organisationNumber, shareBasisPoints, fromDay, untilDay, note } = wish
  if (untilDay !== null && untilDay < fromDay) throw invalid('/untilDay', 'must not come before fromDay')
  const company = await companyByNumber(tx, organisationNumber)
  if (!company) throw invalid('/organisationNumber', 'no company with this number is here yet')
  demandPromisable([...others, { shareId, companyId: company.id, shareBasisPoints, fromDay, untilDay }])
  const said = [shareBasisPoints, fromDay, untilDay, note]
  await run(tx, PUT, [newId(), shareId, courseId, company.id, ...said, tx.now, nameOf(tx.actor)])
  const facts = { shareId, companyId: company.id, shareBasisPoints, fromDay, untilDay }
  await emit(tx, { name: 'PartnerShareSet', subjectId: courseId, facts })
}
