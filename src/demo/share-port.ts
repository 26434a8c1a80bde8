import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** How often a program that uses another's peer looks whether that one has gone, in milliseconds. */
const TAKE_OVER_MS = 500
/** Looks at a taken port before it is held to be a stranger's: a peer that is just starting may not answer yet. */
const LOOKS = 6

export type Shared<Peer> = { port: number; own(): Peer | null; stop(): Promise<void> }
export type Sharing<Peer> = {
  /** Where the data folder remembers the port. */
  portFile: string
  /** Rejects with EADDRINUSE when somebody has the port; 0 takes any free one. */
  start(port: number): Promise<Peer>
  /** Whether what answers there is such a peer, and not another program that got the port since. */
  isPeer(port: number): Promise<boolean>
}

/**
 * Runs a peer (sandbox, mail catcher) once per data folder: the first program serves it on a port that the folder remembers,
 * others use it there, and when the first one leaves the next takes over with the same state.
 */
export async function sharePort<Peer extends { port: number; stop(): Promise<void> }>(
  sharing: Sharing<Peer>,
): Promise<Shared<Peer>> {
  const { portFile } = sharing
  const remembered = existsSync(portFile) ? Number(readFileSync(portFile, 'utf8')) || 0 : 0
  let own = await startAt(sharing, remembered)
  if (!own && !(await answers(sharing, remembered)))
    own = (await startAt(sharing, remembered)) ?? (await startAt(sharing, 0))
  const port = own?.port ?? remembered
  mkdirSync(dirname(portFile), { recursive: true })
  writeFileSync(portFile, String(port))
  let trying = Promise.resolve()
  const takeOver = async () => {
    own ??= await startAt(sharing, port)
  }
  const watch = setInterval(() => {
    if (!own) trying = trying.then(takeOver).catch(() => {})
  }, TAKE_OVER_MS)
  watch.unref()
  return {
    port,
    own: () => own,
    async stop() {
      clearInterval(watch)
      await trying
      await own?.stop()
    },
  }
}

/** Null when somebody has the port. */
const startAt = <Peer>({ start }: Sharing<Peer>, port: number): Promise<Peer | null> =>
  start(port).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') return null
    throw error
  })

async function answers<Peer>({ isPeer }: Sharing<Peer>, port: number): Promise<boolean> {
  for (let look = 1; look <= LOOKS; look++) {
    if (await isPeer(port).catch(() => false)) return true
    await new Promise((done) => setTimeout(done, TAKE_OVER_MS / LOOKS))
  }
  return false
}
