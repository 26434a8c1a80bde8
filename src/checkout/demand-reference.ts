import { hasForm } from '../companies/reference-form.ts'
import { Problem } from '../platform/problems.ts'
import type { Wish } from './wish.ts'

type Numbers = { purchaseOrderNumber: string | null; buyerReference: string | null }
type Wanted = {
  buyerReference: string | null
  needsReference: boolean
  orderNumberForms: readonly string[]
  referenceForms: readonly string[]
}

/**
 * A number that the buyer's own system would not know is refused while somebody can still mend it: an invoice that carries it
 * comes back weeks later. @throws checkout/reference-missing, checkout/reference-form
 */
export function demandReference(wish: Wish, company: Wanted): void {
  const given: Numbers = {
    purchaseOrderNumber: wish.purchaseOrderNumber ?? null,
    buyerReference: wish.buyerReference ?? company.buyerReference,
  }
  if (company.needsReference && wish.payBy === 'invoice' && !given.purchaseOrderNumber && !given.buyerReference)
    throw missing()
  demandForm('purchaseOrderNumber', given, company.orderNumberForms)
  demandForm('buyerReference', given, company.referenceForms)
}

function demandForm(field: keyof Numbers, given: Numbers, forms: readonly string[]): void {
  const number = given[field]
  if (number !== null && !hasForm(number, forms)) throw otherForm(field, forms)
}

const missing = (): Problem => {
  const detail = 'this organisation needs an order number or a reference on its invoices'
  return new Problem('checkout/reference-missing', 422, detail, { faults: [{ pointer: '/buyerReference', detail }] })
}

const otherForm = (field: keyof Numbers, forms: readonly string[]): Problem => {
  const detail = `this organisation's numbers look otherwise: ${forms.join(' or ')} (# is a digit, @ a letter)`
  return new Problem('checkout/reference-form', 422, detail, {
    facts: { field, forms },
    faults: [{ pointer: `/${field}`, detail }],
  })
}
