import './take-out.ts'

/**
 * Plays modules of test/ in builds of the program, each without the guard that the message names or, for null, whole: `{ id, file, guard, given }`
 * calls the module's `play(given)` and answers with what it returns. What can be closed is closed by `{ id, close: <its id> }`.
 */
type Playable = { play(given: unknown): Promise<{ close?: () => Promise<void> }> }
type Message = { id: number } & ({ file: string; guard: string | null; given: unknown } | { close: number })

const closing = new Map<number, () => Promise<void>>()

process.on('message', (message: Message) => {
  answer(message).then(
    (value) => process.send!({ id: message.id, value }),
    (error: unknown) => process.send!({ id: message.id, error: String(error) }),
  )
})
process.once('disconnect', () => process.exit())
// A build without a guard may fail in ways that nobody catches; the others in this process go on, and whoever opened it is told.
process.on('uncaughtException', (error) => process.connected && process.send!({ uncaught: String(error.stack) }))

async function answer(message: Message): Promise<unknown> {
  if ('close' in message) return closing.get(message.close)?.()
  const build = message.guard === null ? '' : `?${encodeURIComponent(message.guard)}`
  const { play } = (await import(`../${message.file}${build}`)) as Playable
  const { close, ...value } = await play(message.given)
  if (close) closing.set(message.id, close)
  return value
}
