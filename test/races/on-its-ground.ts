import type { Build } from '../break/open-host.ts'
import { startFleet } from '../support/fleet.ts'
import type { Case } from './cases.ts'

/** Each scene takes a second or two; a machine may be busy with other things, in milliseconds. */
export const PATIENCE_MS = 60_000

/** The scene in a build, on ground of its own. */
export async function onItsGround({ scene, alone }: Case, build: Build): Promise<unknown> {
  const fleet = await startFleet({ processes: alone ? 0 : 1, start: build.start })
  try {
    return await scene(fleet, build.play)
  } finally {
    await fleet.close()
  }
}
