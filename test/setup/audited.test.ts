import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes } from '../../src/routes.ts'
import { CHANGED, READ } from '../../src/setup/audited.ts'
import { buyerPages, deskPages } from '../../src/web/pages/all.ts'
import { setupPages } from '../../src/web/setup/all.ts'
import { type House, openHouse } from '../identity/make.ts'

/** Acts that verbs tell beside the triggers. */
const TOLD = [
  'capacity',
  'names',
  'seats',
  'accounts-merged',
  'money-accepted',
  'placement',
  'unit',
  'seat-moved',
  'waiting-removed',
  'waiting-moved',
  'address-tried',
  'address-corrected',
  'application-decided',
  'application-asked',
]
let house: House
beforeAll(async () => {
  house = await openHouse(1)
}, 60_000)
afterAll(() => house?.close())

test('every table that the audit log watches has a name in it, and nothing else has', async () => {
  const watched = await house.rows(`select tgrelid::regclass::text as name from pg_trigger where tgname = 'audited'`)
  expect([...watched.map(({ name }) => name), ...TOLD].toSorted()).toEqual([...CHANGED].toSorted())
})

test('so has everything that staff are shown, and who opens a person, an order, a list or an export is told of', () => {
  const told = [...routes, ...buyerPages, ...deskPages, ...setupPages].flatMap(({ reads }) => reads ?? [])
  expect(told.filter((kind) => !(READ as readonly string[]).includes(kind))).toEqual([])
  const silent = routes.filter(({ path, reads }) => path.startsWith('/exports/') && reads === undefined)
  expect(silent.map(({ path }) => path)).toEqual([])
})
