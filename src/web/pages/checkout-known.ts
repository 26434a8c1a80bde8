import type { CartView } from '../../cart/cart-view.ts'
import { companiesOf } from '../../companies/queries.ts'
import { unitsOf } from '../../companies/units.ts'
import { personById } from '../../identity/queries.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'

/** The form as far as we know its answers: who is signed in, their company, and who is named in the cart. */
export async function knownBuyer(visit: Visit, cart: CartView): Promise<Filled> {
  const { lang, query } = visit
  const held = cart.lines.flatMap(({ offer }) => offer.onlyFor ?? []).at(0)
  const as = held || cart.companyId || query.get('as') === 'company' ? 'company' : 'person'
  const people = cart.lines.flatMap((line, at) =>
    line.people.flatMap(({ name, email }, place) => [
      [`people.${at}.${place}.name`, name],
      [`people.${at}.${place}.email`, email],
    ]),
  )
  return freshForm(lang, {
    as,
    payBy: 'card',
    country: 'NO',
    ...Object.fromEntries(people),
    ...(await ofPerson(visit, as, held?.companyId ?? cart.companyId)),
  })
}

/** The fields of a company as far as we know them: who is signed in, and the company they act for. */
export const knownCompany = async (visit: Visit, { companyId }: Pick<CartView, 'companyId'>): Promise<Filled> =>
  freshForm(visit.lang, { as: 'company', country: 'NO', ...(await ofPerson(visit, 'company', companyId)) })

/** Of several companies the one that the cart's closed courses are held for, or the one that the cart is for, else the first. */
async function ofPerson(
  { caller, on }: Visit,
  as: 'person' | 'company',
  wanted: string | null,
): Promise<Record<string, string>> {
  const { actor } = caller
  if (actor.kind !== 'person') return {}
  const person = await personById(on, actor.personId)
  const companies = as === 'company' ? await companiesOf(on, actor.personId) : []
  const company = companies.find(({ id }) => id === wanted) ?? companies[0]
  const units = company ? await unitsOf(on, { companyId: company.id, memberId: actor.personId }) : []
  return {
    name: person?.name ?? '',
    email: person?.email ?? '',
    ...(company && {
      companyName: company.name,
      organisationNumber: company.organisationNumber,
      street: company.street,
      postcode: company.postcode,
      city: company.city,
      country: company.country,
      // A unit may have a reference of its own, which counts where nothing is written.
      buyerReference: units.length === 0 ? (company.buyerReference ?? '') : '',
      payBy: 'invoice',
    }),
  }
}
