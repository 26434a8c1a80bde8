import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'
import { Collects } from './collection-day.ts'
import { demandMember } from './may-act-for.ts'
import { NEEDS } from './needs.ts'
import { isUnconfirmed } from './problems.ts'
import { companyById } from './queries.ts'
import { ReferenceForms } from './reference-form.ts'

export const INVOICES_BY = ['auto', 'ehf', 'mail'] as const

/** How a company wants its invoices, and what must stand on them. */
export const CompanyInvoicing = z
  .strictObject({
    invoicesBy: z
      .enum(INVOICES_BY)
      .meta({ description: 'auto: as e-invoice where the directory says that it is received' }),
    mailCopy: z.boolean().meta({ description: 'Whether the PDF goes by mail beside an e-invoice' }),
    needs: z.enum(NEEDS).meta({
      description:
        'What an order on invoice must carry: nothing, a purchase order number or a reference (either), one of them, or both. The usual reference counts as one',
    }),
    buyerReference: Line.nullable().meta({ description: 'Stands on every invoice that names no other' }),
    orderNumberForms: ReferenceForms.meta({ description: '# is a digit, @ a letter, everything else itself' }),
    referenceForms: ReferenceForms,
    collects: Collects.optional(),
  })
  .meta({ id: 'CompanyInvoicing' })
export type CompanyInvoicing = z.output<typeof CompanyInvoicing>

const READ = statement<CompanyInvoicing>(
  'company-invoicing',
  `select invoices_by as "invoicesBy", mail_copy as "mailCopy", needs, buyer_reference as "buyerReference",
     order_number_forms as "orderNumberForms", reference_forms as "referenceForms", collects from companies where id = $1`,
)
const SET = statement<{ id: string }>(
  'company-set-invoicing',
  `update companies set invoices_by = $2, mail_copy = $3, needs = $4, buyer_reference = $5, order_number_forms = $6,
     reference_forms = $7, collects = coalesce($8, collects) where id = $1 returning id`,
)

export async function invoicingOf(on: On, companyId: string): Promise<CompanyInvoicing> {
  const [found] = await run(on, READ, [companyId])
  if (!found) throw unknown('company')
  return found
}

/**
 * Owners and managers decide for their company once it is confirmed, and staff at any time: what stands here binds everybody who
 * orders in its name. What is ordered already stays as it is. @throws company/unknown, access/denied, companies/unconfirmed
 */
export async function setInvoicing(tx: Tx, companyId: string, wish: CompanyInvoicing): Promise<void> {
  const role = await demandMember(tx, companyId, ['owner', 'manager'])
  const company = await companyById(tx, companyId)
  if (role !== null && !company?.confirmed) throw isUnconfirmed()
  const { invoicesBy, mailCopy, needs, buyerReference, orderNumberForms, referenceForms, collects } = wish
  const values = [invoicesBy, mailCopy, needs, buyerReference, orderNumberForms, referenceForms, collects]
  await run(tx, SET, [companyId, ...values])
  await emit(tx, {
    name: 'CompanyInvoicingSet',
    subjectId: companyId,
    facts: { invoicesBy, mailCopy, needs, ...(collects && { collects }) },
  })
}
