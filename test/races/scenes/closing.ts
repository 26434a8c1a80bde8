import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Play } from '../../break/open-host.ts'
import type { Fleet } from '../../support/fleet.ts'
import type { ClosedLate } from './close-and-post-at-once.ts'

/** A month is closed while somebody posts into it. */
export async function closedWhileSomebodyPosts(fleet: Fleet, play: Play): Promise<ClosedLate> {
  const dataDir = mkdtempSync(join(tmpdir(), 'coursetill-closing-'))
  try {
    return await play('races/scenes/close-and-post-at-once.ts', { appUrl: fleet.appUrl, dataDir })
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}
