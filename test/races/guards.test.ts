import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Host, openHost } from '../break/open-host.ts'
import { type Fleet, startFleet } from '../support/fleet.ts'
import { CASES } from './cases.ts'
import { onItsGround, PATIENCE_MS } from './on-its-ground.ts'
import * as money from './scenes/money.ts'

const ONCE = { seats: 1, captures: 1, invoices: 1, mails: 1 }

let host: Host
beforeAll(() => {
  host = openHost()
})
afterAll(() => host.close())

describe('with all its guards the program keeps its promises', () => {
  let fleet: Fleet
  beforeAll(async () => {
    fleet = await startFleet({ start: host.honest.start })
  }, PATIENCE_MS)
  afterAll(() => fleet?.close())

  test('the same news many times at once, and the buyer coming back as often, is one sale', async () => {
    expect(await money.sameNewsManyTimes(fleet)).toEqual(ONCE)
  })

  for (const each of CASES)
    test(each.guard, { timeout: PATIENCE_MS }, async () => {
      const { scene, ends, alone } = each
      expect(alone ? await onItsGround(each, host.honest) : await scene(fleet, host.honest.play)).toEqual(ends)
    })

  test('and leaves no error uncaught', () => expect(host.uncaught).toEqual([]))
})
