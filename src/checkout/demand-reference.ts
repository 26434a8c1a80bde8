import { type Lacking, lacking, type Needs } from '../companies/needs.ts'
import { hasForm } from '../companies/reference-form.ts'
import { Problem } from '../platform/problems.ts'
import type { Wish } from './wish.ts'

type Numbers = { purchaseOrderNumber: string | null; buyerReference: string | null }
export type Forms = { orderNumberForms: readonly string[]; referenceForms: readonly string[] }
type Wanted = Forms & { buyerReference: string | null; needs: Needs }

/**
 * A number that the buyer's own system would not know is refused while somebody can still mend it: an invoice that carries it
 * comes back weeks later. @throws checkout/reference-missing, checkout/reference-form
 */
export function demandReference(
  wish: Pick<Wish, 'payBy' | 'purchaseOrderNumber' | 'buyerReference'>,
  company: Wanted,
): void {
  const given: Numbers = {
    purchaseOrderNumber: wish.purchaseOrderNumber ?? null,
    buyerReference: wish.buyerReference ?? company.buyerReference,
  }
  const lacks = wish.payBy === 'invoice' ? lacking(company.needs, given) : []
  if (lacks.length > 0) throw missing(company.needs, lacks)
  demandForms(given, company)
}

/** Numbers of a company look as it says they do. `at` is the place of their members. @throws checkout/reference-form */
export function demandForms(
  given: { [name in keyof Numbers]?: string | null | undefined },
  company: Forms,
  at = '',
): void {
  const { purchaseOrderNumber, buyerReference } = given
  if (purchaseOrderNumber && !hasForm(purchaseOrderNumber, company.orderNumberForms))
    throw otherForm('purchaseOrderNumber', { forms: company.orderNumberForms, at })
  if (buyerReference && !hasForm(buyerReference, company.referenceForms))
    throw otherForm('buyerReference', { forms: company.referenceForms, at })
}

const missing = (needs: Needs, lacks: readonly Lacking[]): Problem => {
  const faults = lacks.map((name) => ({
    pointer: `/${name}`,
    detail: needs === 'either' ? EITHER : DETAILS[name],
  }))
  return new Problem('checkout/reference-missing', 422, faults[0]!.detail, { faults, facts: { needs } })
}
const EITHER = 'this organisation needs an order number or a reference on its invoices'
const DETAILS: Record<Lacking, string> = {
  purchaseOrderNumber: 'this organisation needs a purchase order number on its invoices',
  buyerReference: 'this organisation needs a reference on its invoices',
}

const otherForm = (field: keyof Numbers, { forms, at }: { forms: readonly string[]; at: string }): Problem => {
  const detail = `this organisation's numbers look otherwise: ${forms.join(' or ')} (# is a digit, @ a letter)`
  return new Problem('checkout/reference-form', 422, detail, {
    facts: { field, forms },
    faults: [{ pointer: `${at}/${field}`, detail }],
  })
}
