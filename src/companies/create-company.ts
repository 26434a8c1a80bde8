import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { clientOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { forbidden } from '../platform/problems.ts'
import { CountryCode, Email, ExternalId, Line } from '../platform/words.ts'
import { isStaff } from './may-act-for.ts'
import { isOrganisationNumber, OrganisationNumber } from './organisation-number.ts'
import { badNumber, taken } from './problems.ts'
import { type Company, companyColumns } from './queries.ts'

export const CreateCompany = z.strictObject({
  organisationNumber: OrganisationNumber,
  name: Line,
  street: Line,
  postcode: z.string().trim().min(2).max(12),
  city: Line,
  country: CountryCode.default('NO'),
  invoiceEmail: Email,
  buyerReference: Line.optional(),
  externalId: ExternalId.optional(),
})
export type CreateCompany = z.output<typeof CreateCompany>

const columns = `id, organisation_number, name, street, postcode, city, country, invoice_email, buyer_reference,
  external_client, external_id`
const CREATE = statement<Company>(
  'company-create',
  `insert into companies as c (${columns}, confirmed_at, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
   on conflict (organisation_number) do nothing returning ${companyColumns}`,
)
const CLAIM = statement<Company>(
  'company-claim',
  `update companies c set name = $2, street = $3, postcode = $4, city = $5, country = $6, invoice_email = $7,
     buyer_reference = coalesce($8, buyer_reference), external_client = coalesce($9, external_client),
     external_id = coalesce($10, external_id), confirmed_at = $11
   where organisation_number = $1 and not exists (select from company_members m where m.company_id = c.id and m.ended_at is null)
   returning ${companyColumns}`,
)
const OWN = statement(
  'company-own',
  `insert into company_members (company_id, person_id, role, joined_at) values ($1, $2, 'owner', $3)`,
)

/**
 * Adds a company and makes the person who asks its owner. Whether they speak for it nobody knows until staff confirm it;
 * what staff add is confirmed. One that an order brought in has details but no members: only staff may take it over, after
 * finding out who asks. @throws companies/bad-number, companies/taken, companies/external-id-taken
 */
export async function createCompany(tx: Tx, wish: CreateCompany): Promise<Company> {
  if (!isOrganisationNumber(wish.organisationNumber)) throw badNumber('/organisationNumber')
  if (tx.actor.kind !== 'person' && !isStaff(tx.actor)) throw forbidden()
  const [made] = await run(tx, CREATE, [newId(), ...valuesOf(tx, wish), isStaff(tx.actor) ? tx.now : null, tx.now])
  if (!made) return claim(tx, wish)
  if (tx.actor.kind === 'person') await run(tx, OWN, [made.id, tx.actor.personId, tx.now])
  await emit(tx, { name: 'CompanyCreated', subjectId: made.id })
  return made
}

async function claim(tx: Tx, wish: CreateCompany): Promise<Company> {
  const [claimed] = isStaff(tx.actor) ? await run(tx, CLAIM, [...valuesOf(tx, wish), tx.now]) : []
  if (!claimed) throw taken()
  await emit(tx, { name: 'CompanyClaimed', subjectId: claimed.id })
  return claimed
}

function valuesOf(tx: Tx, wish: CreateCompany): (string | null)[] {
  const { organisationNumber, name, street, postcode, city, country, invoiceEmail, buyerReference, externalId } = wish
  const client = externalId === undefined ? null : clientOf(tx.actor)
  const details = [organisationNumber, name, street, postcode, city, country, invoiceEmail, buyerReference ?? null]
  return [...details, client, externalId ?? null]
}
