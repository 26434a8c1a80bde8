import type { AddressInfo } from 'node:net'
import { openTill, type Places } from '../../src/open-till.ts'
import type { Config } from '../../src/platform/config.ts'
import { buildServer } from '../../src/server.ts'

/** The program's own till and server on a database, sandbox and mail peer that others started. */
export async function play({ config, places }: { config: Config; places: Places }) {
  const open = await openTill(config, places)
  const server = buildServer(open.till)
  await new Promise<void>((listening) => server.listen(config.port, '127.0.0.1', listening))
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close()
      server.closeAllConnections()
      return open.close()
    },
  }
}
