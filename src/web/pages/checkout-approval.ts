import type { CartView } from '../../cart/cart-view.ts'
import { approvalNeeded } from '../../companies/approval-needed.ts'
import { approvalRulesOf } from '../../companies/approval-rule.ts'
import { companiesOf } from '../../companies/queries.ts'
import type { Money } from '../../platform/money.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'

/** Above which amount the company that the form names wants a yes to what this visitor orders; null where it does not. */
export async function approvalOf({ caller, on }: Visit, filled: Filled, cart: CartView): Promise<Money | null> {
  const { actor } = caller
  if (filled.value('as') !== 'company' || actor.kind !== 'person') return null
  const number = filled.value('organisationNumber').replaceAll(/\s/g, '')
  const own = (await companiesOf(on, actor.personId)).find(({ organisationNumber }) => organisationNumber === number)
  const [rule] = own ? await approvalRulesOf(on, own.id) : []
  if (!own || !rule) return null
  return approvalNeeded({ ...on, actor }, { id: own.id, approvalAboveMinor: rule.aboveMinor }, cart.quote.total)
}
