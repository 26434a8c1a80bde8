import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anotherStart } from '../moving/mover.ts'
import { expectSoundBooks } from '../support/books.ts'
import { ask } from '../support/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { bearer, make } from '../support/make.ts'
import { nok, openPrepaidDesk, type PrepaidDesk } from './prepaid-desk.ts'

const LONG_MS = 60_000
let house: House
let desk: PrepaidDesk
beforeAll(async () => {
  house = await bootTill()
  desk = await openPrepaidDesk(house)
}, LONG_MS)
afterAll(() => house?.close())

const REFUSED = [409, '/problems/moving/drawn']
const MOVE_SEATS = 'Flytt plasser'

test('seats that were drawn on a prepaid are never moved for new money: they are given back and drawn anew', async () => {
  const from = await make.offering(house, { capacity: 40, startsInDays: 40 })
  const to = await anotherStart(house, from)
  const { prepaidId } = await desk.prepaid({ places: null, net: nok(2_000_000) })
  const drawn = await desk.draw(from, { prepaidId, quantity: 2, total: from.gross * 2 })
  expect(drawn.status, JSON.stringify(drawn.body)).toBe(201)
  const { headers } = desk.firm.owner
  const [line] = drawn.body.lines as { id: string }[]
  const wish = { lineId: line!.id, seats: 1, to: to.offeringId }
  const here = `/companies/${desk.firm.id}/seats/${from.offeringId}`
  for (const [path, body] of [
    [`${here}/move/preview`, wish],
    [`${here}/moves`, { ...wish, previewId: 'a'.repeat(64) }],
  ] as const) {
    const { status, body: told } = await desk.firm.send(path, headers, body)
    expect([status, told.type], JSON.stringify(told)).toEqual(REFUSED)
  }
  const named = await desk.firm.send('/orders', headers, {
    lines: [{ offeringId: from.offeringId, quantity: 1, people: [{ name: 'Nina Navn', email: 'nina@firma.test' }] }],
    ...{ payer: desk.firm.payer, payBy: 'prepaid', prepaidId, acceptedSalesTerms: 1, expectedTotal: nok(from.gross) },
  })
  expect(named.status, JSON.stringify(named.body)).toBe(201)
  const [seat] = named.body.seats as { lineId: string; position: number }[]
  const support = bearer(await make.client(house, ['support']))
  const single = await ask(
    `${house.url}/orders/${named.body.id}/move?seat=${seat!.lineId}:${seat!.position}&offeringId=${to.offeringId}`,
    { headers: support },
  )
  expect([single.status, single.body.type], JSON.stringify(single.body)).toEqual(REFUSED)
  const { text } = await pageOf(`/company/${desk.firm.id}/seats/${from.offeringId}`)
  expect(text).not.toContain(MOVE_SEATS)
  const bought = await make.offering(house, { capacity: 40, startsInDays: 40 })
  await desk.firm.buys(bought, 1)
  expect((await pageOf(`/company/${desk.firm.id}/seats/${bought.offeringId}`)).text).toContain(MOVE_SEATS)
  expect(await desk.standing(prepaidId)).toMatchObject({ leftMinor: 2_000_000 - from.gross * 3, drawnSeats: 3 })
  await expectSoundBooks(house.eye)
})

async function pageOf(path: string): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${house.url}${path}`, {
    headers: { ...desk.firm.owner.headers, accept: 'text/html', 'x-request-id': randomUUID() },
  })
  return { status: answer.status, text: await answer.text() }
}

test('the page from which seats are moved says why those cannot be', async () => {
  const from = await make.offering(house, { capacity: 40, startsInDays: 40 })
  const { prepaidId } = await desk.prepaid({ places: null, net: nok(1_000_000) })
  const drawn = await desk.draw(from, { prepaidId, total: from.gross })
  const [line] = drawn.body.lines as { id: string }[]
  const shown = await pageOf(`/company/${desk.firm.id}/seats/${from.offeringId}/move?lineId=${line!.id}&seats=1`)
  expect(shown.text).toContain('Plassene er tatt av det som er betalt på forhånd.')
  expect((await ask(`${house.url}/orders/${drawn.body.id}`, { headers: desk.firm.owner.headers })).body).toMatchObject({
    state: 'confirmed',
  })
})
