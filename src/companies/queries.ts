import { type On, run, statement } from '../platform/db/statement.ts'
import { type MemberRole, type MemberTie, tieOf } from './member-role.ts'

export type Company = {
  id: string
  organisationNumber: string
  name: string
  street: string
  postcode: string
  city: string
  country: string
  invoiceEmail: string
  buyerReference: string | null
  paymentTermsDays: number
  /** Staff know that its members speak for it; until then each sees only what they ordered themselves. */
  confirmed: boolean
}

/** Of `companies c`, named as in `Company`. */
export const companyColumns = `c.id, c.organisation_number as "organisationNumber", c.name, c.street, c.postcode, c.city, c.country,
  c.invoice_email as "invoiceEmail", c.buyer_reference as "buyerReference", c.payment_terms_days as "paymentTermsDays",
  c.confirmed_at is not null as confirmed`
const BY_ID = statement<Company>('company-by-id', `select ${companyColumns} from companies c where c.id = $1`)
/** A company with what a person is in it; `unitIds` are those that they are bound to, null where to none. */
export type OwnCompany = Company & { role: MemberRole; unitIds: string[] | null }
const OF_PERSON = statement<OwnCompany>(
  'companies-of-person',
  `select ${companyColumns}, m.role, m.unit_ids as "unitIds" from company_members m join companies c on c.id = m.company_id
   where m.person_id = $1 and m.ended_at is null order by c.name, c.id`,
)
const MEMBERSHIP = statement<{ role: MemberRole; unitIds: string[] | null }>(
  'company-membership',
  'select role, unit_ids as "unitIds" from company_members where company_id = $1 and person_id = $2 and ended_at is null',
)

const BY_NUMBER = statement<Company>(
  'company-by-number',
  `select ${companyColumns} from companies c where c.organisation_number = $1`,
)

const MEMBERS = statement<Member>(
  'company-members',
  `select m.person_id as "personId", n.name, n.email, m.role, m.unit_ids as "unitIds", m.joined_at as since from company_members m
   join people n on n.id = m.person_id where m.company_id = $1 and m.ended_at is null order by n.name, n.id`,
)

/** Somebody who acts for a company. */
export type Member = {
  personId: string
  name: string
  email: string
  role: MemberRole
  /** The units that they are bound to; null where to none. */
  unitIds: string[] | null
  since: Date
}

/** Everybody who acts for a company now, by name. */
export const membersOf = (on: On, companyId: string): Promise<Member[]> => run(on, MEMBERS, [companyId])

export async function companyById(on: On, id: string): Promise<Company | null> {
  const [company] = await run(on, BY_ID, [id])
  return company ?? null
}

export async function companyByNumber(on: On, organisationNumber: string): Promise<Company | null> {
  const [company] = await run(on, BY_NUMBER, [organisationNumber])
  return company ?? null
}

/** The companies a person is a member of, by name, and what they are there. */
export const companiesOf = (on: On, personId: string): Promise<OwnCompany[]> => run(on, OF_PERSON, [personId])

/** How a person is tied to a company; null when they are no member. */
export async function membership(on: On, companyId: string, personId: string): Promise<MemberTie | null> {
  const [member] = await run(on, MEMBERSHIP, [companyId, personId])
  return member ? tieOf(member.role, member.unitIds) : null
}
