import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { visitor } from '../../src/platform/actor.ts'
import { dayPlus } from '../../src/platform/clock.ts'
import { act } from '../../src/platform/till.ts'
import { confirmEntry } from '../../src/waiting/confirm-entry.ts'
import { joinList } from '../../src/waiting/join-list.ts'
import { bought, toBuy } from '../cancelling/buyer.ts'
import { documented } from '../giving-back/firm.ts'
import { anotherStart, move } from '../moving/mover.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { dayOf, passTo } from '../support/finance.ts'
import { ask, bearer, checkOut, make, type Offering } from '../support/make.ts'

let house: House
let owner: pg.Client
let finance: Record<string, string>

beforeAll(async () => {
  house = await bootTill()
  owner = new pg.Client(house.till.config.migrateUrl!)
  await owner.connect()
  finance = bearer(await make.client(house, ['finance']))
}, 60_000)
afterAll(async () => {
  await owner?.end()
  await house?.close()
})

type Stands = { faculty: string; unpaidMinor: number; waitingMinor: number }
test('whoever waits adds nothing to what is sold, and what is not paid for stands by itself until finance has to look at it', async () => {
  const full = await make.offering(house, { title: 'Fullt', capacity: 1, startsInDays: 200 })
  const [start] = await house.witness(
    `select to_char(starts_at, 'YYYY') || case when extract(month from starts_at) < 7 then '-spring' else '-autumn' end as term, c.faculty
     from offerings f join courses c on c.id = f.course_id where f.id = '${full.offeringId}'`,
  )
  const stands = async () => {
    const path = `/reports/term?term=${start!.term}`
    const { body } = await ask<{ rows: Stands[] }>(house, path, { headers: finance })
    return body.rows.find(({ faculty }) => faculty === start!.faculty)!
  }
  const { body: unpaid } = await checkOut(house, { offering: full })
  const before = await stands()
  expect(before).toMatchObject({ unpaidMinor: full.price, waitingMinor: 0 })
  await act(house.till, visitor, async (tx) => {
    const wish = {
      quantity: 1,
      takes: 'all-or-nothing',
      name: 'Venter',
      email: 'venter@example.no',
      lang: 'nb',
    } as const
    await confirmEntry(tx, (await joinList(tx, full.offeringId, wish))!.entryId)
  })
  expect(await stands()).toEqual({ ...before, waitingMinor: full.price })
  await owner.query(`update orders set review = 'amount' where id = $1`, [unpaid.id])
  expect(await stands()).toEqual({ ...before, unpaidMinor: 0, waitingMinor: full.price })
})

type Report = { rows: { key: string; agreedMinor: number; seats: number }[] }
test('a seat that moves counts on the day of its move: the days before stay as they were, and the sale is told as it was', async () => {
  const first = await toBuy(house)
  const later = await anotherStart(house, first)
  const placed = await bought(house, first)
  const day = await dayOf(house)
  const then = async () =>
    (await ask<Report>(house, `/reports/income?from=${day}&to=${day}&by=course`, { headers: finance })).body.rows
  const told = async () => {
    const path = `${house.url}/exports/conversions.csv?from=${day}&to=${day}&form=machine`
    const text = await (await fetch(path, { headers: finance })).text()
    return text.split('\n').find((line) => line.startsWith(placed.id))
  }
  const before = { rows: await then(), told: await told() }
  expect(before.rows.find(({ key }) => key === first.courseId)).toMatchObject({ seats: 1, agreedMinor: 490_000 })
  await passTo(house, 1)
  expect((await move(house, placed, later)).state).toBe('done')
  await documented(house, placed.id, 3)
  expect({ rows: await then(), told: await told() }).toEqual(before)
  const moved = await ask<Report>(house, `/reports/income?from=${dayPlus(day, 1)}&to=${dayPlus(day, 9)}&by=offering`, {
    headers: finance,
  })
  const seatsOf = ({ offeringId }: Offering) => moved.body.rows.find(({ key }) => key === offeringId)?.seats
  expect([seatsOf(first), seatsOf(later)]).toEqual([-1, 1])
})
