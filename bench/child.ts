import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Reading } from './serve.ts'

/** A process whose work is measured: it says over IPC what it has used so far. */
export type Child = {
  port: number
  tell(ask: 'read' | 'begin work' | 'end work'): Promise<Reading>
  end(): Promise<void>
}

export async function startChild(program: string, argument: string, port: number): Promise<Child> {
  const child = fork(join(import.meta.dirname, program), [argument], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await answerOf(child)
  return {
    port,
    async tell(ask) {
      const answer = answerOf(child)
      child.send(ask)
      return (await answer) as Reading
    },
    async end() {
      const gone = once(child, 'exit')
      child.disconnect()
      await gone
    },
  }
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const over = new AbortController()
  const ended = once(child, 'exit', over).then(() => Promise.reject(new Error('a process of the bench ended early')))
  ended.catch(() => {})
  const [answer] = (await Promise.race([once(child, 'message', over), ended])) as [unknown]
  over.abort()
  return answer
}
