import { titlesOf, writtenTitle } from '../catalogue/title-in.ts'
import { isStaff } from '../companies/may-act-for.ts'
import { BUYERS } from '../companies/member-role.ts'
import { isUnconfirmed } from '../companies/problems.ts'
import { type Company, companyById } from '../companies/queries.ts'
import type { Actor } from '../platform/actor.ts'
import { SELLER_ZONE } from '../platform/clock.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import { unknown } from '../platform/problems.ts'
import { type Agreement, COURSES_MAX } from './agreement.ts'

const VERSION = `v.version, v.number, v.discount_basis_points as "discountBasisPoints", v.from_day as "fromDay", v.until_day as "untilDay",
  v.course_ids as "courseIds", v.seats_most as "seatsMost", v.net_most_minor as "netMostMinor", v.currency, v.ended, v.reason, v.set_at as "setAt"`
const NEWEST =
  'not exists (select from agreement_versions b where b.agreement_id = v.agreement_id and b.version > v.version)'

/** $1 the company, $2 the language of the titles. */
const OF_COMPANY = statement<Agreement>(
  'agreements-of-company',
  `select v.agreement_id as "agreementId", v.company_id as "companyId", ${VERSION},
     u.seats as "seatsUsed", u.net_minor as "netUsedMinor",
     not v.ended and (app_now() at time zone '${SELLER_ZONE}')::date between v.from_day and v.until_day as running,
     ${titlesOf('v.course_ids', '$2')} as titles,
     (select json_agg(h order by h.version desc) from (select ${VERSION} from agreement_versions v
       where v.agreement_id = a.id) h) as history
   from agreements a join agreement_versions v on v.agreement_id = a.id and ${NEWEST}
   cross join lateral agreement_used(a.id, coalesce(v.currency, 'NOK')) u
   where a.company_id = $1 order by running desc, v.until_day desc, v.number, a.id`,
)

/** What is agreed with a company, or was: what runs first. The titles of an agreement on all courses are none. */
async function agreementsOf(on: On, companyId: string, lang: Lang): Promise<Agreement[]> {
  const rows = await run(on, OF_COMPANY, [companyId, lang])
  return rows.map((row) => ({
    ...row,
    history: row.history.map((each) => ({ ...each, setAt: new Date(each.setAt) })),
  }))
}

/**
 * The same for whoever may know: those who work here, and members of a company that staff have confirmed.
 * @throws company/unknown, companies/unconfirmed
 */
export async function agreementsFor(
  asking: On & { actor: Actor },
  company: string,
  lang: Lang,
): Promise<{ company: Company; agreements: Agreement[] }> {
  const found = await demandConfirmed(asking, company)
  return { company: found, agreements: await agreementsOf(asking, company, lang) }
}

/** What is agreed with a company that nobody has confirmed is not for whoever typed its number. @throws company/unknown, companies/unconfirmed */
export async function demandConfirmed(asking: On & { actor: Actor }, companyId: string): Promise<Company> {
  const company = await companyById(asking, companyId)
  if (!company) throw unknown('company')
  if (!company.confirmed && !isStaff(asking.actor)) throw isUnconfirmed()
  return company
}

const WITH = statement<AgreedCompany>(
  'agreements-companies',
  `select c.id as "companyId", c.organisation_number as "organisationNumber", c.name, count(*)::int as agreements,
     max(v.until_day) filter (where not v.ended) as "untilDay"
   from agreement_versions v join companies c on c.id = v.company_id where ${NEWEST} group by c.id order by c.name, c.id`,
)
/** A company that something is agreed with, and the last day of it; null where all of it was ended. */
export type AgreedCompany = {
  companyId: string
  organisationNumber: string
  name: string
  agreements: number
  untilDay: string | null
}

/** The companies that there are agreements with, by name. */
export const companiesWithAgreements = (on: On): Promise<AgreedCompany[]> => run(on, WITH, [])

const BUYS = statement<{ id: string; name: string }>(
  'agreements-bought-by',
  `select c.id, c.name from company_members m join companies c on c.id = m.company_id
   where m.person_id = $1 and m.ended_at is null and m.role in ${BUYERS} and c.confirmed_at is not null
     and exists (select from agreement_versions v where v.company_id = c.id and not v.ended and ${NEWEST}
       and (app_now() at time zone '${SELLER_ZONE}')::date between v.from_day and v.until_day)
   order by c.name, c.id`,
)

/** The companies for which somebody may buy by an agreement today, by name. */
export const companiesBuyingByAgreement = (on: On, personId: string): Promise<{ id: string; name: string }[]> =>
  run(on, BUYS, [personId])

const COURSES = statement<{ courseId: string; title: string }>(
  'agreements-courses-to-choose',
  `select c.id as "courseId", t.title from courses c cross join lateral ${writtenTitle('c.id', '$1')} t
   order by t.title, c.id limit ${COURSES_MAX}`,
)

/** The courses that an agreement may name, by title. */
export const coursesToAgreeOn = (on: On, lang: Lang): Promise<{ courseId: string; title: string }[]> =>
  run(on, COURSES, [lang])
