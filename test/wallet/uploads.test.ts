import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, ask } from '../support/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make, type Offering } from '../support/make.ts'
import { promise } from '../support/promises.ts'
import { type Firm, openFirm, type Person, someone } from './firm.ts'

const LIST = 5_000
/** Most seats of one line of an order. */
const AT_ONCE = 100

let house: House
let firm: Firm
beforeAll(async () => {
  house = await bootTill()
  firm = await openFirm(house)
}, 60_000)
afterAll(() => house?.close())

type Row = Person & { line: number; verdict: string }
type Sheet = { uploadId: string; rows: Row[]; progress: number; isCommitted: boolean }
const sheetOf = ({ body }: Answer) => body as unknown as Sheet
const upload = ({ offeringId }: Offering, rows: readonly Person[], { headers } = firm.owner) =>
  firm.send(`/companies/${firm.id}/wallet/${offeringId}/uploads`, headers, { fileName: 'folk.csv', rows })
const commit = (uploadId: string, which: 'all' | 'good') =>
  firm.send(`/companies/${firm.id}/uploads/${uploadId}/commitment`, firm.owner.headers, { which })
const read = (uploadId: string, { headers } = firm.owner) =>
  ask(`${house.url}/companies/${firm.id}/uploads/${uploadId}`, { headers })
const verdicts = ({ rows }: Sheet) => rows.map(({ verdict }) => verdict)

test('a list is judged before anybody is invited; what is wrong is mended in place, and then all are invited', async () => {
  const offering = await firm.bought(4)
  const [kari, ola] = [someone('Kari'), someone('Ola')]
  const checked = await upload(offering, [
    kari,
    { ...ola, email: ola.email.replace('.example', ',example') },
    { name: '', email: '' },
  ])
  expect(checked.status).toBe(201)
  const { uploadId } = sheetOf(checked)
  expect(verdicts(sheetOf(checked))).toEqual(['good', 'email-bad', 'email-missing'])
  expect(await firm.statesOf(offering)).not.toContain('to-be-invited')
  expect(await commit(uploadId, 'all')).toMatchObject({
    status: 409,
    body: { type: '/problems/wallet/rows-to-mend', rows: 2 },
  })
  const mended = await ask(`${house.url}/companies/${firm.id}/uploads/${uploadId}/rows`, {
    method: 'PUT',
    headers: firm.owner.headers,
    body: {
      rows: [
        { line: 2, ...ola },
        { line: 3, name: '', email: '' },
      ],
    },
  })
  expect(verdicts(sheetOf(mended))).toEqual(['good', 'good'])
  expect(sheetOf(await commit(uploadId, 'all'))).toMatchObject({ progress: 2, isCommitted: true })
  expect((await firm.seats(offering)).flatMap(({ email }) => email ?? []).toSorted()).toEqual(
    [kari.email, ola.email].toSorted(),
  )
  expect(await commit(uploadId, 'all')).toMatchObject({ status: 409, body: { type: '/problems/wallet/upload-done' } })
})

test('the same list once more changes nothing', async () => {
  const offering = await firm.bought(3)
  const people = ['Kari', 'Ola'].map(someone)
  await commit(sheetOf(await upload(offering, people)).uploadId, 'all')
  const before = await house.witness('select id, invited_at from seat_assignments order by id')
  const again = sheetOf(
    await upload(
      offering,
      people.map(({ name, email }) => ({ name, email: email.toUpperCase() })),
    ),
  )
  expect(verdicts(again)).toEqual(['has-seat', 'has-seat'])
  expect(sheetOf(await commit(again.uploadId, 'all'))).toMatchObject({ progress: 0, isCommitted: true })
  expect(await house.witness('select id, invited_at from seat_assignments order by id')).toEqual(before)
})

test('only the good rows are invited where that is asked for, and nobody where there are too few seats', async () => {
  const offering = await firm.bought(1)
  const people = [someone('Kari'), { name: 'Feil', email: 'feil' }]
  const { uploadId } = sheetOf(await upload(offering, people))
  expect(verdicts(sheetOf(await commit(uploadId, 'good')))).toEqual(['invited', 'email-bad'])
  const more = sheetOf(await upload(offering, [someone('Ola')]))
  expect(await commit(more.uploadId, 'all')).toMatchObject({
    status: 409,
    body: { type: '/problems/wallet/too-few-unnamed', unnamed: 0 },
  })
})

test('nobody but whoever uploaded it sees a list, not even others who steer the same company', async () => {
  const offering = await firm.bought(1)
  const { uploadId } = sheetOf(await upload(offering, [someone('Kari')]))
  const manager = await firm.join('manager', 'Mona Leder')
  const told = await read(uploadId, manager)
  expect(told.status).toBe(404)
  expect({ ...told.body, requestId: '' }).toEqual({ ...(await read(randomUUID(), manager)).body, requestId: '' })
})

test('five thousand people are judged and invited in one go each, told as it goes', {
  timeout: 120_000,
}, async () => {
  const offering = await make.offering(house, { capacity: LIST, price: 0, title: 'For alle', startsInDays: 60 })
  const program = { authorization: `Bearer ${await make.client(house, ['course-administrator'])}` }
  for (let seats = 0; seats < LIST; seats += AT_ONCE) await firm.buys(offering, AT_ONCE, program)
  const people = Array.from({ length: LIST }, (_, n) => ({ name: `Ansatt ${n}`, email: `ansatt-${n}@firma.example` }))
  const begun = performance.now()
  const checked = await upload(offering, people)
  const judged = performance.now()
  expect(checked.status).toBe(201)
  const { uploadId } = sheetOf(checked)
  const seen = new Set<number>()
  const timer = setInterval(() => void read(uploadId).then((answer) => seen.add(sheetOf(answer).progress)), 100)
  const beforeCommit = performance.now()
  const done = await commit(uploadId, 'all')
  const took = { check: judged - begun, commit: performance.now() - beforeCommit }
  clearInterval(timer)
  const ms = (time: number) => `${Math.round(time)} ms`
  promise(
    `a list of 5 000 people for a company's seats: judged in ${ms(took.check)}, all invited in ${ms(took.commit)}`,
  )
  expect(sheetOf(done)).toMatchObject({ progress: LIST, isCommitted: true })
  expect([...seen].some((progress) => progress > 0 && progress < LIST)).toBe(true)
})
