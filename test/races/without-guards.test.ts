import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Host, openHost } from '../break/open-host.ts'
import { promise } from '../support/promises.ts'
import { CASES } from './cases.ts'
import { onItsGround, PATIENCE_MS } from './on-its-ground.ts'

let host: Host
beforeAll(() => {
  host = openHost()
})
afterAll(() => host.close())

describe('a build without one of its guards is caught', () => {
  let caught = 0
  afterAll(() => promise(`${caught} of ${CASES.length} builds without a guard are caught`))

  for (const each of CASES)
    test(`without: ${each.guard}`, { timeout: PATIENCE_MS }, async () => {
      expect(await onItsGround(each, host.without(each.guard))).toEqual(each.damage)
      caught++
    })
})
