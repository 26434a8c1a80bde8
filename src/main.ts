import type { Server } from 'node:http'
import { callerOf } from './caller-of.ts'
import { type OpenTill, openTill, type Places } from './open-till.ts'
import { stopwatch } from './platform/clock.ts'
import { type Config, ConfigFault, configFrom } from './platform/config.ts'
import { openProductionGround } from './production-ground.ts'
import { buildServer, type Extras } from './server.ts'

/** How long requests under way may take to finish after the program was told to stop, in milliseconds. */
const DRAIN_MS = 10_000

const say = (line: string) => void process.stdout.write(`${line}\n`)

/** What has been started and must be left in order, last first. */
const leaving: (() => Promise<void>)[] = []

try {
  await start()
} catch (error) {
  for (const sentence of sentencesOf(error)) process.stderr.write(`${sentence}\n`)
  await leaveAll()
  process.exit(1)
}

async function start(): Promise<void> {
  const since = stopwatch()
  const config = configFrom()
  await refuseTakenPort(config.port, config.host)
  const { open, extras } = config.mode === 'demo' ? await openDemo(config) : await openReal(config)
  const server = buildServer(open.till, extras)
  await listen(server, config.port, config.host)
  leaving.push(() => close(server))
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => void leaveAll().then(() => process.exit(0)))
  say(`Ready after ${((stopwatch() - since) / 1000).toFixed(1)} s. Ctrl-C stops everything.`)
  say(open.till.config.publicUrl)
}

type Opened = { open: OpenTill; extras: Extras }

async function openReal(config: Config): Promise<Opened> {
  return { open: await opened(config, await openProductionGround(config)), extras: () => {} }
}

/** Loaded only in a demo: the shipped image holds none of its parts' libraries. */
async function openDemo(config: Config): Promise<Opened> {
  const { openDemoGround } = await import('./demo/open-ground.ts')
  const { mountDemo } = await import('./demo/mount-demo.ts')
  const ground = await openDemoGround(config, say)
  leaving.push(ground.leave)
  const open = await opened(ground.config, ground.places)
  return { open, extras: (app) => mountDemo(app, { till: open.till, callerOf }, ground) }
}

async function opened(config: Config, places: Places): Promise<OpenTill> {
  const open = await openTill(config, places)
  leaving.push(open.close)
  return open
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((ready, failed) => {
    server.once('error', failed)
    server.listen(port, host, () => ready())
  })
}

/** Said before anything is started, because what follows takes seconds. */
async function refuseTakenPort(port: number, host: string): Promise<void> {
  const { createServer } = await import('node:net')
  const probe = createServer()
  await new Promise<void>((free, failed) => {
    probe.once('error', failed)
    probe.listen(port, host, () => probe.close(() => free()))
  })
}

/** In order: no new requests, those under way finish, then the work, the pools, and last what they stood on. Asked twice, it is done once. */
async function leaveAll(): Promise<void> {
  for (let leave = leaving.pop(); leave; leave = leaving.pop())
    await leave().catch((error: unknown) => process.stderr.write(`${String(error)}\n`))
}

function close(server: Server): Promise<void> {
  server.closeIdleConnections()
  setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref()
  return new Promise((done) => server.close(() => done()))
}

function sentencesOf(error: unknown): readonly string[] {
  if (error instanceof ConfigFault) return error.sentences
  const { code, port } = error as NodeJS.ErrnoException & { port?: number }
  if (code === 'EADDRINUSE')
    return [`Port ${port} is taken by another program. Choose another one: PORT=3001 npm start`]
  return [error instanceof Error ? error.message : String(error)]
}
