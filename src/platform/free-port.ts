import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** Below 32 768, where Linux begins to take the ports of outgoing connections: nobody is given one of these by chance meanwhile. */
const LOWEST = 10_000
const HIGHEST = 32_000
const TRIES = 50

/** A port of 127.0.0.1 that nobody listens on: for programs whose address must be known before they are started. */
export async function freePort(): Promise<number> {
  for (let tried = 0; tried < TRIES; tried++) {
    const port = randomInt(LOWEST, HIGHEST)
    if (await isFree(port)) return port
  }
  throw new Error(`no free port was found between ${LOWEST} and ${HIGHEST}`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const probe = createServer().once('error', () => answer(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => answer(true)))
  })
}
