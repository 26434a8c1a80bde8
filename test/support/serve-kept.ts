import { play } from './serve-till.ts'
import type { Wanted } from './server-process.ts'

/** A process that serves tills, each on an address of its own: `{ id, start }` begins one, `{ id, stop: <its id> }` ends it. */
export type Wish = { id: number } & ({ start: Wanted } | { stop: number })
export type Told = { id: number; error?: string }

const serving = new Map<number, () => Promise<void>>()

process.on('message', (wish: Wish) => {
  follow(wish).then(
    () => tell({ id: wish.id }),
    (error: unknown) => tell({ id: wish.id, error: error instanceof Error ? error.stack! : String(error) }),
  )
})
process.once(
  'SIGTERM',
  () => void Promise.all([...serving.values()].map((close) => close())).then(() => process.exit(0)),
)
process.once('disconnect', () => process.exit(1)) // whoever started us is gone

const tell = (told: Told) => process.connected && process.send!(told)

async function follow(wish: Wish): Promise<void> {
  if ('start' in wish) {
    const { close } = await play(wish.start)
    serving.set(wish.id, close)
    return
  }
  await serving.get(wish.stop)?.()
  serving.delete(wish.stop)
}
