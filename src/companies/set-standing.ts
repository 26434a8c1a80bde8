import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'

/** The longest time to pay an invoice, in days. */
export const TERMS_DAYS_MAX = 90

export const CompanyStanding = z
  .strictObject({
    publicBody: z
      .boolean()
      .optional()
      .meta({ description: 'The state, a county, a municipality or what they own: trusted with any amount' }),
    paymentTermsDays: z
      .int()
      .min(0)
      .max(TERMS_DAYS_MAX)
      .optional()
      .meta({ description: 'Days to pay an invoice, from its date' }),
  })
  .meta({ id: 'CompanyStanding' })
export type CompanyStanding = z.output<typeof CompanyStanding>

const SET = statement<{ id: string }>(
  'company-set-standing',
  'update companies set public_body = coalesce($2, public_body), payment_terms_days = coalesce($3, payment_terms_days) where id = $1 returning id',
)

/** What finance decides of a company, as far as it is given: whether it is a public body, and how long it has to pay. What is ordered stays as it is. @throws company/unknown */
export async function setStanding(
  tx: Tx,
  companyId: string,
  { publicBody, paymentTermsDays }: CompanyStanding,
): Promise<void> {
  const [set] = await run(tx, SET, [companyId, publicBody ?? null, paymentTermsDays ?? null])
  if (!set) throw unknown('company')
  await emit(tx, { name: 'CompanyStandingSet', subjectId: companyId, facts: { publicBody, paymentTermsDays } })
}
