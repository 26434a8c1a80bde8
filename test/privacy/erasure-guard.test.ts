import { afterAll, beforeAll, expect, test } from 'vitest'
import { account, signedIn } from '../access/cast.ts'
import { type Host, openHost } from '../break/open-host.ts'
import { ask } from '../support/buyer.ts'
import { type Fleet, startFleet } from '../support/fleet.ts'

let host: Host
let fleet: Fleet
beforeAll(async () => {
  host = openHost()
  const builds = [host.honest, host.without('nobody is erased while something of theirs is open')].values()
  fleet = await startFleet({ processes: 2, start: (wanted) => builds.next().value!.start(wanted) })
}, 120_000)
afterAll(async () => {
  await fleet?.close()
  host?.close()
})

test('the last administrator is not erased, and a build without that guard erases them and locks everybody out', async () => {
  const id = await account(fleet, 'siste')
  const headers = await signedIn(fleet, id)
  await fleet.does(({ client }) =>
    client.query(`insert into person_roles (person_id, role) values ($1, 'administrator')`, [id]),
  )
  const erase = (url: string) => ask(`${url}/me/erasure`, { method: 'POST', headers, body: { when: 'now' } })
  const left = () => fleet.witness`select from person_roles where role = 'administrator'`
  const refused = await erase(fleet.urls[0]!)
  expect([refused.status, refused.body.type, (await left()).length]).toEqual([409, '/problems/erasure/open-things', 1])
  expect([(await erase(fleet.urls[1]!)).status, (await left()).length]).toEqual([200, 0])
})
