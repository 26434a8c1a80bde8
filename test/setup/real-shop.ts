import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { inject } from 'vitest'
import { freePort } from '../../src/platform/free-port.ts'
import { compileCache } from '../support/compile-cache.ts'
import { startMailPeer } from '../support/peers.ts'

const ROOT = join(import.meta.dirname, '../..')
/** What a command may take before it is ended, in milliseconds. */
const PATIENCE_MS = 15_000
const PUBLIC_URL = 'https://kurs.example.no'

export type Ended = { code: number | null; stdout: string; stderr: string }
export type Answer = { status: number; location: string | null; text: string; json<T>(): T; cookies: string[] }
export type RealShop = {
  env: Record<string, string>
  /** As through a proxy that ends https; a browser's cookies are kept. */
  ask(
    path: string,
    how?: { method?: string; form?: Record<string, string>; json?: unknown; headers?: Record<string, string> },
  ): Promise<Answer>
  /** Ends the server, and starts one with other settings on the same database. */
  restart(change: Record<string, string>): Promise<void>
  command(...words: string[]): Promise<Ended>
  /** The same, for programs that are expected to refuse. */
  start(change: Record<string, string>): Promise<Ended>
  close(): Promise<void>
}

/** An empty database as compose.yaml makes one: the owner may change tables, the program connects as another role. */
export async function emptyDatabase(): Promise<{ appUrl: string; ownerUrl: string }> {
  const { adminUrl, ownerUrl, appUrl } = inject('database')
  const name = `real_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client(adminUrl)
  await admin.connect()
  await admin.query(`create database ${name} owner coursetill_owner`)
  await admin.query(`revoke all on database ${name} from public`)
  await admin.query(`grant connect on database ${name} to coursetill_app`)
  await admin.end()
  const named = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href
  return { appUrl: named(appUrl), ownerUrl: named(ownerUrl) }
}

/** The real program in production mode, as a process of its own on an empty database. */
export async function openRealShop(): Promise<RealShop> {
  const { appUrl, ownerUrl } = await emptyDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'coursetill-real-'))
  const mail = await startMailPeer()
  const env = settings({ dataDir, appUrl, ownerUrl, smtpUrl: mail.url, port: await freePort() })
  let server = await serve(env)
  const jar = new Map<string, string>()
  return {
    env,
    ask: (path, how = {}) => ask(`http://127.0.0.1:${env.PORT}${path}`, how, jar),
    async restart(change) {
      await end(server)
      server = await serve({ ...env, ...change })
    },
    command: (...words) => run('src/cli.ts', words, env),
    start: (change) => run('src/main.ts', [], { ...env, ...change }),
    async close() {
      await end(server)
      await mail.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

type Place = { dataDir: string; appUrl: string; ownerUrl: string; smtpUrl: string; port: number }
const settings = ({ dataDir, appUrl, ownerUrl, smtpUrl, port }: Place): Record<string, string> => ({
  DATABASE_URL: appUrl,
  MIGRATE_URL: ownerUrl,
  STRIPE_SECRET_KEY: 'sk_test_51ABCDEFGHIJ',
  STRIPE_WEBHOOK_SECRET: 'whsec_0123456789abcdef',
  SMTP_URL: smtpUrl,
  PUBLIC_URL,
  SESSION_SECRET: 'Zr8fK2mQ0vT5xW9bN3cJ7hL1pD4gS6aY',
  TRUST_PROXY: '1',
  PORT: String(port),
  DATA_DIR: dataDir,
  LOG_LEVEL: 'fatal',
})

const launch = (file: string, words: string[], env: Record<string, string>): ChildProcess =>
  spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(ROOT, file), ...words], {
    env: { PATH: process.env.PATH, ...compileCache(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })

export async function run(file: string, words: string[], env: Record<string, string>): Promise<Ended> {
  const child = launch(file, words, env)
  const tooLong = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout!), text(child.stderr!), once(child, 'close')])
  clearTimeout(tooLong)
  return { code, stdout, stderr }
}

/** Ready is what the program's last line says: its public address. */
async function serve(env: Record<string, string>): Promise<ChildProcess> {
  const child = launch('src/main.ts', [], env)
  let said = ''
  await new Promise<void>((ready, failed) => {
    child.stderr!.on('data', (part) => {
      said += part
    })
    child.stdout!.on('data', (part) => {
      said += part
      if (said.includes(`${PUBLIC_URL}\n`)) ready()
    })
    child.once('exit', () => failed(new Error(`the server ended: ${said}`)))
  })
  return child
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

async function ask(
  url: string,
  how: Parameters<RealShop['ask']>[1] & object,
  jar: Map<string, string>,
): Promise<Answer> {
  const { method = how.form || how.json ? 'POST' : 'GET', form, json, headers = {} } = how
  const answer = await fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      accept: json || headers.authorization ? 'application/json' : 'text/html',
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '203.0.113.7',
      cookie: [...jar].map((pair) => pair.join('=')).join('; '),
      ...(json ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(form ? { body: new URLSearchParams(form) } : json ? { body: JSON.stringify(json) } : {}),
  })
  const cookies = answer.headers.getSetCookie()
  for (const each of cookies) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(each) ?? []
    if (name && value !== undefined) jar.set(name, value)
  }
  const body = await answer.text()
  return {
    status: answer.status,
    location: answer.headers.get('location'),
    text: body,
    json: () => JSON.parse(body),
    cookies,
  }
}
