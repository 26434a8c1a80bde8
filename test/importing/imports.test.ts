import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginImport, readImport } from '../../src/importing/begin-import.ts'
import { cancelImport, chooseWay } from '../../src/importing/decide-import.ts'
import type { Way } from '../../src/importing/schema.ts'
import { takeImport } from '../../src/importing/take-import.ts'
import { type ImportView, importById } from '../../src/importing/the-import.ts'
import { openLog } from '../../src/platform/log.ts'
import { type House, openHouse } from '../identity/make.ts'
import { COMPANIES, companyLine, fileOf, numbers, PEOPLE, personLine } from './old-system.ts'

const going = { aborted: false }
let house: House
beforeAll(async () => {
  house = await openHouse(6)
}, 60_000)
afterAll(() => house?.close())

const work = (stopping: { readonly aborted: boolean } = going) =>
  takeImport({ connection: house, log: openLog('silent') }, stopping)
/** A process that stops after so many looks at whether it is to. */
function stopsAfter(looks: number) {
  let looked = 0
  return {
    get aborted() {
      return ++looked > looks
    },
  }
}
const seen = async (id: string): Promise<ImportView> => (await importById({ client: house.pool }, id))!
async function tried(what: string, bytes: Buffer): Promise<string> {
  const read = await readImport(what, { name: 'fil.csv', bytes })
  const id = await house.does((tx) => beginImport(tx, read))
  expect(await work()).toBe(1)
  return id
}
const choose = (id: string, way: Way) => house.does((tx) => chooseWay(tx, id, { way }))
const peopleCalled = async (domain: string) =>
  Number((await house.rows(`select count(*)::int as n from people where email like '%@${domain}'`))[0]!.n)
const people = (domain: string, count: number) =>
  fileOf(
    PEOPLE,
    numbers(count).map((n) => personLine(n).replace('example.no', domain)),
  )
const filesKept = async () => Number((await house.rows('select count(*)::int as n from import_files'))[0]!.n)

test('a file is tried before anybody says how it is taken in, and what it held goes once it has ended', async () => {
  const id = await tried('people', people('prove.no', 1_200))
  expect(await seen(id)).toMatchObject({
    state: 'tried',
    newCount: 1_200,
    knownCount: 0,
    refusedCount: 0,
    linesAll: 1_200,
  })
  expect([await peopleCalled('prove.no'), await filesKept()]).toEqual([0, 1])
  await choose(id, 'all')
  await expect(choose(id, 'all')).rejects.toMatchObject({ code: 'import/decided' })
  await work()
  expect(await seen(id)).toMatchObject({ state: 'taken', newCount: 1_200, linesDone: 1_200 })
  expect([await peopleCalled('prove.no'), await filesKept()]).toEqual([1_200, 0])
  const again = await tried('people', people('prove.no', 1_200))
  expect(await seen(again)).toMatchObject({ newCount: 0, knownCount: 1_200 })
  await house.does((tx) => cancelImport(tx, again))
  expect([(await seen(again)).state, await filesKept(), await work()]).toEqual(['cancelled', 0, 0])
})

test('what was stopped half-way goes on where it was: no row is taken twice and none is left out', async () => {
  const id = await tried('people', people('stans.no', 2_600))
  await choose(id, 'good-rows')
  expect(await work(stopsAfter(3))).toBe(0)
  const halfway = await seen(id)
  expect(halfway).toMatchObject({ state: 'taking', linesDone: 1_500, newCount: 1_500 })
  expect(await peopleCalled('stans.no')).toBe(1_500)
  await work()
  expect(await seen(id)).toMatchObject({ state: 'taken', newCount: 2_600, knownCount: 0, linesDone: 2_600 })
  expect(await peopleCalled('stans.no')).toBe(2_600)
})

test('of all rows or none, one that is stopped half-way leaves nothing, and begins again', async () => {
  const id = await tried('people', people('hele.no', 2_000))
  await choose(id, 'all')
  expect(await work(stopsAfter(3))).toBe(0)
  expect([(await seen(id)).state, await peopleCalled('hele.no')]).toEqual(['taking', 0])
  await work()
  expect([(await seen(id)).state, await peopleCalled('hele.no')]).toEqual(['taken', 2_000])
})

test('two processes that are at one file take each row once', async () => {
  const id = await tried('people', people('begge.no', 3_000))
  await choose(id, 'good-rows')
  await Promise.all([work(), work(), work()])
  while ((await seen(id)).state === 'taking') await work()
  expect(await seen(id)).toMatchObject({ state: 'taken', newCount: 3_000, knownCount: 0 })
  expect(await peopleCalled('begge.no')).toBe(3_000)
})

test('where a row is wrong all of them cannot be taken; the good ones can, and the report says which were not', async () => {
  const lines = numbers(120, 50).map(companyLine)
  lines[70] = lines[70]!.replace(/^\d{9}/, '123456789')
  lines[80] = lines[80]!.replace(';30;', ';300;')
  const id = await tried('companies', fileOf(COMPANIES, lines))
  const view = await seen(id)
  expect(view).toMatchObject({ newCount: 118, refusedCount: 2 })
  expect(view.faults.map(({ line, column }) => [line, column])).toEqual([
    [72, 'organisationNumber'],
    [82, 'paymentTermsDays'],
  ])
  await expect(choose(id, 'all')).rejects.toMatchObject({ code: 'import/rows-to-mend' })
  await choose(id, 'good-rows')
  await work()
  expect(await seen(id)).toMatchObject({ state: 'taken', newCount: 118, refusedCount: 2, faults: view.faults })
})

test('a file that stops at the same place again and again is given up, and five at a time are enough', async () => {
  const id = await tried('people', people('fast.no', 600))
  await choose(id, 'all')
  await house.rows(`update imports set tries = 5 where id = '${id}'`)
  await work()
  expect([(await seen(id)).state, await peopleCalled('fast.no')]).toEqual(['failed', 0])
  const read = await readImport('people', { name: 'fil.csv', bytes: people('mange.no', 1) })
  for (let n = 0; n < 5; n++) await house.does((tx) => beginImport(tx, read))
  await expect(house.does((tx) => beginImport(tx, read))).rejects.toMatchObject({ code: 'import/too-many' })
})

test('a file that cannot be read, or holds nothing, is refused before it is kept', async () => {
  const refused = (what: string, bytes: Buffer | null) =>
    readImport(what, bytes && { name: 'x', bytes }).catch(({ faults }) => faults[0].pointer)
  expect(await refused('people', Buffer.from([0x50, 0x4b, 3, 4, 1]))).toBe('/file')
  expect(await refused('people', fileOf(PEOPLE, []))).toBe('/file')
  expect(await refused('people', null)).toBe('/file')
  expect(await refused('animals', people('x.no', 1))).toBe('/what')
})
