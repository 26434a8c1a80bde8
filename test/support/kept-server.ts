import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { Told, Wish } from './serve-kept.ts'
import type { Running, Wanted } from './server-process.ts'

type Kept = { child: ChildProcess; ask(what: { start: Wanted } | { stop: number }): Promise<number> }

let kept: Kept | undefined

/**
 * A server in the process that all test files of a worker share, one after the other: a process, sockets and connections of its own
 * like any other, but the program is loaded once, which costs more than most files do with it. What kills its servers takes `startProcess`.
 */
export async function startKept(wanted: Wanted): Promise<Running> {
  if (!kept || hasEnded(kept.child)) kept = open()
  const { child, ask } = kept
  const id = await ask({ start: wanted })
  return {
    async end(signal) {
      if (signal === 'SIGKILL') throw new Error('this process serves others, too: start the fleet as a mortal one')
      if (!hasEnded(child)) await ask({ stop: id })
    },
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null

function open(): Kept {
  const child = fork(join(import.meta.dirname, 'serve-kept.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const waiting = new Map<number, { resolve(id: number): void; reject(error: Error): void }>()
  child.on('message', ({ id, error }: Told) => {
    if (error === undefined) waiting.get(id)?.resolve(id)
    else waiting.get(id)?.reject(new Error(error))
    settled(id)
  })
  child.once('exit', (code, signal) => {
    const ended = new Error(`the server process of the fleets ended before it answered (${signal ?? code})`)
    for (const { reject } of waiting.values()) reject(ended)
    waiting.clear()
  })
  const settled = (id: number) => {
    waiting.delete(id)
    if (waiting.size === 0) child.channel?.unref() // the worker ends although it is there
  }
  child.unref()
  let asked = 0
  return {
    child,
    ask(what) {
      const id = ++asked
      const { promise, resolve, reject } = Promise.withResolvers<number>()
      waiting.set(id, { resolve, reject })
      child.channel?.ref()
      child.send({ id, ...what } satisfies Wish)
      return promise
    },
  }
}
