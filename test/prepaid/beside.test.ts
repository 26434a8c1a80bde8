import { afterAll, beforeAll, expect, test } from 'vitest'
import { endPrepaids } from '../../src/prepaying/end-prepaids.ts'
import { expectSoundBooks } from '../support/books.ts'
import { ask } from '../support/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { dayOf, passTo } from '../support/finance.ts'
import { make } from '../support/make.ts'
import { nok, openPrepaidDesk, type PrepaidDesk } from './prepaid-desk.ts'

const LONG_MS = 60_000
let house: House
let desk: PrepaidDesk
beforeAll(async () => {
  house = await bootTill()
  desk = await openPrepaidDesk(house)
}, LONG_MS)
afterAll(() => house?.close())

const course = () => make.offering(house, { capacity: 40, startsInDays: 60 })

test('what a company spent by course comes to what it spent in all: what is paid in advance stands in a row of its own, and drawing adds nothing', async () => {
  const [offering, other] = [await course(), await course()]
  const { prepaidId } = await desk.prepaid({ places: null, net: nok(2_000_000) })
  expect((await desk.draw(offering, { prepaidId, quantity: 2, total: offering.gross * 2 })).status).toBe(201)
  const bought = await desk.firm.buys(other, 1)
  type Sum = { courseId?: string | null; grossMinor: number }
  const spend = async () => {
    const { body } = await ask(`${house.url}/companies/${desk.firm.id}/spend`, { headers: desk.firm.owner.headers })
    return body as unknown as { totals: Sum[]; byCourse: Sum[]; byMonth: Sum[] }
  }
  const invoiced = () => house.witness(`select id from documents where order_id = '${bought}'`)
  await expect.poll(async () => (await invoiced()).length, { timeout: LONG_MS }).toBe(1)
  const { totals, byCourse, byMonth } = await spend()
  const gross = (rows: readonly Sum[]) => rows.reduce((sum, { grossMinor }) => sum + grossMinor, 0)
  expect(gross(totals)).toBe(2_000_000 + other.gross)
  expect([gross(byCourse), gross(byMonth)]).toEqual([gross(totals), gross(totals)])
  expect(byCourse.map(({ courseId, grossMinor }) => [courseId, grossMinor])).toEqual([
    [await desk.courseOf(other), other.gross],
    [null, 2_000_000],
  ])
  const file = await fetch(`${house.url}/companies/${desk.firm.id}/spend.csv`, { headers: desk.firm.owner.headers })
  expect(await file.text()).toMatch(/;Betalt på forhånd;NOK;20000,00;/)
})

test('seats that were drawn on a prepaid are not moved: they are given back, which puts back what they took, and drawn anew', async () => {
  const [from, to] = [await course(), await course()]
  const { prepaidId } = await desk.prepaid({ places: null, net: nok(1_000_001) })
  const drawn = await desk.draw(from, { prepaidId, quantity: 2, total: from.gross * 2 })
  expect(drawn.status, JSON.stringify(drawn.body)).toBe(201)
  const [seat] = drawn.body.seats as { lineId: string; position: number }[]
  const at = `${house.url}/companies/${desk.firm.id}/seats/${from.offeringId}`
  const { headers } = desk.firm.owner
  const wish = { lineId: seat!.lineId, seats: 1, to: to.offeringId }
  const preview = await ask(`${at}/move/preview`, { method: 'POST', headers, body: wish })
  const choices = await ask(`${at}/move-choices?lineId=${seat!.lineId}&seats=1`, { headers })
  for (const { status, body } of [preview, choices])
    expect([status, body.type]).toEqual([409, '/problems/moving/drawn'])
  expect((await desk.standing(prepaidId)).leftMinor).toBe(1_000_001 - from.gross * 2)
  const { lineId, position } = seat!
  expect((await desk.credit(String(drawn.body.id), { seats: [{ lineId, position }] })).status).toBe(201)
  expect((await desk.draw(to, { prepaidId, total: to.gross })).status).toBe(201)
  expect((await desk.standing(prepaidId)).leftMinor).toBe(1_000_001 - from.gross * 2)
  await expectSoundBooks(house.eye)
})

test(
  'whoever draws while a prepaid ends gets seats or a refusal by name, and what is left is ended once, to the øre',
  async () => {
    const offering = await make.offering(house, { capacity: 40, startsInDays: 90 })
    const short = { untilDay: await dayOf(house, -20), answerBy: await dayOf(house) }
    const { prepaidId } = await desk.prepaid({ places: null, net: nok(3_000_001), ...short })
    const headers = desk.finance
    const draws = () =>
      Array.from({ length: 3 }, () => desk.draw(offering, { prepaidId, total: offering.gross, headers }))
    const [early] = [draws(), await passTo(house, 21)]
    const late = draws()
    await Promise.all([endPrepaids(house.till), endPrepaids(house.till)])
    const said = await Promise.all([...early, ...late])
    const placed = said.filter(({ status }) => status === 201).length
    const refused = said.filter(({ status }) => status !== 201).map(({ body }) => body.type)
    expect(new Set(refused)).toEqual(new Set(['/problems/prepaid/not-running']))
    expect(refused.length).toBeGreaterThanOrEqual(late.length)
    await endPrepaids(house.till)
    const moved = await house.witness(
      `select kind, sum(amount_minor)::int as minor from prepaid_movements where prepaid_id = '${prepaidId}' group by 1 order by 1`,
    )
    const drawnMinor = placed * offering.gross
    expect(moved).toEqual([
      ...(placed > 0 ? [{ kind: 'drawn', minor: drawnMinor }] : []),
      { kind: 'ended', minor: 3_000_001 - drawnMinor },
    ])
    expect(await desk.standing(prepaidId)).toMatchObject({ state: 'ended', leftMinor: 0 })
    await expectSoundBooks(house.eye)
  },
  LONG_MS,
)
