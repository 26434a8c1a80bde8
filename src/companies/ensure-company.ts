import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { isOrganisationNumber } from './organisation-number.ts'
import { badNumber } from './problems.ts'

export type CompanyPayer = {
  organisationNumber: string
  name: string
  street: string
  postcode: string
  city: string
  country: string
  email: string
}
export type Ensured = { id: string; paymentTermsDays: number; buyerReference: string | null }

/** Once for what another transaction committed meanwhile; companies do not vanish. */
const ATTEMPTS = 3

const ENSURE = statement<Ensured>(
  'company-ensure',
  `with made as (
     insert into companies (id, organisation_number, name, street, postcode, city, country, invoice_email, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (organisation_number) do nothing returning id, payment_terms_days, buyer_reference
   )
   select id, payment_terms_days as "paymentTermsDays", buyer_reference as "buyerReference" from (
     select * from made
     union all select id, payment_terms_days, buyer_reference from companies where organisation_number = $2
   ) company`,
)

/**
 * The company with this organisation number, added when it is new. Details of one that is here stay as they are: the buyer
 * may be anybody, and what they typed belongs to their order alone. @throws companies/bad-number at /payer/organisationNumber
 */
export async function ensureCompany(tx: Tx, payer: CompanyPayer): Promise<Ensured> {
  const { organisationNumber, name, street, postcode, city, country, email } = payer
  if (!isOrganisationNumber(organisationNumber)) throw badNumber('/payer/organisationNumber')
  const values = [newId(), organisationNumber, name, street, postcode, city, country, email, tx.now]
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const [company] = await run(tx, ENSURE, values)
    if (company) return company
  }
  throw new Error('the company was neither found nor made')
}
