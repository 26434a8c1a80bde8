import type { AddressInfo } from 'node:net'
import { openTill, type Places } from '../../src/open-till.ts'
import type { Config } from '../../src/platform/config.ts'
import { buildServer } from '../../src/server.ts'

/** One server process of a fleet: the program's own till and server on a database, sandbox and mail peer that others started. */
const { config, places } = JSON.parse(process.argv[2]!) as { config: Config; places: Places }
const open = await openTill(config, places)
const server = buildServer(open.till)
server.listen(config.port, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ port: (server.address() as AddressInfo).port })}\n`)
})
process.once('SIGTERM', () => {
  server.close()
  server.closeAllConnections()
  void open.close().then(() => process.exit(0))
})
