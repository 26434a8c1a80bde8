import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { Running, Wanted } from '../support/server-process.ts'
import type { Guard } from './guards.ts'

/** Calls a module of test/ in one build of the program. */
export type Play = <T>(file: string, given: object) => Promise<T>
export type Build = { play: Play; start(wanted: Wanted): Promise<Running> }
/** One process for many builds: the libraries are loaded once, the program's own modules once per build. */
export type Host = {
  honest: Build
  /** Without one guard, or without several at once. */
  without(...guards: readonly Guard[]): Build
  /** What nobody caught, in any of the builds. */
  uncaught: string[]
  close(): void
}

type Answer = { id: number; value?: unknown; error?: string } | { uncaught: string }

export function openHost(): Host {
  const child = fork(join(import.meta.dirname, 'host.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  const uncaught: string[] = []
  child.on('message', (answer: Answer) => {
    if ('uncaught' in answer) return void uncaught.push(answer.uncaught)
    const { id, value, error } = answer
    if (error === undefined) waiting.get(id)?.resolve(value)
    else waiting.get(id)?.reject(new Error(error))
    waiting.delete(id)
  })
  child.once('exit', (code, signal) => {
    const ended = `the process that holds the builds ended (${signal ?? code})`
    for (const { reject } of waiting.values()) reject(new Error([ended, ...uncaught].join('\n')))
  })
  let asked = 0
  const ask = (message: object) => {
    const id = ++asked
    const answer = Promise.withResolvers<unknown>()
    waiting.set(id, answer)
    child.send({ id, ...message })
    return { id, value: answer.promise }
  }
  const build = (guard: string | null): Build => ({
    play: (file, given) => ask({ file, guard, given }).value as Promise<never>,
    async start(wanted) {
      const config = guard === null ? wanted.config : { ...wanted.config, logLevel: 'silent' } // its failures are meant
      const { id, value } = ask({ file: 'support/serve-till.ts', guard, given: { ...wanted, config } })
      await value
      return { end: async () => void (await ask({ close: id }).value) }
    },
  })
  return {
    honest: build(null),
    without: (...guards) => build(guards.join('|')),
    uncaught,
    close: () => child.disconnect(),
  }
}
