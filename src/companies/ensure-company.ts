import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { APPROVAL_ABOVE } from './approval-rule.ts'
import { CREDIT_IN_FORCE, CREDIT_LIMIT, NEW_COMPANY_LIMIT } from './credit-limit.ts'
import { isForeignNumber } from './foreign-number.ts'
import type { Needs } from './needs.ts'
import { isOrganisationNumber } from './organisation-number.ts'
import { badForeignNumber, badNumber } from './problems.ts'

export type CompanyPayer = {
  organisationNumber: string
  name: string
  street: string
  postcode: string
  city: string
  country: string
  email: string
}
export type Ensured = {
  id: string
  paymentTermsDays: number
  buyerReference: string | null
  needs: Needs
  orderNumberForms: readonly string[]
  referenceForms: readonly string[]
  /** On which day its invoices are collected, as Collects says: only what members order for a company that staff have confirmed is. */
  collects: string
  /** Øre that it may owe on invoice; null is any amount. */
  creditLimitMinor: number | null
  /** Øre that a buyer of it may order for without a yes; null where nothing needs one. */
  approvalAboveMinor: number | null
  /** The unit that was asked for, or the only one that the buyer is bound to; null where there is none that they may order for. */
  unit: {
    id: string
    name: string
    invoiceEmail: string | null
    invoicesBy: 'auto' | 'ehf' | 'mail' | null
    receiverNumber: string | null
    street: string | null
    postcode: string | null
    city: string | null
  } | null
  isMember: boolean
  isBound: boolean
}

/** Once for what another transaction committed meanwhile; companies do not vanish. */
const ATTEMPTS = 3

const found = `id, payment_terms_days as "paymentTermsDays", buyer_reference as "buyerReference", needs,
  order_number_forms as "orderNumberForms", reference_forms as "referenceForms"`
/** Where a limit is to be kept, orders on invoice of one company come one after the other, from here until they commit. */
const ENSURE = statement<Ensured>(
  'company-ensure',
  `with given as (select $2::text as number, $10::uuid as person_id, $11::boolean as on_invoice, $12::uuid as unit_id), made as (
     insert into companies (id, organisation_number, name, street, postcode, city, country, invoice_email, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (organisation_number) do nothing returning ${found}
   ), known as (
     select c.id, ${CREDIT_LIMIT} as limit_minor from companies c join given g on c.organisation_number = g.number
     left join lateral ${CREDIT_IN_FORCE} k on true
   ), kept as (
     select c.id from companies c join known n on n.id = c.id join given g on g.on_invoice
     where n.limit_minor is not null for no key update of c
   )
   select made.*, null::json as unit, false as "isMember", false as "isBound", case when exists (select from register_entries r join given g on g.number = r.organisation_number where r.public_body)
       then null else ${NEW_COMPANY_LIMIT} end as "creditLimitMinor", null::bigint as "approvalAboveMinor", 'never' as collects from made
   union all select c.id, c.payment_terms_days,
     coalesce(u.buyer_reference, case when c.confirmed_at is not null or m.person_id is not null then c.buyer_reference end),
     coalesce(u.needs, c.needs), c.order_number_forms, c.reference_forms,
     case when u.id is not null then json_build_object('id', u.id, 'name', u.name, 'invoiceEmail', u.invoice_email, 'invoicesBy', u.invoices_by,
       'receiverNumber', u.receiver_number, 'street', u.street, 'postcode', u.postcode, 'city', u.city) end,
     m.person_id is not null, m.unit_ids is not null, n.limit_minor, ${APPROVAL_ABOVE},
     case when c.confirmed_at is not null and m.person_id is not null then coalesce(u.collects, c.collects) else 'never' end
   from companies c join given g on c.organisation_number = g.number join known n on n.id = c.id
   left join company_members m on m.company_id = c.id and m.person_id = g.person_id and m.ended_at is null
   left join company_units u on u.company_id = c.id and u.archived_at is null
     and u.id = coalesce(g.unit_id, case when cardinality(m.unit_ids) = 1 then m.unit_ids[1] end) and (m.unit_ids is null or u.id = any(m.unit_ids))
   where (select count(*) from kept) >= 0 limit 1`,
)

/**
 * The company with this organisation number, added when it is new. Details of one that is here stay as they are: the buyer
 * may be anybody, and what they typed belongs to their order alone. Nor does what a stranger wrote of a company that nobody has
 * confirmed come onto other people's orders. @throws companies/bad-number at /payer/organisationNumber
 */
export async function ensureCompany(
  tx: Tx,
  payer: CompanyPayer,
  { payBy = 'card', unitId }: { payBy?: 'card' | 'invoice'; unitId?: string | undefined } = {},
): Promise<Ensured> {
  const { organisationNumber, name, street, postcode, city, country, email } = payer
  await demandNumber(organisationNumber, country)
  const details = [organisationNumber, name, street, postcode, city, country, email]
  const values = [newId(), ...details, tx.now, buyerOf(tx), payBy === 'invoice', unitId ?? null]
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const [company] = await run(tx, ENSURE, values)
    if (company) return company
  }
  throw new Error('the company was neither found nor made')
}

/** A company abroad is known by its VAT number; where there are none, by what its own register gave it. */
async function demandNumber(number: string, country: string): Promise<void> {
  const pointer = '/payer/organisationNumber'
  if (country === 'NO' && !isOrganisationNumber(number)) throw badNumber(pointer)
  if (country !== 'NO' && !(await isForeignNumber(number, country))) throw badForeignNumber(pointer)
}

const buyerOf = ({ actor }: Tx): string | null => (actor.kind === 'person' ? actor.personId : null)
