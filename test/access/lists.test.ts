import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask } from '../support/buyer.ts'
import { type Fleet, startFleet } from '../support/fleet.ts'
import { type Stage, setStage } from './stage.ts'

/** Pages of a list are followed to their end, but not for ever. */
const PAGES_MAX = 50

let fleet: Fleet
let stage: Stage
beforeAll(async () => {
  fleet = await startFleet()
  stage = await setStage(fleet)
}, 240_000)
afterAll(() => fleet?.close())

type Row = Record<string, unknown>

/** Every row of a list as somebody gets it, page by page. */
async function whole(actor: string, path: string, query: Record<string, string>): Promise<Row[]> {
  const rows: Row[] = []
  let after: string | null = null
  for (let page = 0; page < PAGES_MAX; page++) {
    const asked = new URLSearchParams({ ...query, ...(after === null ? {} : { after }) })
    const { status, body } = await ask(`${fleet.urls[0]}${path}?${asked}`, { headers: stage.actors[actor]! })
    if (status !== 200) throw new Error(`${path}?${asked} as ${actor}: ${status} ${JSON.stringify(body)}`)
    rows.push(...(Object.values(body).find(Array.isArray) as Row[]))
    after = (body.next ?? null) as string | null
    if (after === null) return rows
  }
  throw new Error(`${path} has no end`)
}

const idsOf = (rows: readonly Row[], name: string): string[] => rows.map((row) => String(row[name])).toSorted()
const fromRows = async (rows: Promise<readonly { id: string }[]>): Promise<string[]> =>
  (await rows).map(({ id }) => id).toSorted()

const WAYS: Record<string, string>[] = [
  {},
  { limit: '1' },
  { search: 'a' },
  { search: '%' },
  { limit: '2', search: 'kurs' },
]

test('a faculty administrator is listed the courses of the faculty, whatever they search for', async () => {
  const own = await fromRows(fleet.witness`select id from courses where faculty = 'Fakultet A'`)
  for (const way of WAYS) {
    const seen = idsOf(await whole('dean', '/admin/courses', way), 'courseId')
    expect(own).toEqual(expect.arrayContaining(seen))
  }
  expect(idsOf(await whole('dean', '/admin/courses', {}), 'courseId')).toEqual(own)
  expect((await whole('keeper', '/admin/courses', {})).length).toBeGreaterThan(own.length)
})

test('and its offerings one by one, also behind a cursor or a filter that names another course', async () => {
  const own = await fromRows(
    fleet.witness`select o.id from offerings o join courses c on c.id = o.course_id where c.faculty = 'Fakultet A'`,
  )
  const ways = [...WAYS, { courseId: stage.things.course!.B! }, { after: cursorTo(stage.things.offering!.A!) }]
  for (const way of ways) {
    const { after, ...query } = way as Record<string, string>
    const seen = await ask(
      `${fleet.urls[0]}/admin/offerings?${new URLSearchParams({ ...query, ...(after ? { after } : {}) })}`,
      {
        headers: stage.actors.dean!,
      },
    )
    expect(own).toEqual(expect.arrayContaining(idsOf(seen.body.offerings as Row[], 'offeringId')))
  }
  expect(idsOf(await whole('dean', '/admin/offerings', {}), 'offeringId')).toEqual(own)
})

test('a program is listed the orders that it made, under any search and any external id', async () => {
  const own = [stage.things.order!.program!]
  for (const way of [
    ...WAYS.filter(({ search }) => search !== '%'),
    { externalId: 'P-1' },
    { externalId: 'P-2' },
    { search: 'Rival' },
  ]) {
    const seen = idsOf(await whole('program', '/orders', way), 'id')
    expect(own).toEqual(expect.arrayContaining(seen))
  }
})

test('everybody is listed the companies that they act for, and an ex-member none', async () => {
  const { firm, rival, claimed } = stage.things.company!
  const expected = {
    owner: [firm],
    viewer: [firm],
    rival: [rival],
    stranger: [claimed],
    former: [],
    learner: [],
    administrator: [],
  }
  for (const [actor, own] of Object.entries(expected))
    expect([actor, idsOf(await whole(actor, '/companies', {}), 'id')]).toEqual([actor, own])
})

test('a teacher is listed what they teach', async () => {
  expect(idsOf(await whole('teacher', '/teaching', {}), 'offeringId')).toEqual([stage.things.offering!.A])
  expect(await whole('dean', '/teaching', {})).toEqual([])
})

test('the pages that list what is one’s own name nothing of another company', async () => {
  const page = async (actor: string, path: string) =>
    (await fetch(`${fleet.urls[0]}${path}`, { headers: { ...stage.actors[actor], accept: 'text/html' } })).text()
  for (const path of ['/company', '/my-learning', `/company?company=${stage.things.company!.rival}`])
    for (const actor of ['owner', 'manager', 'buyer', 'viewer', 'former', 'stranger', 'learner', 'teacher'])
      expect([actor, path, /Rival Regnskap|PO-RIVAL/.test(await page(actor, path))]).toEqual([actor, path, false])
  for (const path of ['/company', '/my-learning'])
    expect([path, /Fjord Firma|PO-FIRMA/.test(await page('former', path))]).toEqual([path, false])
  expect(await page('owner', '/company')).toContain('PO-FIRMA')
})

const cursorTo = (id: string): string => Buffer.from(JSON.stringify(['', id])).toString('base64url')
