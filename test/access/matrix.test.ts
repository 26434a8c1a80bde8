import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Fleet, startFleet } from '../support/fleet.ts'
import { promise } from '../support/promises.ts'
import { type Cell, cellsOf, EXPECTED, SERVED } from './cells.ts'
import { digestOfAll } from './digest.ts'
import { type Answered, keysIn, playAll, tellingApart, wrongWith } from './play.ts'
import { setStage } from './stage.ts'

/** The members of every answer by who got it, read by a person when it changes (CT_KEYS=1 writes it anew). */
const KEYS = join(import.meta.dirname, 'keys.json')
const SHOWN = 40

let fleet: Fleet
let cells: Cell[]
let refused: Answered[]
let before: string
let milliseconds = 0
const timed = async <T>(work: () => Promise<T>): Promise<T> => {
  const start = performance.now()
  const result = await work()
  milliseconds += performance.now() - start
  return result
}

beforeAll(async () => {
  fleet = await startFleet()
  cells = cellsOf(await setStage(fleet))
  before = await digestOfAll(fleet)
  refused = await timed(() => playAll(fleet.urls[0]!, cells.filter(isRefused)))
}, 900_000)
afterAll(() => fleet?.close())

const isRefused = ({ verdict }: Cell): boolean => verdict !== 'may' && verdict !== 'gone'
const sentences = (answered: readonly Answered[]): string[] =>
  answered.flatMap((each) => wrongWith(each) ?? []).slice(0, SHOWN)

describe('who may do what', () => {
  test('every address that is served is in the table, and nothing else', () => {
    const add = (route: string) =>
      `add to "routes" in test/access/expectations.json: "${route}": "<the class of who may>"`
    expect(SERVED.filter((route) => !EXPECTED.includes(route)).map(add)).toEqual([])
    expect(EXPECTED.filter((route) => !SERVED.includes(route))).toEqual([])
  })

  test('whoever may not is refused, by the words that fit', () => {
    expect(sentences(refused)).toEqual([])
  })

  test('what is somebody else’s is refused byte for byte like what is not there', () => {
    expect(tellingApart(refused).slice(0, SHOWN)).toEqual([])
  })

  test('a refused request leaves every row as it was', async () => {
    expect(await digestOfAll(fleet)).toBe(before)
  })

  test('whoever may is let in, and sees these members and no others', async () => {
    const admitted = cells.filter((cell) => !isRefused(cell))
    const reads = await timed(() =>
      playAll(
        fleet.urls[0]!,
        admitted.filter(({ knock }) => knock.method === 'GET'),
      ),
    )
    const keys = keysByRoute(reads)
    if (process.env.CT_KEYS) writeFileSync(KEYS, `${JSON.stringify(keys, null, 1)}\n`)
    const writes = await timed(() => playAll(fleet.urls[0]!, inOrder(admitted)))
    expect(sentences([...reads, ...writes])).toEqual([])
    expect(keys).toEqual(JSON.parse(readFileSync(KEYS, 'utf8')))
    const seconds = (milliseconds / 1000).toFixed(0)
    promise(
      `who may do what: ${cells.length} requests, ${EXPECTED.length} addresses as ${new Set(cells.map(({ actor }) => actor)).size} kinds of callers, ${seconds} s, 0 violations`,
    )
  }, 480_000)
})

/** What takes something away comes last, so that it is there for all who may see it. */
function inOrder(admitted: readonly Cell[]): Cell[] {
  const takesAway = (route: string) => /^DELETE|unpublication|tasks\/:id\/removal|\/(end|leave)$/.test(route)
  return admitted
    .filter(({ knock }) => knock.method !== 'GET')
    .toSorted((a, b) => Number(takesAway(a.route)) - Number(takesAway(b.route)))
}

/** By address, who sees which members. */
function keysByRoute(answered: readonly Answered[]): Record<string, Record<string, string>> {
  const json = answered.filter(({ heard }) => heard.status === 200 && /json/.test(heard.headers['content-type'] ?? ''))
  const byRoute = Map.groupBy(json, ({ cell }) => cell.route)
  return Object.fromEntries(
    [...byRoute].toSorted().map(([route, group]) => {
      const byActor = Map.groupBy(group, ({ cell }) => cell.actor)
      const seen = [...byActor].map(([actor, answers]) => {
        const keys = answers.flatMap(({ heard }) => keysIn(JSON.parse(heard.body)))
        return { actor, keys: [...new Set(keys)].toSorted().join(' ') }
      })
      const alike = Map.groupBy(seen, ({ keys }) => keys)
      return [
        route,
        Object.fromEntries(
          [...alike]
            .map(([keys, who]) => [namesOf(who), keys] as const)
            .toSorted(([one], [other]) => (one < other ? -1 : 1)),
        ),
      ]
    }),
  )
}

const namesOf = (who: readonly { actor: string }[]): string =>
  who
    .map(({ actor }) => actor)
    .toSorted()
    .join(' ')
