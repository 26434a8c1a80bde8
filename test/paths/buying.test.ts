import { afterAll, beforeAll, expect, test } from 'vitest'
import { bootTill, type House } from '../support/constellation.ts'
import { make, pay, untilOrder } from '../support/make.ts'
import { openCodes } from '../vouchers/codes.ts'
import { statementsOfSale } from '../vouchers/statements-of-sale.ts'
import { anotherStart, byCard, nok, openPaths, type Paths } from './paths.ts'

let house: House
let paths: Paths
beforeAll(async () => {
  house = await bootTill()
  paths = await openPaths(house)
}, 60_000)
afterAll(() => house?.close())

const SHARES = [408_333, 491_667, 100_000]

test('a person buys a path by card: each course costs its share, and order, line and invoice say which path it was', async () => {
  const path = await paths.path()
  const mine = await paths.cart()
  const put = await mine.put(path)
  expect(put.status, JSON.stringify(put.body)).toBe(200)
  expect(put.body).toMatchObject({
    total: nok(1_000_000),
    paths: [{ pathId: path.pathId, why: null, saved: nok(200_000) }],
  })
  expect(put.body.lines.map(({ gross }) => gross.minor)).toEqual(SHARES)
  const placed = await mine.order(1_000_000, byCard())
  expect(placed.status, JSON.stringify(placed.body)).toBe(201)
  expect(placed.body.lines.map(({ net }) => net.minor)).toEqual(SHARES)
  expect(placed.body.lines[0]).toMatchObject({
    path: { pathId: path.pathId, title: 'Helse og tall', amountMinor: 1_000_000, listedNetMinor: 490_000 },
    ...{ voucher: null, agreement: null },
  })
  expect(placed.body.lines[0]!.detail.replaceAll('\u00a0', ' ')).toContain(
    'Læringsløpet «Helse og tall»: del av samlet pris (hver for seg 4 900,00 kr uten mva.)',
  )
  await pay(house, placed.body)
  const order = await untilOrder(house, placed.body, ({ documents }) => documents.length === 1)
  expect([order.state, order.documents[0]!.gross]).toEqual(['confirmed', nok(1_000_000)])
})

test('courses that lie in the cart one by one make up the path just the same, and without one of them each costs what it costs', async () => {
  const path = await paths.path()
  const mine = await paths.cart()
  for (const course of path.courses) await mine.add(course)
  expect((await mine.read()).body.total).toEqual(nok(1_000_000))
  await mine.drop(path.courses[2]!)
  expect((await mine.read()).body).toMatchObject({
    total: nok(1_080_000),
    paths: [{ why: 'course-missing', saved: null }],
    lines: [{ path: null }, { path: null }],
  })
})

test('whoever takes another start of a course keeps the price, and has that course once', async () => {
  const path = await paths.path()
  const [first, second, third] = path.courses
  const later = await anotherStart(house, second!)
  const mine = await paths.cart()
  await mine.put(path)
  const { body, status } = await mine.put(path, 1, [first!, later, third!])
  expect([status, body.total]).toEqual([200, nok(1_000_000)])
  expect(body.lines.map(({ offeringId }) => offeringId).sort()).toEqual(
    [first!, later, third!].map(({ offeringId }) => offeringId).sort(),
  )
  await mine.add(second!)
  expect((await mine.read()).body.paths).toMatchObject([{ why: 'several-starts' }])
})

test('what is put into a cart as a path is one start of each of its courses', async () => {
  const path = await paths.path()
  const [first, second, third] = path.courses
  const mine = await paths.cart()
  expect((await mine.put(path, 1, [first!, third!])).body).toMatchObject({
    type: '/problems/path/incomplete',
    courseIds: [second!.courseId],
  })
  const other = await make.offering(house)
  expect((await mine.put(path, 1, [first!, second!, third!, other])).body).toMatchObject({
    type: '/problems/request/invalid',
    errors: [{ pointer: '/offeringIds/3' }],
  })
  expect((await mine.read()).body.lines).toEqual([])
})

test('a path counts for as many seats of each course; where there are more of one, the cart says so and each costs what it costs', async () => {
  const path = await paths.path()
  const mine = await paths.cart()
  const { body } = await mine.put(path, 4)
  expect([body.total, body.paths[0]!.saved]).toEqual([nok(4_000_000), nok(800_000)])
  await mine.add(path.courses[1]!)
  expect((await mine.read()).body).toMatchObject({
    total: nok(4 * 490_000 + 5 * 590_000 + 4 * 120_000),
    paths: [{ why: 'other-seats' }],
  })
  const again = await mine.put(path, 4)
  expect(again.body.total).toEqual(nok(4_000_000))
  const placed = await mine.order(4_000_000)
  expect(placed.status, JSON.stringify(placed.body)).toBe(201)
  expect(placed.body.lines.map(({ net }) => net.minor)).toEqual(SHARES.map((share) => 4 * share))
})

test('a part off is taken off what the courses cost singly, and a path that is no cheaper does not count', async () => {
  const path = await paths.path({ price: { by: 'percent', percentBasisPoints: 1500 } })
  const mine = await paths.cart()
  expect((await mine.put(path)).body).toMatchObject({ total: nok(1_020_000), paths: [{ saved: nok(180_000) }] })
  const { code } = await (await openCodes(house)).voucher()
  expect((await mine.enter(code)).body).toMatchObject({
    total: nok(960_000),
    voucher: { why: null },
    paths: [{ why: 'better-otherwise' }],
    lines: [{ path: null }, { path: null }, { path: null }],
  })
})

test('a path and a code are never added up: the code still lowers what is no part of the path, and takes its uses there only', async () => {
  const path = await paths.path()
  const codes = await openCodes(house)
  const { id, code } = await codes.voucher({ percentBasisPoints: 1000, seatsMost: 1 })
  const mine = await paths.cart()
  await mine.put(path)
  await mine.add(await make.offering(house, { price: 100_000 }))
  const { body } = await mine.enter(code)
  expect(body).toMatchObject({ total: nok(1_090_000), voucher: { why: null }, paths: [{ why: null }] })
  expect(body.lines.map(({ voucher, path: by }) => [voucher !== null, by !== null])).toEqual([
    ...[
      [false, true],
      [false, true],
      [false, true],
    ],
    [true, false],
  ])
  const placed = await mine.order(1_090_000)
  expect(placed.status, JSON.stringify(placed.body)).toBe(201)
  expect(await codes.used(id)).toBe(1)
})

test('of a path with one full course nothing is bought, nothing is taken, and the refusal names the course', async () => {
  const courses = await paths.threeCourses()
  const full = await make.offering(house, { price: 590_000, capacity: 1, startsInDays: 40 })
  const path = await paths.path({}, [courses[0]!, full, courses[2]!])
  const [mine, theirs] = [await paths.cart(), await paths.cart()]
  await mine.put(path)
  await theirs.add(full)
  expect((await theirs.order(590_000)).status).toBe(201)
  const refused = await mine.order(1_000_000)
  expect(refused.status).toBe(409)
  expect(refused.body).toMatchObject({
    type: '/problems/seats/sold-out',
    lines: [{ offeringId: full.offeringId, wanted: 1, left: 0 }],
  })
  const taken = await house.witness(
    `select 1 from seats s where s.pool_id in ('${courses[0]!.poolId}', '${courses[2]!.poolId}') and (s.sold_at is not null or s.held_until > app_now())`,
  )
  expect(taken).toEqual([])
})

test('a sale of a path runs as many statements as that of its courses singly', async () => {
  const path = await paths.path()
  const sale = async (courses: typeof path.courses, total: number) => {
    const mine = await paths.cart()
    for (const course of courses) await mine.add(course)
    return statementsOfSale(async () => expect((await mine.order(total)).status).toBe(201))
  }
  await sale(await paths.threeCourses(), 1_200_000)
  const singly = await sale(await paths.threeCourses(), 1_200_000)
  expect(await sale(path.courses, 1_000_000)).toEqual(singly)
})
