import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { type Fault, Problem } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'
import { lockOffering } from './lock-offering.ts'
import { offerings } from './schema.ts'

/** The most companies for which one offering is held. */
export const COMPANIES_MAX = 100
const NUMBER_MAX = 20

const numbers = z.array(Line.max(NUMBER_MAX))
export const OfferingCompanies = z
  .discriminatedUnion('closed', [
    z.strictObject({ closed: z.literal(false) }),
    z.strictObject({
      closed: z.literal(true),
      organisationNumbers: numbers.min(1, 'name at least one company').max(COMPANIES_MAX),
    }),
  ])
  .meta({ id: 'OfferingCompanies', description: 'Open to everybody, or only to the companies with these numbers' })
export type OfferingCompanies = z.output<typeof OfferingCompanies>
export type NamedCompany = { companyId: string; organisationNumber: string; name: string }

/** Those that stay keep the day since which they are named. */
const NAME = statement<{ number: string }>(
  'catalogue-name-companies',
  `with named as (select c.id, c.organisation_number as number from companies c where c.organisation_number = any ($2::text[])),
   gone as (delete from offering_companies n where n.offering_id = $1 and n.company_id not in (select id from named)),
   added as (insert into offering_companies (offering_id, company_id, since) select $1, id, $3 from named on conflict do nothing)
   select number from named`,
)
const OF_OFFERING = statement<NamedCompany>(
  'catalogue-companies-of-offering',
  `select c.id as "companyId", c.organisation_number as "organisationNumber", c.name from offering_companies n
   join companies c on c.id = n.company_id where n.offering_id = $1 order by c.name, c.id`,
)

/**
 * Holds an offering for the companies named and for nobody else, or opens it to all. What is sold stays sold.
 * @throws offering/unknown, request/invalid at each number that no company here has
 */
export async function setOfferingCompanies(tx: Tx, offeringId: string, wish: OfferingCompanies): Promise<void> {
  await lockOffering(tx, offeringId)
  const wanted = wish.closed ? wish.organisationNumbers : []
  const found = new Set((await run(tx, NAME, [offeringId, wanted, tx.now])).map(({ number }) => number))
  const faults = wanted.flatMap((number, at): Fault[] =>
    found.has(number)
      ? []
      : [{ pointer: `/organisationNumbers/${at}`, detail: 'no company with this number is here yet' }],
  )
  if (faults.length > 0)
    throw new Problem('request/invalid', 422, 'Some companies are not here; see errors.', { faults })
  await tx.db.update(offerings).set({ closed: wish.closed }).where(eq(offerings.id, offeringId))
  await emit(tx, { name: wish.closed ? 'OfferingClosed' : 'OfferingOpened', subjectId: offeringId, facts: { wanted } })
}

/** For which companies an offering is held, by name; none where it is open to everybody. */
export const companiesOfOffering = (on: On, offeringId: string): Promise<NamedCompany[]> =>
  run(on, OF_OFFERING, [offeringId])
