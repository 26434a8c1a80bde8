import { afterAll, beforeAll, expect, test } from 'vitest'
import { nameSeats } from '../../src/checkout/name-seats.ts'
import { act } from '../../src/platform/till.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { buy, checkOut, make, order, type Placed, pay, until, untilOrder } from '../support/make.ts'
import { browse, hiddenFields, wordsOf } from './browser.ts'
import { faultAt, type SignedIn, signedIn } from './visitor.ts'

let house: House
let clerk: SignedIn
let program: string
beforeAll(async () => {
  house = await bootTill()
  clerk = await signedIn(house, { roles: ['finance'], name: 'Morten Bakke' })
  program = await make.client(house, ['course-administrator'])
})
afterAll(() => house?.close())

const invoiced = (placed: Pick<Placed, 'id' | 'orderToken'>) =>
  untilOrder(house, placed, ({ documents }) => documents.some(({ pdf }) => pdf !== null))

test('crediting says who loses what, then does exactly that, however often the button is pressed', async () => {
  const offering = await make.offering(house)
  const placed = await checkOut(house, { offering, buyer: { name: 'Kari Nordmann' } })
  await pay(house, placed.body)
  await invoiced(placed.body)
  const address = `/finance/orders/${placed.body.id}`

  const noReason = await clerk.get(`${address}/credit?reason=`)
  expect(noReason.status).toBe(422)
  expect(faultAt(noReason.body, 'reason')).toBe('Fyll ut dette feltet.')

  const shown = await clerk.get(`${address}/credit?reason=Kunden+ble+syk`)
  const words = wordsOf(shown.body)
  expect(words).toMatch(/4.900 kr betales tilbake til kortet/)
  expect(words).toMatch(/Én person mister plassen: Kari Nordmann/)
  expect(words).toMatch(/hele faktura TEST-\d+/)
  const fields = hiddenFields(shown.body)
  const both = await Promise.all([clerk.post(`${address}/credit`, fields), clerk.post(`${address}/credit`, fields)])
  expect(both.map(({ status }) => status)).toContain(303)
  expect((await clerk.post(`${address}/credit`, fields)).to).toBe(`${address}?done=credited`)

  await until(async () => wordsOf((await clerk.get(address)).body).includes('er betalt tilbake til kortet'))
  const story = wordsOf((await clerk.get(address)).body)
  expect(story).toContain('Hele ordren ble kreditert: Kunden ble syk (Morten Bakke)')
  expect(await house.witness(`select 1 from refunds where order_id = '${placed.body.id}'`)).toHaveLength(1)
  expect(
    await house.witness(`select 1 from enrolments where order_id = '${placed.body.id}' and withdrawn_at is null`),
  ).toEqual([])
})

test('where somebody was given a seat after the page was shown, nothing is credited and the page shows them', async () => {
  const offering = await make.offering(house)
  const { body: placed } = await order(house, program, { offering, quantity: 2 })
  await invoiced(placed)
  const address = `/finance/orders/${placed.id}/credit`
  const shown = await clerk.get(`${address}?reason=Feil+kurs`)
  expect(wordsOf(shown.body)).toContain('2 plasser blir fri')
  const people = [{ name: 'Sein Deltaker', email: 'sein@bedrift.test' }]
  await act(house.till, { kind: 'job', name: 'test' }, (tx) =>
    nameSeats(tx, placed.id, { offeringId: offering.offeringId, people }),
  )

  const refused = await clerk.post(address, hiddenFields(shown.body))
  expect(refused.status).toBe(409)
  expect(wordsOf(refused.body)).toContain('Ingenting er kreditert')
  expect(wordsOf(refused.body)).toContain('Sein Deltaker')
  expect(await house.witness(`select 1 from orders where id = '${placed.id}' and cancelled_at is not null`)).toEqual([])
  expect((await clerk.post(address, hiddenFields(refused.body))).status).toBe(303)
})

test('documents are filtered and summed, and the exports carry the same filter', async () => {
  const offering = await make.offering(house, { price: 123_400 })
  const { body: placed } = await order(house, program, { offering })
  await invoiced(placed)
  const { body } = await clerk.get(`/finance?search=${placed.number}&kind=invoice&from=2020-01-01`)
  expect(wordsOf(body)).toMatch(/Funnet 1 dokument .*Brutto 1.234,00 kr/)
  const hrefs = [...body.matchAll(/href="(\/exports\/[^"]+)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'))
  expect(hrefs).toHaveLength(3)
  for (const href of hrefs) expect(href).toContain(`search=${placed.number}`)
  const csv = await clerk.get(hrefs[0]!)
  expect(csv.body.trim().split('\r\n')).toHaveLength(2)
  const wrong = await clerk.get('/en/finance?from=yesterday')
  expect(faultAt(wrong.body, 'from')).not.toBeNull()
})

test('money that does not fit its order stands on top until somebody has looked', async () => {
  const { body: placed } = await checkOut(house, {
    offering: await make.offering(house),
    buyer: { name: 'Anna Avvik' },
  })
  await pay(house, placed, { amount: 100 })
  await untilOrder(house, placed, ({ state }) => state === 'in-review')
  const words = wordsOf((await clerk.get('/finance')).body)
  expect(words).toMatch(new RegExp(`Ordre ${placed.number} , Anna Avvik .*Det kom inn 1 kr, men ordren er på 4.900 kr`))
  expect(wordsOf((await clerk.get(`/finance/orders/${placed.id}`)).body)).toContain('Må ses på')
})

test('only finance opens the pages of finance', async () => {
  const bought = await buy(house, { offering: await make.offering(house) })
  const keeper = await signedIn(house, { roles: ['course-administrator', 'support'] })
  for (const path of ['/finance', `/finance/orders/${bought.id}`, `/finance/orders/${bought.id}/credit?reason=x`]) {
    expect((await keeper.get(path)).status).toBe(403)
    expect((await browse(house.url).get(path)).to).toContain('/sign-in?to=')
  }
  expect((await keeper.post(`/finance/orders/${bought.id}/credit`, { reason: 'x' })).status).toBe(403)
})
