import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findHome } from '../../src/platform/embedded-home.ts'
import { freePort } from '../../src/platform/free-port.ts'
import { type DemoProcess, startDemo } from '../../test/demo/demo-process.ts'

export type Shop = { demo: DemoProcess; dataDir: string; leave(): Promise<void> }

/** A shop of the release in `root`, filled with a year of trade, in a folder that goes again with all that runs in it. */
export async function openShop(root: string): Promise<Shop> {
  const dataDir = mkdtempSync(join(tmpdir(), 'coursetill-drill-'))
  chmodSync(dataDir, 0o711) // root lends the database another user, who must get in
  const remove = () => {
    for (const folder of [findHome(dataDir, () => {}).folder, dataDir]) rmSync(folder, { recursive: true, force: true })
  }
  try {
    const shop: Shop = {
      dataDir,
      demo: await startDemo({ dataDir, port: await freePort(), root }),
      async leave() {
        await shop.demo.kill({ databaseToo: true }).catch(() => {}) // it may have ended
        remove()
      },
    }
    return shop
  } catch (error) {
    remove()
    throw error
  }
}
