import { afterAll, beforeAll, expect, test } from 'vitest'
import { bootTill, type House } from '../support/constellation.ts'
import { make, type Offering, payAtBank, unique, until } from '../support/make.ts'
import { browse, hiddenFields, type PlainBrowser, wordsOf } from './browser.ts'

let house: House
beforeAll(async () => {
  house = await bootTill()
})
afterAll(() => house.close())

const ola = () => ({
  as: 'person',
  name: 'Ola Nordmann',
  email: `ola-${unique()}@example.test`,
  street: 'Storgata 1',
  postcode: '0155',
  city: 'Oslo',
  acceptedSalesTerms: '1',
})
const firm = () => ({
  as: 'company',
  organisationNumber: '923 609 016',
  companyName: 'Prøvebedriften AS',
  name: 'Per Innkjøp',
  email: `per-${unique()}@bedrift.test`,
  street: 'Bedriftsveien 2',
  postcode: '0250',
  city: 'Oslo',
  payBy: 'invoice',
  acceptedSalesTerms: '1',
})

/** Presses "buy" on the course page and opens the checkout. */
async function atCheckout(guest: PlainBrowser, offering: Offering, { quantity = 1, prefix = '' } = {}) {
  const bought = await guest.post(`${prefix}/cart`, {
    offeringId: offering.offeringId,
    quantity: String(quantity),
    next: 'checkout',
  })
  expect(bought).toMatchObject({ status: 303, to: `${prefix}/checkout` })
  return guest.get(`${prefix}/checkout`)
}
/** The receipt says that the invoice is being made until its PDF is there. */
async function invoiceLink(guest: PlainBrowser, address: string): Promise<string> {
  let link: string | undefined
  await until(async () => {
    link = /\/invoices\/[\w-]+\.pdf/.exec((await guest.get(address)).body)?.[0]
    return link !== undefined
  })
  return link!
}
const ordersOf = async (offering: Offering) =>
  Number(
    (await house.witness(`select count(*)::int as n from order_lines where offering_id = '${offering.offeringId}'`))[0]!
      .n,
  )

test('a guest without scripts goes from the course page to the payment page and back to a receipt', async () => {
  const offering = await make.offering(house)
  const guest = browse(house.url)
  const checkout = await atCheckout(guest, offering)
  const placed = await guest.post('/checkout', { ...hiddenFields(checkout.body), ...ola() })
  expect(placed.status).toBe(303)
  const held = await guest.get(placed.to!.replace('/pay', ''))
  expect(wordsOf(held.body)).toMatch(/nå gjenstår betalingen/)
  expect(held.body).toMatch(/<time datetime="[^"]+">\d\d:\d\d<\/time>/)
  const payment = await guest.get(placed.to!)
  expect(payment.status).toBe(303)
  await payAtBank(house, /cs_test_\w+/.exec(payment.to!)![0])
  const address = placed.to!.replace('/pay', '')
  expect(await guest.get(`${address}?returned=paid`)).toMatchObject({ status: 303, to: address })
  expect(wordsOf((await guest.get(address)).body)).toMatch(/Du har fått plass!.*Ola Nordmann påmeldt/)
  const link = await invoiceLink(guest, address)
  const invoice = await guest.get(link)
  expect(invoice.headers.get('content-type')).toBe('application/pdf')
  expect((await browse(house.url).get(link)).status).toBe(404)
})

test('sending the checkout twice makes one order, and the second sending shows it', async () => {
  const offering = await make.offering(house)
  const guest = browse(house.url)
  const fields = { ...hiddenFields((await atCheckout(guest, offering)).body), ...ola() }
  const [first, second] = await Promise.all([guest.post('/checkout', fields), guest.post('/checkout', fields)])
  const third = await guest.post('/checkout', fields)
  expect(await ordersOf(offering)).toBe(1)
  expect([first.status, second.status]).toContain(303)
  expect(third).toMatchObject({ status: 303, to: first.to ?? second.to })
})

test('an empty checkout comes back with a sentence at every field, in the language of the page, and takes nothing', async () => {
  const offering = await make.offering(house)
  const guest = browse(house.url)
  const checkout = await atCheckout(guest, offering, { prefix: '/en' })
  const refused = await guest.post('/en/checkout', { ...hiddenFields(checkout.body), as: 'person', city: 'Bergen' })
  expect(refused.status).toBe(422)
  for (const field of ['name', 'email', 'street', 'postcode']) expect(refused.body).toContain(`id="${field}-fault"`)
  expect(refused.body).toMatch(/role="alert"[^>]*data-focus/)
  expect(refused.body).toContain('value="Bergen"')
  expect(wordsOf(refused.body)).toContain('Your name: Fill in this field.')
  expect(await ordersOf(offering)).toBe(0)
})

test('the terms of sale must be accepted, and the refusal says so at the box', async () => {
  const guest = browse(house.url)
  const checkout = await atCheckout(guest, await make.offering(house))
  const { acceptedSalesTerms: _, ...fields } = ola()
  const refused = await guest.post('/checkout', { ...hiddenFields(checkout.body), ...fields })
  expect(refused.status).toBe(422)
  expect(wordsOf(refused.body)).toContain('Du må godta salgsvilkårene')
  expect(refused.body).toContain('id="acceptedSalesTerms-fault"')
})

test('a company buys three seats on invoice, names one person now, and has the seats at once', async () => {
  const offering = await make.offering(house)
  const guest = browse(house.url)
  const checkout = await atCheckout(guest, offering, { quantity: 3 })
  const named = { 'people.0.0.name': 'Anne Ansatt', 'people.0.0.email': `anne-${unique()}@bedrift.test` }
  const placed = await guest.post('/checkout', { ...hiddenFields(checkout.body), ...firm(), ...named })
  expect(placed.status).toBe(303)
  const receipt = wordsOf((await guest.get(placed.to!.replace('/pay', ''))).body)
  expect(receipt).toContain('Plassene er deres')
  expect(receipt).toMatch(/Anne Ansatt påmeldt/)
  expect(receipt.match(/Uten navn ennå/g)).toHaveLength(2)
})

test('a person who is named without an address is asked for it where it is missing', async () => {
  const guest = browse(house.url)
  const checkout = await atCheckout(guest, await make.offering(house), { quantity: 2 })
  const refused = await guest.post('/checkout', {
    ...hiddenFields(checkout.body),
    ...firm(),
    'people.0.1.name': 'Anne Ansatt',
  })
  expect(refused.status).toBe(422)
  expect(wordsOf(refused.body)).toContain('e-post: Skriv en gyldig e-postadresse')
})

test('a wrong organisation number is refused at its field', async () => {
  const guest = browse(house.url)
  const checkout = await atCheckout(guest, await make.offering(house))
  const refused = await guest.post('/checkout', {
    ...hiddenFields(checkout.body),
    ...firm(),
    organisationNumber: '123456789',
  })
  expect(refused.status).toBe(422)
  expect(refused.body).toContain('id="organisationNumber-fault"')
})

test('who comes too late is told so, and neither held nor charged', async () => {
  const offering = await make.offering(house, { capacity: 1 })
  const [early, late] = [browse(house.url), browse(house.url)]
  const mine = await atCheckout(early, offering)
  const theirs = await atCheckout(late, offering)
  expect((await early.post('/checkout', { ...hiddenFields(mine.body), ...ola() })).status).toBe(303)
  const refused = await late.post('/checkout', { ...hiddenFields(theirs.body), ...ola() })
  expect(refused.status).toBe(409)
  expect(wordsOf(refused.body)).toContain('er blitt fullt. Ingenting er reservert eller trukket.')
  expect(await ordersOf(offering)).toBe(1)
})

test('pressing "buy" twice wants one seat; "add to cart" twice wants two', async () => {
  const offering = await make.offering(house)
  const guest = browse(house.url)
  await atCheckout(guest, offering)
  await atCheckout(guest, offering)
  expect((await guest.get('/cart')).body).toMatch(/name="quantity"[^>]*value="1"/)
  await guest.post('/cart', { offeringId: offering.offeringId, quantity: '1', next: 'cart' })
  expect((await guest.get('/cart')).body).toMatch(/name="quantity"[^>]*value="2"/)
  await guest.post(`/cart/lines/${offering.offeringId}`, { quantity: '1', drop: 'yes' })
  expect(wordsOf((await guest.get('/cart')).body)).toContain('Handlekurven er tom')
})

test('a change that is refused shows the cart with the reason, and its language can be switched', async () => {
  const guest = browse(house.url)
  const offering = await make.offering(house)
  await atCheckout(guest, offering)
  const refused = await guest.post(`/cart/lines/${offering.offeringId}`, { quantity: '0' })
  expect(refused.status).toBe(422)
  expect(refused.body).toContain('href="/en/cart" lang="en"')
  expect(refused.body).toMatch(/role="alert"/)
})

test('only the browser that ordered, or the mailed link, opens an order', async () => {
  const offering = await make.offering(house)
  const guest = browse(house.url)
  const placed = await guest.post('/checkout', { ...hiddenFields((await atCheckout(guest, offering)).body), ...ola() })
  const address = placed.to!.replace('/pay', '')
  expect((await browse(house.url).get(address)).status).toBe(404)
  expect((await browse(house.url).get(`${address}?token=made-up`)).status).toBe(404)
  const token = guest.cookies.get(`order_${address.split('/').at(-1)}`)!
  const mailed = browse(house.url)
  expect(await mailed.get(`${address}?token=${token}`)).toMatchObject({ status: 303, to: address })
  expect((await mailed.get(address)).status).toBe(200)
})

test('a form that another site sends is refused, and nothing comes into the cart', async () => {
  const offering = await make.offering(house)
  const guest = browse(house.url)
  const refused = await guest.post(
    '/cart',
    { offeringId: offering.offeringId, quantity: '1' },
    { 'sec-fetch-site': 'cross-site' },
  )
  expect(refused.status).toBe(403)
  expect(refused.headers.get('content-type')).toMatch(/^text\/html/)
  expect(guest.cookies.has('cart')).toBe(false)
})
