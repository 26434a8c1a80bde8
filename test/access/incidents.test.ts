import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Guard } from '../break/guards.ts'
import { type Host, openHost } from '../break/open-host.ts'
import { type Fleet, startFleet } from '../support/fleet.ts'
import { promise } from '../support/promises.ts'
import * as doors from './doors.ts'
import { invitationOfAnother } from './invitation-door.ts'

/** What happened to others (docs/incidents.md), how it ends here, and how it ends without the guard against it. */
type Incident = { id: string; guard: Guard; tried: doors.Try; ends: unknown; damage: unknown }

const failures: unknown = expect.toSatisfy((failed: number) => failed > 0, 'some failed')

const INCIDENTS: Incident[] = [
  {
    id: 'INC-32',
    guard: 'what one changes of oneself names nobody else',
    tried: doors.passwordOfAnother,
    ends: { status: 422, othersChanged: false },
    damage: { status: 204, othersChanged: true },
  },
  {
    id: 'INC-33',
    guard: 'one request has one actor',
    tried: doors.keyAndCookie,
    ends: { kind: 'client', roles: ['finance'] },
    damage: { kind: 'person', roles: ['finance'] },
  },
  {
    id: 'INC-34',
    guard: 'a cart opens to its person',
    tried: doors.cartAfterSignOut,
    ends: [200, 204, 404],
    damage: [200, 204, 200],
  },
  {
    id: 'INC-35',
    guard: 'a mailed proof counts in the browser that asked for it',
    tried: doors.proofOfAnother,
    ends: { status: 409, joined: 0 },
    damage: { status: 303, joined: 1 },
  },
  {
    id: 'INC-36',
    guard: 'an address without an account is answered like one that has one',
    tried: doors.whoHasAnAccount,
    ends: { told: 0 },
    damage: { told: 2 },
  },
  {
    id: 'INC-37',
    guard: 'a mailed link works once',
    tried: doors.linkTwice,
    ends: [200, 409, 409, 422, 422],
    damage: [200, 200, 409, 422, 422],
  },
  {
    id: 'INC-37 to a company',
    guard: 'an invitation is answered by whoever has its address',
    tried: invitationOfAnother,
    ends: { status: 403, member: false },
    damage: { status: 200, member: true },
  },
  {
    id: 'INC-38',
    guard: 'people are named one request after the other',
    tried: doors.moreNamesThanSeats,
    ends: { named: 3, failed: 0 },
    damage: { named: expect.any(Number), failed: failures },
  },
  {
    id: 'INC-39',
    guard: 'a sign-in begins a session of its own',
    tried: doors.plantedSession,
    ends: [200, 401],
    damage: [200, 200],
  },
  {
    id: 'INC-40',
    guard: 'links name the configured address',
    tried: doors.linkToAnotherHost,
    ends: { leadsElsewhere: false },
    damage: { leadsElsewhere: true },
  },
]

let host: Host
let fleet: Fleet
let held = 0
beforeAll(async () => {
  host = openHost()
  const holes = host.without(...INCIDENTS.map(({ guard }) => guard))
  // Two servers on one database: the whole program, and one with every one of these doors open.
  const builds = [host.honest, holes].values()
  fleet = await startFleet({ processes: 2, start: (wanted) => builds.next().value!.start(wanted) })
}, 120_000)
afterAll(async () => {
  promise(`${held} access incidents of others are tried and refused, and found in a build that has the hole`)
  await fleet?.close()
  host?.close()
})

describe('what happened to others does not happen here', () => {
  for (const { id, guard, tried, ends, damage } of INCIDENTS)
    test(`${id}: ${guard}`, async () => {
      expect(await tried(fleet, fleet.urls[0]!)).toEqual(ends)
      expect(await tried(fleet, fleet.urls[1]!)).toEqual(damage)
      held += 1
    })
})
