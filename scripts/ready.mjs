// Makes a fresh clone ready, then runs the given program on the pinned Node:
//   node scripts/ready.mjs <program> [arguments]
// Plain JavaScript without packages, because it runs before anything is installed and on Node 20 too.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled, fail, modules, node, say } from './install.mjs'

const OLDEST_NODE = 20
/** npm passes Ctrl-C on to its child, which the terminal has told already: the second within this time is the same one. */
const ECHO_MS = 500

checkMachine()
await ensureInstalled()
run(process.argv.slice(2))

function checkMachine() {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
    fail(`Node ${process.versions.node} is too old to begin with: install Node ${OLDEST_NODE} or newer (nodejs.org).`)
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    say(`Tested on Linux x64 only; this is ${process.platform} ${process.arch}. Going on.`)
  }
}

/**
 * Runs the program in a session of its own, so that it hears a signal from here alone: once, also when terminal and npm
 * both send it. This process waits for it and ends as it ends.
 */
function run([program, ...rest]) {
  if (!program) fail('Usage: node scripts/ready.mjs <program> [arguments]')
  const env = {
    // What is compiled once is kept: a third of each later start. Where nothing may be written, Node does without.
    NODE_COMPILE_CACHE: join(modules, '.cache', 'compiled'),
    ...process.env,
    PATH: `${join(modules, '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`,
  }
  const options = ['--disable-warning=ExperimentalWarning', program, ...rest]
  const child = spawn(node, options, { stdio: 'inherit', env, detached: process.platform !== 'win32' })
  const last = {}
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2']) {
    process.on(signal, () => {
      if (Date.now() - (last[signal] ?? 0) < ECHO_MS) return
      last[signal] = Date.now()
      child.kill(signal)
    })
  }
  process.on('SIGTSTP', () => {
    child.kill('SIGSTOP')
    process.kill(process.pid, 'SIGSTOP')
  })
  process.on('SIGCONT', () => child.kill('SIGCONT'))
  if (process.env.npm_lifecycle_event) endWithNpm(child)
  child.once('error', (error) => fail(`${node} could not be started: ${error.message}`))
  child.once('exit', (code, signal) => {
    if (!signal) process.exit(code ?? 1)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

/** npm, or the shell it starts us with, may be killed without passing it on; the program must not live on unseen. */
function endWithNpm(child) {
  const begun = ancestry()
  setInterval(() => {
    if (ancestry() !== begun) child.kill('SIGTERM')
  }, 1000).unref()
}

/** The ids of our parent and, where that is npm's shell, of its parent npm. */
function ancestry() {
  try {
    const [, name, rest] = /\((.*)\) (.*)/s.exec(readFileSync(`/proc/${process.ppid}/stat`, 'utf8')) ?? []
    return /sh$/.test(name) ? `${process.ppid} ${rest.split(' ')[1]}` : `${process.ppid}`
  } catch {
    return `${process.ppid}`
  }
}
