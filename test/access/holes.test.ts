import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Guard } from '../break/guards.ts'
import { type Host, openHost } from '../break/open-host.ts'
import { startFleet } from '../support/fleet.ts'
import { cellsOf } from './cells.ts'
import { playAll, wrongWith } from './play.ts'
import { setStage } from './stage.ts'
import { takeDownWall } from './take-down-wall.ts'

let host: Host
beforeAll(() => {
  host = openHost()
})
afterAll(() => host?.close())

/** The holes that others had (INC-30, INC-31, INC-58), put back, and the requests that must find them. */
const HOLES: Partial<Record<Guard, RegExp>> = {
  'a thing is opened to whom it belongs': /^GET \/(orders|invoices|companies)\/\{\w+\}(\.pdf)?$/,
  'a page asks who it is for': /^page GET \/(finance|support|setup|admin)/,
}

for (const [guard, routes] of Object.entries(HOLES) as [Guard, RegExp][])
  test(`without the guard "${guard}" the table finds what is open`, async () => {
    const fleet = await startFleet({ start: (wanted) => host.without(guard).start(wanted) })
    try {
      const cells = cellsOf(await setStage(fleet)).filter(
        ({ route, verdict }) => routes.test(route) && verdict !== 'may',
      )
      await takeDownWall(fleet)
      const wrong = (await playAll(fleet.urls[0]!, cells)).map(wrongWith).filter((sentence) => sentence !== null)
      expect(cells.length).toBeGreaterThan(0)
      expect(wrong.length).toBeGreaterThan(cells.length / 2)
    } finally {
      await fleet.close()
    }
  }, 120_000)
