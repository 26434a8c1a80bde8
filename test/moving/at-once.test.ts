import { afterAll, beforeAll, expect, test } from 'vitest'
import { confirm, look, toBuy } from '../cancelling/buyer.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make, type Offering, order, type Placed, pay, person, unique, until } from '../support/make.ts'
import { promise } from '../support/promises.ts'
import { anotherStart, confirmMove, lookMove } from './mover.ts'

const LONG_MS = 180_000
const ORDERS = 100
const STARTS = 5
const COURSES = 4
const TIMES_ASKED = 40
/** Net prices of the starts of a course, in øre: the same, cheaper, dearer. */
const PRICES = [490_000, 490_000, 300_000, 620_000, 490_500]
const HALF_A_YEAR_SECONDS = 180 * 24 * 3_600

let house: House
beforeAll(async () => {
  house = await bootTill()
}, LONG_MS)
afterAll(() => house?.close())

type Bought = Placed & { course: number }
/** What somebody may be told who is not first; each is asked again, as the page would be. */
const AGAIN = ['moving/changed', 'cancelling/changed', 'order/invoice-not-issued', 'idempotency/in-progress']
const TOLD = ['moving/full']
type Answer = { status: number; body: { type?: string } }
const codeOf = ({ status, body }: Answer) => (status < 300 ? 'done' : String(body.type).replace('/problems/', ''))

/** Asks until it is told something final. */
async function finally_(act: () => Promise<Answer>): Promise<string> {
  for (let time = 1; ; time++) {
    const code = codeOf(await act())
    if (!AGAIN.includes(code) || time === TIMES_ASKED) return code
  }
}

test(
  'a hundred seats move and a hundred are cancelled at the same time, in twenty starts: seats, money and income are right to the øre',
  async () => {
    const courses: Offering[][] = []
    while (courses.length < COURSES) courses.push(await startsOf())
    const key = await make.client(house, ['course-administrator'])
    const orders = await Promise.all(Array.from({ length: ORDERS }, (_, n) => boughtBy(key, courses, n)))
    await until(async () => (await count('documents')) === ORDERS, undefined, LONG_MS)
    const answers = await Promise.all(
      orders.flatMap((each) => [finally_(() => moves(each, courses)), finally_(() => cancels(each))]),
    )
    expect(answers.filter((code) => code !== 'done' && !TOLD.includes(code))).toEqual([])
    const moved = await house.witness(
      `select state, count(*)::int as n from (select case when done_at is null then 'open' else 'done' end as state from moves) m group by 1 order by 1`,
    )
    expect(moved.reduce((sum, { n }) => sum + Number(n), 0)).toBeGreaterThan(ORDERS / 2)
    await until(
      async () => (await count('moves where done_at is null')) === 0,
      () => 'every difference was paid',
      LONG_MS,
    )
    await until(
      async () => (await count('documents_due')) + (await count('refunds where succeeded_at is null')) === 0,
      undefined,
      LONG_MS,
    )
    expect(await count('enrolments where withdrawn_at is null')).toBe(ORDERS)
    await expectSoundBooks(house.eye)
    await expectBankEqualsBooks(house.sandboxUrl, house.eye)
    await house.moveClock(HALF_A_YEAR_SECONDS)
    await until(
      async () => (await deferred()) === 0,
      () => 'all that was taught is income',
      LONG_MS,
    )
    await expectSoundBooks(house.eye)
    const full = answers.filter((code) => TOLD.includes(code)).length
    promise(
      `${ORDERS} moves beside ${ORDERS} cancellations at once on ${COURSES * STARTS} starts: ${await count('moves')} moved, ${full} told that it is full, bank = books, all that was taught is income`,
    )
  },
  LONG_MS,
)

const count = async (rows: string): Promise<number> =>
  Number((await house.witness(`select count(*)::int as n from ${rows}`))[0]!.n)
/** What was invoiced and neither credited nor taught yet. */
const deferred = async (): Promise<number> =>
  Number(
    (
      await house.witness(
        `select coalesce((select sum(case kind when 'invoice' then net_minor else -net_minor end) from documents), 0)::int
           - coalesce((select sum(amount_minor) from recognitions), 0)::int as n`,
      )
    )[0]!.n,
  )

async function startsOf(): Promise<Offering[]> {
  const first = await toBuy(house, { capacity: 40 })
  const others: Offering[] = []
  for (const [at, netMinor] of PRICES.slice(1).entries())
    others.push(await anotherStart(house, first, { netMinor, capacity: 10, startsInDays: 40 + at }))
  return [first, ...others]
}

/** Two seats: one of them moves, the other is cancelled. */
async function boughtBy(key: string, courses: Offering[][], n: number): Promise<Bought> {
  const course = n % COURSES
  const at = Math.floor(n / COURSES) % STARTS === 0 ? 1 : 0
  const people = [1, 2].map((one) => ({ name: `Kari ${one}`, email: `kari-${unique()}@example.test` }))
  const payer = person(people[0])
  const offering = courses[course]![at]!
  const placed = await order(house, key, { offering, quantity: 2, people, payer })
  await pay(house, placed.body)
  return { ...placed.body, course }
}

async function moves(placed: Bought, courses: Offering[][]): Promise<Answer> {
  const seat = { lineId: await lineOf(placed), position: 1 }
  const to = courses[placed.course]![2 + (placed.number % 3)]!
  const seen = await lookMove(house, placed, to, { seat })
  if (seen.status !== 200) return seen
  const done = await confirmMove(house, placed, to, { seat, previewId: seen.body.previewId })
  if (done.status === 201 && done.body.paymentPage) await pay(house, done.body as unknown as Placed)
  return done
}

async function cancels(placed: Bought): Promise<Answer> {
  const seats = [{ lineId: await lineOf(placed), position: 2 }]
  const seen = await look(house, placed, { seats })
  return seen.status === 200 ? confirm(house, placed, { previewId: seen.body.previewId, seats }) : seen
}

const lines = new Map<string, string>()
async function lineOf({ id }: Placed): Promise<string> {
  const known = lines.get(id)
  if (known) return known
  const [row] = await house.witness(`select id from order_lines where order_id = '${id}' order by position limit 1`)
  lines.set(id, String(row!.id))
  return String(row!.id)
}
