import { afterAll, beforeAll, expect, test } from 'vitest'
import { cancelAt, keeperOf, simulateAt } from '../going/at-risk.ts'
import { expectSoundBooks } from '../support/books.ts'
import { until } from '../support/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { dayOf, passTo } from '../support/finance.ts'
import { make, type Offering } from '../support/make.ts'
import { nok, openPrepaidDesk, type PrepaidDesk } from './prepaid-desk.ts'

const LONG_MS = 120_000
let house: House
let desk: PrepaidDesk
let keeper: Record<string, string>
beforeAll(async () => {
  house = await bootTill()
  desk = await openPrepaidDesk(house)
  keeper = await keeperOf(house)
}, LONG_MS)
afterAll(() => house?.close())

const course = () => make.offering(house, { capacity: 40, startsInDays: 60 })
const creditsOf = async (orderId: string) =>
  (
    await house.witness(
      `select net_minor::int as net from documents where order_id = '${orderId}' and kind = 'credit-note' order by number`,
    )
  ).map(({ net }) => net)
const mailAbout = async (orderId: string): Promise<string> => {
  const [mail] = await house.witness(
    `select coalesce(string_agg(text, ' '), '') as said from mails where order_id = '${orderId}' and kind = 'offering-cancelled'`,
  )
  return String(mail!.said)
}
async function cancel(offering: Offering): Promise<void> {
  const { simulationId } = (await simulateAt(house, keeper, offering)).body
  expect((await cancelAt(house, keeper, { ...offering, simulationId })).status).toBe(201)
}
const days = async (ahead: number) => ({ untilDay: await dayOf(house, -ahead), answerBy: await dayOf(house) })

test(
  'of a course that is cancelled before the last day the buyer is told that it can be used again',
  async () => {
    const offering = await course()
    const { prepaidId } = await desk.prepaid({ places: null, net: nok(1_000_000), ...(await days(30)) })
    const drawn = await desk.draw(offering, { prepaidId, total: offering.gross })
    await cancel(offering)
    await until(
      () => desk.standing(prepaidId),
      ({ leftMinor }) => leftMinor === 1_000_000,
    )
    const said = await until(
      () => mailAbout(String(drawn.body.id)),
      (mail) => mail !== '',
    )
    expect(said).toMatch(/er satt tilbake på det dere har betalt på forhånd \(2026\/\d+\), og kan brukes til og med/)
    expect(said).not.toContain('faktureres ikke')
  },
  LONG_MS,
)

test(
  'of a course that is cancelled after the last day the company gets its money back, whatever the terms say of the rest',
  async () => {
    const [held, cancelled] = [await course(), await course()]
    const { prepaidId, orderId } = await desk.prepaid({ places: null, net: nok(1_500_000), ...(await days(10)) })
    const orders = []
    for (const offering of [held, cancelled]) {
      const drawn = await desk.draw(offering, { prepaidId, total: offering.gross })
      expect(drawn.status, JSON.stringify(drawn.body)).toBe(201)
      orders.push(String(drawn.body.id))
    }
    await passTo(house, 12)
    await until(
      () => desk.standing(prepaidId),
      ({ endedMinor }) => endedMinor === 520_000,
    )
    await cancel(cancelled)
    await until(
      () => creditsOf(orderId),
      (credits) => credits.length > 0,
    )
    expect(await creditsOf(orderId)).toEqual([490_000])
    expect(await desk.standing(prepaidId)).toMatchObject({ endedMinor: 520_000, leftMinor: 0, drawnMinor: 490_000 })
    expect(await mailAbout(orders[1]!)).toMatch(/var betalt på forhånd \(2026\/\d+\).*kreditnota/)
    const own = await desk.credit(orders[0]!, {})
    expect(own.status, JSON.stringify(own.body)).toBe(201)
    await until(
      () => desk.standing(prepaidId),
      ({ leftMinor }) => leftMinor === 0,
    )
    expect(await desk.standing(prepaidId)).toMatchObject({ endedMinor: 1_010_000, drawnMinor: 0 })
    expect(await creditsOf(orderId)).toEqual([490_000])
    await expectSoundBooks(house.eye)
  },
  LONG_MS,
)
