// Installs the packages as package-lock.json has them, telling what it does. Plain JavaScript, as in ready.mjs.
import { spawn, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const INSTALLED_MB = 790
const LINE_EVERY_S = 5
const WEIGH_EVERY_S = 2

const root = dirname(dirname(fileURLToPath(import.meta.url)))
export const modules = join(root, 'node_modules')
export const node = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
const claim = join(root, '.data', 'installing')

/** Installs what is missing; returns at once when nothing is. */
export async function ensureInstalled() {
  if (missing().length === 0) return
  await waitForOthers()
  const lacking = missing()
  if (lacking.length === 0) return
  const many = Object.values(packagesOf(join(root, 'package-lock.json'))).filter((entry) => !entry.optional).length
  say(
    existsSync(modules)
      ? `The installed packages are not those of package-lock.json (${some(lacking)}): installing ${many} packages anew.`
      : `First start: installing ${many} packages, about ${INSTALLED_MB} MB; one to two minutes on a slow line.`,
  )
  try {
    mkdirSync(dirname(claim), { recursive: true })
    writeFileSync(claim, String(process.pid))
  } catch (error) {
    fail(`This folder cannot be written (${error.code}): copy the project to a folder of your own and start it there.`)
  }
  process.once('exit', () => rmSync(claim, { force: true }))
  const { code, output, seconds } = await runNpm()
  rmSync(claim, { force: true })
  if (code !== 0) failInstall(output)
  if (!existsSync(node)) {
    fail('npm ci did not run the install scripts (is ignore-scripts set?): allow them, for Node comes that way.')
  }
  say(`Installed in ${clock(seconds)}.`)
}

/** Names the packages of the lock that are not installed as locked. Those for other platforms are optional and may lack. */
function missing() {
  const wanted = packagesOf(join(root, 'package-lock.json'))
  const present = packagesOf(join(modules, '.package-lock.json'))
  const lacking = Object.keys(wanted).filter((path) => {
    if (path === '' || (wanted[path].optional && !present[path])) return false
    return present[path]?.version !== wanted[path].version || present[path]?.integrity !== wanted[path].integrity
  })
  return existsSync(node) ? lacking : ['node', ...lacking]
}

function packagesOf(lock) {
  try {
    return JSON.parse(readFileSync(lock, 'utf8')).packages ?? {}
  } catch {
    return {}
  }
}

function some(names) {
  const short = names.slice(0, 3).map((name) => name.replace(/^.*node_modules\//, ''))
  return names.length > 3 ? `${short.join(', ')} and ${names.length - 3} more` : short.join(', ')
}

/** Two terminals may start at once: one installs, the other waits. A claim whose process is gone counts for nothing. */
async function waitForOthers() {
  for (let told = false; claimedByOther(); told = true) {
    if (!told) say('Another start is installing the packages; waiting for it.')
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

function claimedByOther() {
  try {
    process.kill(Number(readFileSync(claim, 'utf8')), 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Runs `npm ci` quietly beside a progress line, and keeps what it says for the case that it fails. */
function runNpm() {
  const own = process.env.npm_execpath
  const [program, first] = own?.endsWith('npm-cli.js') ? [process.execPath, [own]] : ['npm', []]
  const quiet = ['--no-audit', '--no-fund', '--no-progress', '--no-update-notifier', '--loglevel=error']
  const env = { ...process.env, ...writableCache() }
  const npm = spawn(program, [...first, 'ci', '--include=dev', ...quiet], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [npm.stdout, npm.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output = (output + text).slice(-8000)
    })
  }
  const progress = showProgress()
  const stop = (signal) => {
    progress.end()
    npm.kill('SIGTERM')
    say('Interrupted; the next start begins the installation again.')
    process.exit(signal === 'SIGINT' ? 130 : 143)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  return new Promise((resolve) => {
    const done = (code) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, stop)
      resolve({ code, output, seconds: progress.end() })
    }
    npm.once('error', (error) => {
      output += `${error.message}\n`
      done(1)
    })
    npm.once('close', (code) => done(code ?? 1))
  })
}

/** npm fails without a cache it may write to, as in a container whose home is read-only. */
function writableCache() {
  const cache = process.env.npm_config_cache ?? join(homedir(), '.npm')
  try {
    mkdirSync(cache, { recursive: true })
    accessSync(cache, constants.W_OK)
    return {}
  } catch {
    const other = join(tmpdir(), `coursetill-npm-${process.getuid?.() ?? 'cache'}`)
    return { npm_config_cache: other, npm_config_logs_dir: join(other, '_logs') }
  }
}

function showProgress() {
  const began = Date.now()
  const seconds = () => Math.round((Date.now() - began) / 1000)
  const inPlace = process.stdout.isTTY
  let size = ''
  let ticks = 0
  const timer = setInterval(() => {
    if (ticks++ % WEIGH_EVERY_S === 0) size = weigh()
    const line = `  ${step()}${size}, ${clock(seconds())}`
    if (inPlace) process.stdout.write(`\r${line}\u001b[K`)
    else if (ticks % LINE_EVERY_S === 0) process.stdout.write(`${line}\n`)
  }, 1000)
  return {
    end() {
      clearInterval(timer)
      if (inPlace) process.stdout.write('\r\u001b[K')
      return seconds()
    },
  }
}

function step() {
  if (existsSync(join(modules, '.bin'))) return 'step 3 of 3: setting up Node and PostgreSQL'
  if (existsSync(modules)) return 'step 2 of 3: downloading and unpacking'
  return 'step 1 of 3: reading the list of packages'
}

function weigh() {
  const { status, stdout } = spawnSync('du', ['-sm', modules], { encoding: 'utf8', timeout: 1000 })
  return status === 0 ? `, ${Number.parseInt(stdout, 10)} of about ${INSTALLED_MB} MB` : ''
}

function clock(seconds) {
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

function failInstall(output) {
  process.stderr.write(`${output.trim()}\n\n`)
  if (/ENOSPC/.test(output))
    fail(`The disk is full: the packages need about ${INSTALLED_MB} MB. Make room and start again.`)
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|network/i.test(output)) {
    fail(
      'The packages could not be fetched: check the network or the registry (npm config get registry), then start again.',
    )
  }
  if (/EACCES|EPERM|EROFS/.test(output))
    fail('A folder could not be written: see the path above, correct its owner, then start again.')
  fail('npm ci failed, as told above. After correcting it, start again; nothing else was changed.')
}

export function say(line) {
  process.stdout.write(`${line}\n`)
}

export function fail(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
