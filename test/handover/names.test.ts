import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MakeApiKey } from '../../src/identity/make-api-key.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, company, make, type Offering, order } from '../support/make.ts'

const HEALTH = 'Fakultet for helsevitenskap'
const person = { name: 'Nina Navngitt', email: 'nina@names.test' }
/** Those who keep a course, and those who help its buyers, as programs. */
const KEEPERS: Pick<MakeApiKey, 'roles' | 'faculties'>[] = [
  { roles: ['course-administrator'] },
  { roles: ['faculty-administrator'], faculties: [HEALTH] },
  { roles: ['administrator'] },
]
let house: House
let offering: Offering
beforeAll(async () => {
  house = await bootTill()
  offering = await make.offering(house)
  const seller = await make.client(house, ['course-administrator'])
  const { status } = await order(house, seller, { offering, people: [person], payer: company() })
  expect(status).toBe(201)
}, 60_000)
afterAll(() => house?.close())

const naming = () => {
  const own = `/offerings/${offering.offeringId}`
  return [
    ...[`${own}/learners`, `${own}/attendance`, `${own}/rosters/canvas`, `${own}/rosters/oneroster`],
    ...[`${own}/certificates`, `${own}/answers`, `${own}/waiting-list`, `${own}/applications`, '/applications'],
    `${own}/cancel-simulation`,
  ]
}
const keyOf = ({ roles, faculties = [] }: Pick<MakeApiKey, 'roles' | 'faculties'>, personal: boolean) =>
  make.client(house, [...roles], { faculties, personal })

test('a key that is told no names gets no list that names learners, whatever its role', async () => {
  for (const keeper of KEEPERS) {
    const [silent, named] = [await keyOf(keeper, false), await keyOf(keeper, true)]
    for (const path of naming()) {
      const refused = await ask<{ type: string }>(house, path, { headers: bearer(silent) })
      expect([path, refused.status, refused.body.type]).toEqual([path, 403, '/problems/access/no-names'])
      expect(JSON.stringify(refused.body)).not.toMatch(/Nina|nina/)
      const answer = await fetch(`${house.url}${path}`, { headers: bearer(named) })
      expect([path, answer.status]).toEqual([path, 200])
    }
    const rosters = (key: string) => fetch(`${house.url}/rosters/canvas`, { headers: bearer(key) })
    expect((await rosters(silent)).status).toBe(403)
    expect((await rosters(named)).status).toBe(keeper.faculties ? 403 : 200)
  }
})

test('neither is it shown the page, nor told by an attendance list who sits there', async () => {
  const silent = await keyOf({ roles: ['course-administrator'] }, false)
  const page = await fetch(`${house.url}/teaching/${offering.offeringId}`, {
    headers: { ...bearer(silent), accept: 'text/html' },
  })
  expect(page.status).toBe(403)
  expect(await page.text()).not.toMatch(/Nina|nina/)
  const body = { rows: [{ who: person.email, when: '2026-01-01', mark: 'present' }], note: false }
  const path = `/offerings/${offering.offeringId}/attendance-lists`
  const { status, body: told } = await ask<{ type: string }>(house, path, {
    ...{ method: 'POST', headers: bearer(silent), body },
  })
  expect([status, told.type]).toEqual([403, '/problems/access/no-names'])
})

test('it still keeps the course: what names nobody is answered, and what is not its own is not there', async () => {
  const silent = await keyOf({ roles: ['faculty-administrator'], faculties: [HEALTH] }, false)
  const other = await keyOf({ roles: ['faculty-administrator'], faculties: ['Fakultet for juss'] }, false)
  const own = `/offerings/${offering.offeringId}`
  for (const path of [`${own}/capacity`, `${own}/economy`, `${own}/questions`, `${own}/messages`])
    expect([path, (await ask(house, path, { headers: bearer(silent) })).status]).toEqual([path, 200])
  const hidden = await ask<{ type: string }>(house, `${own}/learners`, { headers: bearer(other) })
  expect([hidden.status, hidden.body.type]).toEqual([404, '/problems/offering/unknown'])
})
