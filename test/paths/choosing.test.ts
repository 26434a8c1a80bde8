import { afterAll, beforeAll, expect, test } from 'vitest'
import { carryHold } from '../../src/cart/carry-hold.ts'
import { PathBody } from '../../src/paths/path.ts'
import { daysAfter } from '../../src/platform/clock.ts'
import { act } from '../../src/platform/till.ts'
import { holdSeats } from '../../src/seats/hold-seats.ts'
import { startsToChoose } from '../../src/storefront/choose-starts.ts'
import { entriesOf } from '../../src/web/forms/entries.ts'
import { fieldOfPath, pathFrom } from '../../src/web/paths/form.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make } from '../support/make.ts'
import { openFirm } from '../wallet/firm.ts'
import { browse } from '../web/browser.ts'
import { anotherStart, nok, openPaths, type Paths, said } from './paths.ts'

const job = { kind: 'job', name: 'test' } as const

let house: House
let paths: Paths
beforeAll(async () => {
  house = await bootTill()
  paths = await openPaths(house)
}, 60_000)
afterAll(() => house?.close())

test('the start of which a seat is held for the cart stays when its path is put in, whatever start was named', async () => {
  const path = await paths.path()
  const [first, second, third] = path.courses
  const later = await anotherStart(house, second!)
  const mine = await paths.cart()
  await mine.add(second!)
  await act(house.till, job, async (tx) => {
    const holdId = await holdSeats(tx, {
      lines: [{ poolId: second!.poolId, quantity: 1 }],
      until: daysAfter(tx.now, 1),
    })
    await carryHold(tx, mine.id, holdId!)
  })
  const { body } = await mine.put(path, 1, [first!, later, third!])
  expect(body.lines.map(({ offeringId }) => offeringId).sort()).toEqual(
    path.courses.map(({ offeringId }) => offeringId).sort(),
  )
  expect(body.total).toEqual(nok(1_000_000))
  await mine.drop(second!)
  const chosen = await mine.put(path, 1, [first!, later, third!])
  expect(chosen.body.lines.map(({ offeringId }) => offeringId)).toContain(later.offeringId)
})

test('a closed path is put in for the company that it is held for, and costs a cart for nobody what its courses cost', async () => {
  const firm = await openFirm(house, 'Vik Verft AS')
  const path = await paths.path({ organisationNumbers: [firm.payer.organisationNumber] })
  const mine = await paths.cart(firm.owner.headers)
  expect((await mine.put(path)).body).toMatchObject({ companyId: firm.id, total: nok(1_000_000) })
  const forNobody = await paths.send(`/carts/${mine.id}/company`, 'PUT', { companyId: null }, mine.headers)
  expect(forNobody.body).toMatchObject({ total: nok(1_200_000), paths: [] })
  expect((await mine.read()).body).toMatchObject({ total: nok(1_200_000), paths: [] })
})

test('a path that is no cheaper than its courses does not count, whatever rounding down would save', async () => {
  const taxed = { price: 1_233, taxClass: 'standard' } as const
  const courses = [await make.offering(house, taxed), await make.offering(house, { ...taxed, startsInDays: 50 })]
  const path = await paths.path({ price: { by: 'percent', percentBasisPoints: 1 } }, courses)
  const mine = await paths.cart()
  expect((await mine.put(path)).body).toMatchObject({
    total: nok(3_082),
    paths: [{ why: 'better-otherwise', saved: null }],
  })
})

test('starts are chosen among those in the currency of the path’s price, or in one that all its courses are sold in', () => {
  const start = (currency: string) => ({
    offeringId: currency,
    sale: 'open',
    admission: null,
    price: { net: { currency } },
  })
  const chosen = (priced: string | null, ...courses: string[][]) =>
    startsToChoose(
      { path: { currency: priced }, courses: courses.map((each) => ({ offers: each.map(start) })) } as never,
      null,
    ).map((starts) => starts.map(({ offeringId }) => offeringId))
  expect(chosen('NOK', ['EUR', 'NOK'], ['NOK'])).toEqual([['NOK'], ['NOK']])
  expect(chosen(null, ['EUR', 'NOK'], ['NOK'])).toEqual([['NOK'], ['NOK']])
  expect(chosen(null, ['EUR'], ['NOK'])).toEqual([['EUR'], []])
})

test('a path is open to everybody where that is chosen, and one for companies without companies is refused at its field', () => {
  const body = (heldFor: string) => {
    const form = entriesOf({ heldFor, companies: '' })
    return { form, said: { ...said([]), organisationNumbers: pathFrom(form).organisationNumbers } }
  }
  expect(body('everybody').said.organisationNumbers).toBeNull()
  const { form, said: closed } = body('companies')
  const courseIds = ['01890000-0000-7000-8000-000000000001']
  const refused = PathBody.safeParse({ ...closed, courseIds })
  const [issue] = refused.error?.issues ?? []
  expect([issue?.path.join('/'), issue?.message]).toEqual(['organisationNumbers', 'name at least one company'])
  expect(fieldOfPath(form)('/organisationNumbers')).toMatchObject({ field: 'companies' })
})

test('for how many is kept on the way to the price of other dates, and a refusal stands at that field', async () => {
  const path = await paths.path()
  const page = browse(house.url)
  const dates = Object.fromEntries(path.courses.map(({ offeringId }, at) => [`start-${at + 1}`, offeringId]))
  const shown = await page.get(`/paths/${path.slug}?${new URLSearchParams({ ...dates, quantity: '3' })}`)
  expect(shown.body).toMatch(/name="quantity"[^>]* value="3"/)
  expect(shown.body).toContain('Valgte datoer')
  expect((await page.get(`/paths/${path.slug}`)).body).toContain('Datoer vi foreslår')
  const refused = await page.post(`/paths/${path.slug}`, { ...dates, pathId: path.pathId, quantity: '0', next: 'cart' })
  expect(refused.status).toBe(422)
  expect(refused.body).toMatch(
    /name="quantity"[^>]* value="0"[^>]* aria-invalid="true" aria-describedby="quantity-fault"/,
  )
  expect(refused.body).toContain('id="quantity-fault"')
})
