import { afterAll, beforeAll, expect, test } from 'vitest'
import { partnerSharesAt } from '../../src/catalogue/course-partners.ts'
import type { Role } from '../../src/platform/actor.ts'
import { type Answer, ask } from '../support/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { bearer, make } from '../support/make.ts'
import { type Firm, openFirm } from '../wallet/firm.ts'

let house: House
let one: Firm
let two: Firm
const keys: Partial<Record<Role, Record<string, string>>> = {}
beforeAll(async () => {
  house = await bootTill()
  one = await openFirm(house, 'Fjord Firma AS')
  two = await openFirm(house, 'Dal Data AS')
  for (const role of ['finance', 'support'] as const) keys[role] = bearer(await make.client(house, [role]))
}, 60_000)
afterAll(() => house?.close())

async function newCourse(): Promise<string> {
  const { offeringId } = await make.offering(house)
  return (await house.witness(`select course_id from offerings where id = '${offeringId}'`))[0]!.course_id
}
const share = ({ payer }: Firm, shareBasisPoints: number, [fromDay, untilDay]: [string, string | null]) => ({
  ...{ organisationNumber: payer.organisationNumber, shareBasisPoints, fromDay, untilDay, note: 'Utviklet sammen' },
})
const promise = (courseId: string, body: object, headers = keys.finance!): Promise<Answer> =>
  ask(`${house.url}/courses/${courseId}/partners`, { method: 'POST', headers, body })
const at = async (courseId: string, day: string) =>
  (await partnerSharesAt({ client: house.till.connection.pool }, courseId, day)).map((each) => [
    ...[each.name, each.shareBasisPoints],
  ])

test('finance promises partners their shares, and any day of the calendar says who has which', async () => {
  const course = await newCourse()
  expect((await promise(course, share(one, 3000, ['2027-01-01', '2027-12-31']))).status).toBe(201)
  expect((await promise(course, share(one, 2000, ['2028-01-01', null]))).status).toBe(201)
  expect((await promise(course, share(two, 7000, ['2027-06-01', null]))).status).toBe(201)
  const listed = async (query: string) =>
    (
      (await ask(`${house.url}/courses/${course}/partners${query}`, { headers: keys.finance! })).body
        .partners as object[]
    ).length
  expect([await listed(''), await listed('?on=2027-05-31'), await listed('?on=2027-06-01')]).toEqual([3, 1, 2])
  expect(await at(course, '2026-12-31')).toEqual([])
  expect(await at(course, '2027-01-01')).toEqual([['Fjord Firma AS', 3000]])
  expect(await at(course, '2027-12-31')).toEqual([
    ['Dal Data AS', 7000],
    ['Fjord Firma AS', 3000],
  ])
  expect(await at(course, '2028-01-01')).toEqual([
    ['Dal Data AS', 7000],
    ['Fjord Firma AS', 2000],
  ])
})

test('on no day is more than the whole promised, nor a share to one company twice, though two promise at once', async () => {
  const course = await newCourse()
  await promise(course, share(one, 6000, ['2027-01-01', '2027-12-31']))
  const beyond = await promise(course, share(two, 4001, ['2026-01-01', null]))
  expect([beyond.status, beyond.body.type]).toEqual([409, '/problems/course/shares-beyond-whole'])
  const twice = await promise(course, share(one, 100, ['2027-12-31', null]))
  expect([twice.status, twice.body.type]).toEqual([409, '/problems/course/partner-twice'])
  const raced = await Promise.all([4000, 4000].map((part) => promise(course, share(two, part, ['2027-01-01', null]))))
  expect(raced.map(({ status }) => status).toSorted()).toEqual([201, 409])
})

test('another version ends a share early, and what was promised before stays written', async () => {
  const course = await newCourse()
  const { shareId } = (await promise(course, share(one, 2500, ['2027-01-01', null]))).body
  const path = `${house.url}/courses/${course}/partners/${shareId}`
  const headers = keys.finance!
  const ended = await ask(path, { method: 'PUT', headers, body: share(one, 2500, ['2027-01-01', '2027-03-31']) })
  expect(ended.status, JSON.stringify(ended.body)).toBe(204)
  expect(await at(course, '2027-03-31')).toHaveLength(1)
  expect(await at(course, '2027-04-01')).toEqual([])
  const written = await house.witness(
    `select version from course_partners where share_id = '${shareId}' order by version`,
  )
  expect(written.map(({ version }) => version)).toEqual([1, 2])
  const elsewhere = await ask(`${house.url}/courses/${await newCourse()}/partners/${shareId}`, {
    ...{ method: 'PUT', headers, body: share(one, 1, ['2027-01-01', null]) },
  })
  expect([elsewhere.status, elsewhere.body.type]).toEqual([404, '/problems/partner/unknown'])
})

test('days out of order and numbers that no company has are pointed at, and support may not promise anything', async () => {
  const course = await newCourse()
  const pointers = async (body: object) => {
    const refused = await promise(course, body)
    return [refused.status, (refused.body.errors as { pointer: string }[]).map(({ pointer }) => pointer)]
  }
  expect(await pointers(share(one, 1, ['2027-02-01', '2027-01-31']))).toEqual([422, ['/untilDay']])
  const nobody = { ...share(one, 1, ['2027-01-01', null]), organisationNumber: '999999999' }
  expect(await pointers(nobody)).toEqual([422, ['/organisationNumber']])
  expect(await pointers(share(one, 10_001, ['2027-01-01', null]))).toEqual([422, ['/shareBasisPoints']])
  expect((await promise(course, share(one, 1, ['2027-01-01', null]), keys.support)).status).toBe(403)
})
