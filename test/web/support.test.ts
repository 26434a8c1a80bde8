import { afterAll, beforeAll, expect, test } from 'vitest'
import { bootTill, type House } from '../support/constellation.ts'
import { checkOut, make, order, type Placed, pay, until, untilOrder } from '../support/make.ts'
import { browse, wordsOf } from './browser.ts'
import { type SignedIn, signedIn } from './visitor.ts'

let house: House
let helper: SignedIn
let placed: Placed
beforeAll(async () => {
  house = await bootTill()
  helper = await signedIn(house, { roles: ['support'] })
  const offering = await make.offering(house, { title: 'Vanskelige samtaler', capacity: 2 })
  placed = (await checkOut(house, { offering, buyer: { name: 'Oda Fjell', email: 'oda.fjell@example.test' } })).body
  await pay(house, placed)
  await untilOrder(house, placed, ({ documents }) => documents.some(({ pdf }) => pdf !== null))
})
afterAll(() => house?.close())

const found = async (search: string) =>
  wordsOf((await helper.get(`/support?search=${encodeURIComponent(search)}`)).body)

test('an order is found by whatever the caller can say', async () => {
  const program = await make.client(house, ['course-administrator'])
  const { body: onInvoice } = await order(house, program, { offering: await make.offering(house), quantity: 1 })
  await untilOrder(house, onInvoice, ({ documents }) => documents.length === 1)
  const [paper] = await house.witness(
    `select kid, content ->> 'number' as number from documents where order_id = '${onInvoice.id}'`,
  )
  const kid = String(paper!.kid)
  for (const said of ['fjell', 'ODA.FJELL@example', String(placed.number)])
    expect(await found(said)).toMatch(/Én ordre .*Oda Fjell/)
  for (const said of [kid, `${kid.slice(0, 4)} ${kid.slice(4)}`, String(paper!.number), '923 609 016'])
    expect(await found(said)).toMatch(/Én ordre .*Prøvebedriften AS/)
  expect(await found('finnes ikke')).toContain('Ingen ordre passer')
  expect(await found('%%')).toContain('Ingen ordre passer')
})

test('the page tells what happened, what comes next, and each mail with its fate, without the key to the order', async () => {
  const address = `/support/orders/${placed.id}`
  await until(async () =>
    /Bekreftelse til oda\.fjell@example\.test Sendt/.test(wordsOf((await helper.get(address)).body)),
  )
  const { body } = await helper.get(address)
  const words = wordsOf(body)
  expect(words).toContain('Plassene er kjøperens. Ingenting gjenstår.')
  expect(words).toMatch(
    /Bestilt\. Plassene ble holdt av\. \(kjøperen\).*Betalt med kort \(4.900 kr\)\. Ordren ble bekreftet\. \(betalingsleverandøren\).*Faktura utstedt\./,
  )
  expect(words).toContain('Oda Fjell påmeldt')
  expect(body).not.toContain(placed.orderToken)
  const english = wordsOf((await helper.get(`/en${address}`)).body)
  expect(english).toContain('The seats are the buyer’s. Nothing is left to do.')
})

test('only support opens the pages of support', async () => {
  const clerk = await signedIn(house, { roles: ['finance'] })
  for (const path of ['/support', '/support?search=oda', `/support/orders/${placed.id}`]) {
    expect((await clerk.get(path)).status).toBe(403)
    expect((await browse(house.url).get(path)).to).toContain('/sign-in?to=')
  }
  expect((await helper.get('/support/orders/nothing')).status).toBe(404)
})
