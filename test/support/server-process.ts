import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Places } from '../../src/open-till.ts'
import type { Config } from '../../src/platform/config.ts'

/** What a server of a fleet is given, and how it is ended. */
export type Wanted = { config: Config; places: Places }
export type Running = { end(signal: NodeJS.Signals): Promise<void> }

/** A server as a process of its own. `quiet` is for failures that are meant: they would fill the log. */
export async function startProcess(wanted: Wanted, { quiet = false } = {}): Promise<Running> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'serve.ts'), JSON.stringify(wanted)],
    { stdio: ['pipe', 'pipe', quiet ? 'ignore' : 'inherit'] }, // the end of stdin tells it that we are gone
  )
  const [line] = (await Promise.race([
    once(createInterface(child.stdout!), 'line'),
    once(child, 'exit').then(() => ['']),
  ])) as [string]
  if (line === '') throw new Error('a server process of the fleet ended before it listened')
  if (quiet) child.stdout!.resume()
  else child.stdout!.pipe(process.stderr)
  return {
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill(signal)
      await once(child, 'exit')
    },
  }
}
