import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

export type Step = {
  name: string
  /** A program of node_modules/.bin and its arguments. */
  command: [string, ...string[]]
  /** Shows the output as it comes; otherwise only the tail of a failing step is shown. */
  live?: boolean
  /** Judges the output of a step that ended well. */
  accepts?: (output: string) => boolean
  hint?: string
}
export type Outcome = { step: Step; code: number; accepted: boolean }

const TAIL_LINES = 80
const LINE_CHARACTERS = 400

const root = join(import.meta.dirname, '..')
const running = new Set<ChildProcess>()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupt(signal))
let interrupted = false

/** Runs the steps, `width` at a time, in their order; a failing step does not stop the others. */
export async function runSteps(steps: Step[], width: number): Promise<Outcome[]> {
  const waiting = [...steps]
  const outcomes: Outcome[] = []
  const lane = async () => {
    for (let step = waiting.shift(); step && !interrupted; step = waiting.shift()) outcomes.push(await runStep(step))
  }
  await Promise.all(Array.from({ length: width }, lane))
  if (interrupted) process.exit(130)
  return outcomes
}

export function hasFailed({ code, accepted }: Outcome): boolean {
  return code !== 0 || !accepted
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}

async function runStep(step: Step): Promise<Outcome> {
  const began = performance.now()
  if (step.live) console.log(`…  ${step.name}`)
  const { code, output } = await runCommand(step)
  const outcome = { step, code, accepted: step.accepts?.(output) ?? true }
  if (interrupted) return outcome
  console.log(`${hasFailed(outcome) ? '✗' : '✓'}  ${step.name.padEnd(24)} ${seconds(performance.now() - began)}`)
  if (hasFailed(outcome)) console.log(indent([tail(output), ...(step.hint ? [step.hint] : [])].join('\n')))
  return outcome
}

function runCommand({ command: [program, ...rest], live }: Step): Promise<{ code: number; output: string }> {
  const bin = join(root, 'node_modules/.bin')
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH ?? ''}` }
  const child = spawn(join(bin, program), rest, {
    cwd: root,
    env,
    stdio: ['ignore', live ? 'inherit' : 'pipe', 'pipe'],
  })
  running.add(child)
  let output = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    if (live) process.stderr.write(text)
    else output += text
  })
  return new Promise((resolve) => {
    const done = (code: number) => {
      running.delete(child)
      resolve({ code, output })
    }
    child.once('error', (cause) => {
      output += cause.message
      done(1)
    })
    child.once('close', (code) => done(code ?? 1))
  })
}

/** The steps get the signal that came to us and tidy up; the second one of a kind is theirs as well. */
function interrupt(signal: NodeJS.Signals): void {
  interrupted = true
  for (const child of running) child.kill(signal)
  if (running.size === 0) process.exit(130)
}

function tail(output: string): string {
  const lines = output
    .trimEnd()
    .split('\n')
    .map((line) => (line.length > LINE_CHARACTERS ? `${line.slice(0, LINE_CHARACTERS)}…` : line))
  return lines.length > TAIL_LINES ? ['…', ...lines.slice(-TAIL_LINES)].join('\n') : lines.join('\n')
}

function indent(text: string): string {
  return text.replace(/^/gm, '     ')
}
