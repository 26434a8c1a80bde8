import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { unknown } from '../platform/problems.ts'
import { lockCompany } from './lock-company.ts'
import { demandMember } from './may-act-for.ts'
import { isOrganisationNumber } from './organisation-number.ts'
import { badNumber, isUnconfirmed, tooManyUnits } from './problems.ts'
import { companyById } from './queries.ts'
import { UNITS_MAX, type UnitWish } from './units.ts'

const COUNT = statement<{ units: number }>(
  'company-units-count',
  'select count(*) as units from company_units where company_id = $1',
)
const ADD = statement<{ id: string }>(
  'company-unit-add',
  `insert into company_units (id, company_id, name, code, invoice_email, street, postcode, city, buyer_reference, invoices_by,
     receiver_number, needs, collects, created_at, archived_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, app_now(), case when $14::boolean then app_now() end) returning id`,
)
const CHANGE = statement<{ id: string }>(
  'company-unit-change',
  `update company_units set name = $3, code = $4, invoice_email = $5, street = $6, postcode = $7, city = $8, buyer_reference = $9,
     invoices_by = $10, receiver_number = $11, needs = $12, collects = $13, archived_at = case when $14::boolean then coalesce(archived_at, app_now()) end
   where id = $1 and company_id = $2 returning id`,
)

/**
 * Adds a unit to a confirmed company, by its owners and by managers who are bound to none, and by staff.
 * @throws company/unknown, access/denied, companies/unconfirmed, companies/bad-number, companies/unit-name-taken, companies/too-many-units
 */
export async function addUnit(tx: Tx, companyId: string, wish: UnitWish): Promise<string> {
  await demandKeeper(tx, companyId, wish)
  await lockCompany(tx, companyId)
  const [counted] = await run(tx, COUNT, [companyId])
  if (counted!.units >= UNITS_MAX) throw tooManyUnits(UNITS_MAX)
  const unitId = newId()
  await run(tx, ADD, [unitId, companyId, ...valuesOf(wish)])
  await emit(tx, { name: 'UnitAdded', subjectId: companyId, facts: { unitId } })
  return unitId
}

/**
 * What a unit is called and how it is invoiced from now on; what is ordered already stays as it is. An archived one can be taken up again.
 * @throws company/unknown, unit/unknown, access/denied, companies/unconfirmed, companies/bad-number, companies/unit-name-taken
 */
export async function changeUnit(
  tx: Tx,
  { companyId, unitId }: { companyId: string; unitId: string },
  wish: UnitWish,
): Promise<void> {
  await demandKeeper(tx, companyId, wish)
  const [changed] = await run(tx, CHANGE, [unitId, companyId, ...valuesOf(wish)])
  if (!changed) throw unknown('unit')
  await emit(tx, { name: 'UnitChanged', subjectId: companyId, facts: { unitId, archived: wish.archived } })
}

async function demandKeeper(tx: Tx, companyId: string, { receiverNumber }: UnitWish): Promise<void> {
  await demandMember(tx, companyId, ['owner', 'manager'])
  if (!(await companyById(tx, companyId))?.confirmed) throw isUnconfirmed()
  if (receiverNumber !== null && !isOrganisationNumber(receiverNumber)) throw badNumber('/receiverNumber')
}

function valuesOf({ name, code, invoiceEmail, address, ...rest }: UnitWish): unknown[] {
  const { buyerReference, invoicesBy, receiverNumber, needs, collects, archived } = rest
  const place = [address?.street ?? null, address?.postcode ?? null, address?.city ?? null]
  return [name, code, invoiceEmail, ...place, buyerReference, invoicesBy, receiverNumber, needs, collects, archived]
}
