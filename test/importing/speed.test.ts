import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linesOfImport } from '../../src/importing/import-file.ts'
import { SHEETS } from '../../src/importing/sheets.ts'
import { takeAllRows, takeGoodRows } from '../../src/importing/take-rows.ts'
import { type House, openHouse } from '../identity/make.ts'
import {
  COMPANIES,
  COURSES,
  companyLine,
  courseLine,
  fileOf,
  numbers,
  OPEN,
  openLine,
  PEOPLE,
  personLine,
  STARTS,
  startLine,
} from './old-system.ts'

const DEBTORS = 20
const MB = 2 ** 20
/** What ten thousand rows may take while they are taken in, in megabytes; fifty thousand take less than three times as much (`npm run bench -- imports`). */
const GROWTH_MB = 120
const actor = { kind: 'job', name: 'test' } as const
let house: House
beforeAll(async () => {
  house = await openHouse(2)
}, 60_000)
afterAll(() => house?.close())

type Watched = { statements: number }
/** The pool, counting what it is asked. */
function watched(pool: pg.Pool, told: Watched): pg.Pool {
  const counting = (client: pg.PoolClient) =>
    new Proxy(client, {
      get(target, name) {
        const value = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        return (...given: unknown[]) => {
          if (name === 'query') told.statements++
          return value.apply(target, given)
        }
      },
    })
  return new Proxy(pool, {
    get: (target, name) =>
      name === 'connect' ? async () => counting(await target.connect()) : Reflect.get(target, name).bind(target),
  })
}
async function taken(what: string, file: Buffer, how: typeof takeAllRows | typeof takeGoodRows = takeAllRows) {
  const told = { statements: 0 }
  const sheet = SHEETS.find((each) => each.what === what)!
  const lines = await linesOfImport(file)
  const result = await how(watched(house.pool, told), { sheet, lines, actor, told: () => {} })
  return { new: result.new, known: result.known, refused: result.faults.length, ...told }
}

test('courses and their starts take as many statements as their verbs need, whether one row or a hundred are taken in', async () => {
  const [few, many] = [numbers(10, 1), numbers(100, 100)]
  for (const [what, head, line, most] of [
    ['courses', COURSES, courseLine, 6],
    ['starts', STARTS, startLine, 22],
  ] as const) {
    const one = await taken(what, fileOf(head, few.map(line)))
    const more = await taken(what, fileOf(head, many.map(line)))
    expect([one.new, more.new]).toEqual([few.length, many.length])
    expect((more.statements - one.statements) / (many.length - few.length)).toBeLessThanOrEqual(most)
  }
})

test('ten thousand open items take some statements for each five hundred of them, in memory that stays small; the same file again changes nothing', {
  timeout: 120_000,
}, async () => {
  await taken('companies', fileOf(COMPANIES, numbers(DEBTORS).map(companyLine)))
  await taken('people', fileOf(PEOPLE, numbers(DEBTORS).map(personLine)))
  const file = fileOf(
    OPEN,
    numbers(10_000).map((n) => openLine(n, DEBTORS)),
  )
  await taken(
    'open-items',
    fileOf(
      OPEN,
      numbers(500, 20_000).map((n) => openLine(n, DEBTORS)),
    ),
  )
  let most = 0
  const before = process.memoryUsage.rss()
  const looking = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss() - before)
  }, 10)
  const first = await taken('open-items', file, takeGoodRows)
  clearInterval(looking)
  expect(first).toMatchObject({ new: 10_000, known: 0, refused: 0 })
  expect(first.statements).toBeLessThanOrEqual(20 * 6)
  expect(most / MB).toBeLessThan(GROWTH_MB)
  const again = await taken('open-items', file)
  expect(again).toMatchObject({ new: 0, known: 10_000, refused: 0 })
  expect(again.statements).toBeLessThanOrEqual(20 * 2 + 2)
})
