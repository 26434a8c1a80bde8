import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** How often a program that uses another's peer looks whether that one has gone, in milliseconds. */
const TAKE_OVER_MS = 500

export type Shared<Peer> = { port: number; own(): Peer | null; stop(): Promise<void> }

/**
 * Runs a peer (sandbox, mail catcher) once per data folder: the first program serves it on a port that the folder remembers,
 * others use it there, and when the first one leaves the next takes over with the same state.
 */
export async function sharePort<Peer extends { port: number; stop(): Promise<void> }>(
  portFile: string,
  start: (port: number) => Promise<Peer>,
): Promise<Shared<Peer>> {
  let own: Peer | null = null
  const attempt = async (port: number) => {
    own = await start(port).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') return null
      throw error
    })
  }
  const remembered = existsSync(portFile) ? Number(readFileSync(portFile, 'utf8')) : 0
  await attempt(remembered)
  const port = (own as Peer | null)?.port ?? remembered
  mkdirSync(dirname(portFile), { recursive: true })
  writeFileSync(portFile, String(port))
  const watch = setInterval(() => void (own ? undefined : attempt(port).catch(() => {})), TAKE_OVER_MS)
  watch.unref()
  return {
    port,
    own: () => own,
    async stop() {
      clearInterval(watch)
      await own?.stop()
    },
  }
}
