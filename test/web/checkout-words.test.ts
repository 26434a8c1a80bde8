import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventsOf } from '../../src/audit/events-of.ts'
import { act } from '../../src/platform/till.ts'
import { setPrice } from '../../src/pricing/set-price.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make, type Offering, payAtBank, unique } from '../support/make.ts'
import { browse, hiddenFields, type PlainBrowser, wordsOf } from './browser.ts'

let house: House
beforeAll(async () => {
  house = await bootTill()
})
afterAll(() => house.close())

const somebody = () => ({
  as: 'person',
  name: 'Ola Nordmann',
  email: `ola-${unique()}@example.test`,
  street: 'Storgata 1',
  postcode: '0155',
  city: 'Oslo',
  country: 'NO',
  acceptedSalesTerms: '1',
})

async function atCheckout(reader: PlainBrowser, { offeringId }: Offering, quantity = 1) {
  await reader.post('/cart', { offeringId, quantity: String(quantity), next: 'checkout' })
  return reader.get('/checkout')
}
const orderIdIn = (to: string | null) => /orders\/([\w-]{36})/.exec(to ?? '')![1]!

test('everything that is wrong comes at once, the terms of sale too, and the title says that there is something', async () => {
  const reader = browse(house.url)
  const checkout = await atCheckout(reader, await make.offering(house))
  const refused = await reader.post('/checkout', { ...hiddenFields(checkout.body), as: 'person' })
  expect(refused.status).toBe(422)
  for (const field of ['name', 'email', 'street', 'postcode', 'city', 'acceptedSalesTerms'])
    expect(refused.body).toContain(`href="#${field}"`)
  expect(wordsOf(refused.body)).toContain('6 ting må rettes')
  expect(refused.body).toMatch(/<title>Feil: Kasse/)
})

test('the button says that one pays and how much, and what is charged stands before it', async () => {
  const page = await atCheckout(browse(house.url), await make.offering(house))
  expect(wordsOf(page.body)).toMatch(/Ingenting er trukket før du godkjenner 4.900 kr.*Bestill og betal 4.900 kr/)
  expect(wordsOf(page.body)).toMatch(/Bestill med betalingsplikt, 4.900 kr/)
})

test('a private person chooses between card and invoice only where every offering allows it', async () => {
  const reader = browse(house.url)
  const trusting = await make.offering(house, { invoiceToPersons: true })
  const checkout = await atCheckout(reader, trusting)
  expect(checkout.body).toContain('checkout--all-choose')
  const placed = await reader.post('/checkout', { ...hiddenFields(checkout.body), ...somebody(), payBy: 'invoice' })
  expect(placed.status).toBe(303)
  const order = await reader.get(`/orders/${orderIdIn(placed.to)}`)
  expect(wordsOf(order.body)).toContain('Fakturaen kommer på e-post')
  await reader.post('/cart', { offeringId: trusting.offeringId, quantity: '1', next: 'checkout' })
  const both = await atCheckout(reader, await make.offering(house))
  expect(both.body).not.toContain('checkout--all-choose')
  const byCard = await reader.post('/checkout', {
    ...hiddenFields(both.body),
    ...somebody(),
    payBy: 'invoice',
  })
  expect(byCard.to).toMatch(/\/pay$/)
  expect((await reader.get(`/orders/${orderIdIn(byCard.to)}`)).body).not.toContain('Fakturaen kommer på e-post')
})

test('a company abroad sees the total without Norwegian VAT before it orders a course over the net', async () => {
  const reader = browse(house.url)
  const checkout = await atCheckout(reader, await make.offering(house, { taxClass: 'standard', mode: 'online' }))
  const abroad = {
    ...somebody(),
    as: 'company',
    companyName: 'Bergslagens Tryckeri AB',
    organisationNumber: 'SE 556703 7485 01',
    country: 'SE',
    payBy: 'card',
  }
  const refused = await reader.post('/checkout', { ...hiddenFields(checkout.body), ...abroad })
  expect(refused.status).toBe(409)
  expect(wordsOf(refused.body)).toContain('En bedrift utenfor Norge betaler ikke norsk merverdiavgift')
  expect(hiddenFields(refused.body).totalMinor).toBe('490000')
  expect((await reader.post('/checkout', { ...hiddenFields(refused.body), ...abroad })).status).toBe(303)
})

test('a changed price is told with both sums, and the form that comes back asks for the new one', async () => {
  const reader = browse(house.url)
  const offering = await make.offering(house)
  const checkout = await atCheckout(reader, offering)
  await act(house.till, { kind: 'job', name: 'test' }, (tx) =>
    setPrice(tx, {
      offeringId: offering.offeringId,
      currency: 'NOK',
      netMinor: 520_000,
      taxClass: 'exempt-teaching',
      taxDecision: 'Undervisning etter § 3-5',
    }),
  )
  const refused = await reader.post('/checkout', { ...hiddenFields(checkout.body), ...somebody() })
  expect(refused.status).toBe(409)
  expect(wordsOf(refused.body)).toMatch(/summen er 5.200 kr, ikke 4.900 kr/)
  expect(hiddenFields(refused.body).totalMinor).toBe('520000')
  expect((await reader.post('/checkout', { ...hiddenFields(refused.body), ...somebody() })).status).toBe(303)
})

test('too few seats are told with the course, how many are left and the way to change it', async () => {
  const reader = browse(house.url)
  const offering = await make.offering(house, { capacity: 2, title: 'Det lille kurset' })
  const checkout = await atCheckout(reader, offering, 2)
  const other = browse(house.url)
  await other.post('/checkout', { ...hiddenFields((await atCheckout(other, offering)).body), ...somebody() })
  const people = Object.fromEntries(
    [0, 1].flatMap((n) => [
      [`people.0.${n}.name`, `Deltaker ${n}`],
      [`people.0.${n}.email`, `deltaker-${n}-${unique()}@example.test`],
    ]),
  )
  const refused = await reader.post('/checkout', { ...hiddenFields(checkout.body), ...somebody(), ...people })
  expect(refused.status).toBe(409)
  expect(wordsOf(refused.body)).toContain('Det er 1 plass igjen på «Det lille kurset», og du vil ha 2 plasser.')
  expect(refused.body).toMatch(/class="ds-link" href="\/cart"/)
})

test('a course within the time for withdrawing needs the wish to begin, which is written down with the order', async () => {
  const reader = browse(house.url)
  const checkout = await atCheckout(reader, await make.offering(house, { startsInDays: 5 }))
  expect(wordsOf(checkout.body)).toContain('Jeg ber om å få begynne på kurset før angrefristen er ute')
  const refused = await reader.post('/checkout', { ...hiddenFields(checkout.body), ...somebody() })
  expect(refused.status).toBe(422)
  expect(refused.body).toContain('id="startEarly-fault"')
  const placed = await reader.post('/checkout', { ...hiddenFields(refused.body), ...somebody(), startEarly: 'yes' })
  expect(placed.status).toBe(303)
  const events = await eventsOf({ client: house.till.connection.pool }, orderIdIn(placed.to))
  expect(events.map(({ name }) => name)).toContain('EarlyStartWished')
})

test('a course that starts later asks for no such wish', async () => {
  const checkout = await atCheckout(browse(house.url), await make.offering(house))
  expect(checkout.body).not.toContain('startEarly')
  expect(wordsOf(checkout.body)).toContain('Du har angrerett')
})

test('a buyer abroad is a buyer with a country, and the receipt spells it', async () => {
  const reader = browse(house.url)
  const checkout = await atCheckout(reader, await make.offering(house))
  const placed = await reader.post('/checkout', { ...hiddenFields(checkout.body), ...somebody(), country: 'SE' })
  expect(wordsOf((await reader.get(placed.to!.replace('/pay', ''))).body)).toContain('Sverige')
})

test('the receipt says when and where, what was accepted and until when it can be regretted', async () => {
  const reader = browse(house.url)
  const checkout = await atCheckout(reader, await make.offering(house))
  const buyer = somebody()
  const placed = await reader.post('/checkout', { ...hiddenFields(checkout.body), ...buyer })
  const payment = await reader.get(placed.to!)
  await payAtBank(house, /cs_test_\w+/.exec(payment.to!)![0])
  const address = placed.to!.replace('/pay', '')
  await reader.get(`${address}?returned=paid`)
  const receipt = await reader.get(address)
  const words = wordsOf(receipt.body)
  expect(words).toContain(`Vi har sendt en e-post til ${buyer.email}`)
  expect(words).toMatch(/\d\d:\d\d–\d\d:\d\d/)
  expect(words).toContain('Pilestredet 35, Oslo')
  expect(words).toMatch(/Salgsvilkår, versjon 1/)
  expect(words).toMatch(/Angrerett til og med \d+\. \w+ \d{4}/)
  expect(receipt.body).toContain('href="/terms?version=1"')
})

test('the right of withdrawal stands on a page of its own, with the seller and the form', async () => {
  const nb = await browse(house.url).get('/withdrawal')
  expect(wordsOf(nb.body)).toMatch(/14 dager.*Angreskjema.*Til Prøveskolen, Skolegata 1/)
  expect(nb.body).toContain('mailto:faktura@proveskolen.example?subject=')
  expect(wordsOf((await browse(house.url).get('/en/withdrawal')).body)).toContain('Withdrawal form')
})

test('terms that were accepted once stay readable; a version that never was is not there', async () => {
  expect((await browse(house.url).get('/terms?version=1')).status).toBe(200)
  expect((await browse(house.url).get('/terms?version=99')).status).toBe(404)
})
