import { randomUUID } from 'node:crypto'
import { isOrganisationNumber } from '../src/platform/check-digits.ts'
import type { Call, Reply } from './call.ts'
import { PRICE_MINOR } from './offerings.ts'

const COMPANIES = 50
const numbers = organisationNumbers()
let buyers = 0

const company = () => ({
  kind: 'company',
  name: 'Prøvebedriften AS',
  organisationNumber: numbers[buyers % COMPANIES]!,
  contactName: 'Per Innkjøp',
  email: `innkjop-${buyers % COMPANIES}@bedrift.example`,
  street: 'Bedriftsveien 2',
  postcode: '0250',
  city: 'Oslo',
})
const learner = () => ({ name: 'Ola Hansen', email: `ola-${++buyers}@example.no` })
const person = () => ({
  kind: 'person',
  ...learner(),
  street: 'Storgata 1',
  postcode: '0155',
  city: 'Oslo',
})
const rest = { expectedTotal: { minor: PRICE_MINOR, currency: 'NOK' }, acceptedSalesTerms: 1 }

/** Three calls: a cart, its line, its checkout. */
export async function byCart(call: Call, offeringId: string, payBy: 'invoice' | 'card'): Promise<Reply> {
  const { body: cart } = await call('POST', '/carts', { body: {} })
  const headers = { 'cart-token': cart.token }
  const people = payBy === 'invoice' ? [learner()] : []
  await call('POST', `/carts/${cart.id}/lines`, { body: { offeringId, quantity: 1, people }, headers })
  return call('POST', `/carts/${cart.id}/checkout`, {
    body: { payer: payBy === 'invoice' ? company() : person(), payBy, ...rest },
    headers: { ...headers, 'idempotency-key': randomUUID() },
  })
}

/** One call of a program with a key. */
export const byCall = (call: Call, offeringId: string, key: string): Promise<Reply> =>
  call('POST', '/orders', {
    body: { lines: [{ offeringId, quantity: 1, people: [learner()] }], payer: company(), payBy: 'invoice', ...rest },
    headers: { authorization: `Bearer ${key}`, 'idempotency-key': randomUUID() },
  })

/** What the buyer does on the sandbox's payment page. */
export function payAt(bank: Call, { body }: Reply): Promise<Reply> {
  const session = /cs_\w+/.exec((body.paymentPage as { url: string }).url)?.[0]
  return bank('POST', `/_sandbox/sessions/${session}/pay`, { body: { outcome: 'paid' } })
}

function organisationNumbers(): string[] {
  const found: string[] = []
  for (let number = 910_000_000; found.length < COMPANIES; number++)
    if (isOrganisationNumber(String(number))) found.push(String(number))
  return found
}
