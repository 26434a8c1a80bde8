import type { Needs } from '../../companies/needs.ts'
import { companiesOf } from '../../companies/queries.ts'
import { invoicingOf } from '../../companies/set-invoicing.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'

/** What the invoice must carry of the company that the form names, as its members are told before they order. */
export async function needsOf({ caller, on }: Visit, filled: Filled): Promise<Needs> {
  const { actor } = caller
  if (filled.value('as') !== 'company' || actor.kind !== 'person') return 'nothing'
  const number = filled.value('organisationNumber').replaceAll(/\s/g, '')
  const own = (await companiesOf(on, actor.personId)).find(({ organisationNumber }) => organisationNumber === number)
  return own ? (await invoicingOf(on, own.id)).needs : 'nothing'
}
