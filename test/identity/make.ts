import type { AddressInfo } from 'node:net'
import express, { type Express } from 'express'
import { expect } from 'vitest'
import { mountAccess } from '../../src/access/session-routes.ts'
import { noteRead } from '../../src/audit/note-read.ts'
import { actorOf } from '../../src/identity/actor-of.ts'
import { mountIdentity } from '../../src/identity/mount-identity.ts'
import { hashPassword } from '../../src/identity/password.ts'
import { mountSession } from '../../src/identity/session-routes.ts'
import { signUp } from '../../src/identity/sign-up.ts'
import { tellOwner } from '../../src/identity/tell-owner.ts'
import { verifyEmail } from '../../src/identity/verify-email.ts'
import { wayInChanged } from '../../src/identity/way-in-changed.ts'
import { mountPasskeys } from '../../src/passkeys/session-routes.ts'
import { type Actor, visitor } from '../../src/platform/actor.ts'
import { type Connection, connect } from '../../src/platform/db/connect.ts'
import { type Tx, transact } from '../../src/platform/db/transact.ts'
import { answerProblem } from '../../src/platform/http/answer-problem.ts'
import { mount } from '../../src/platform/http/mount.ts'
import type { AnyRoute } from '../../src/platform/http/route.ts'
import { type Jobs, openJobs } from '../../src/platform/jobs.ts'
import { openLog } from '../../src/platform/log.ts'
import type { Mail } from '../../src/platform/mail.ts'
import { openRefusals } from '../../src/platform/refusals.ts'
import type { Till } from '../../src/platform/till.ts'
import { freshDatabase } from '../support/database.ts'

export const GOOD_PASSWORD = 'fire tog til Bergen'
const PATIENCE_MS = 20_000
const SECRET = 'a secret for this test and nothing else'

export type House = Connection & {
  appUrl: string
  does<T>(work: (tx: Tx) => Promise<T>, actor?: Actor): Promise<T>
  rows(sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>
}

/** A database of its own, and the short way to act in it. */
export async function openHouse(connections = 8): Promise<House> {
  const { appUrl } = await freshDatabase()
  const connection = connect(appUrl, connections)
  return {
    ...connection,
    appUrl,
    does: (work, actor = { kind: 'job', name: 'test' }) => transact(connection.pool, actor, work),
    rows: async (sql, values) => (await connection.pool.query<Record<string, unknown>>(sql, values)).rows,
  }
}

/** Somebody who signed up and opened the mailed link. */
export async function makeAccount(house: House, email: string, password = GOOD_PASSWORD): Promise<string> {
  const passwordHash = await hashPassword(password)
  const wish = { name: 'Kari Nordmann', email, lang: 'nb', passwordHash } as const
  const { token } = await house.does((tx) => signUp(tx, wish), visitor)
  const { personId } = await house.does((tx) => verifyEmail(tx, { token: token! }), visitor)
  return personId
}

export type Site = {
  url: string
  mails: Mail[]
  /** Waits for a mail whose subject says this: word of a changed way in is sent by a job. */
  mailTo(address: string, saying: string): Promise<Mail>
  close(): Promise<void>
}

/** The rooms' addresses over real HTTP; `https` lets a proxy in front speak https for us, `jobs` does what they promise. */
export async function serve(
  house: House,
  routes: readonly AnyRoute[],
  { https = false, jobs = false, more = {} }: { https?: boolean; jobs?: boolean; more?: object } = {},
): Promise<Site> {
  const mails: Mail[] = []
  const till = {
    config: {
      publicUrl: https ? 'https://kurs.example.test' : 'http://kurs.example.test',
      sessionSecret: SECRET,
      signInProviders: [],
      limits: { requestsPerMinute: 100_000 },
    },
    log: openLog('silent'),
    connection: house,
    sendMail: async (mail: Mail) => {
      mails.push(mail)
    },
    wake: () => {},
    ...more,
  } as unknown as Till
  const work = jobs ? await doJobs(house, till) : null
  const app = express()
  if (https) app.set('trust proxy', 1)
  mountIdentity(app, { pool: house.pool, secret: SECRET, secure: https })
  mountApi(app, till, routes)
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    mails,
    async mailTo(address, saying) {
      const found = () => {
        work?.wake([wayInChanged.name])
        return mails.find(({ to, subject }) => to.address === address && subject.includes(saying))
      }
      await expect.poll(found, { timeout: PATIENCE_MS }).toBeDefined()
      return found()!
    },
    async close() {
      await new Promise((resolve) => server.close(resolve))
      await work?.stop()
    },
  }
}

async function doJobs({ appUrl }: House, till: Till): Promise<Jobs> {
  const jobs = openJobs(appUrl, () => {})
  jobs.on(wayInChanged, (changed) => tellOwner(till, changed))
  await jobs.start()
  return jobs
}

function mountApi(app: Express, till: Till, routes: readonly AnyRoute[]): void {
  const router = express.Router()
  router.use(express.json())
  mountSession(router, till)
  mountAccess(router, till)
  mountPasskeys(router, till)
  const callerOf = (req: express.Request) => ({
    actor: actorOf(req),
    lang: 'nb' as const,
    ip: req.ip ?? '',
    requestId: 'request',
    cartToken: null,
    orderTokens: [],
    documentTokens: [],
    idempotencyKey: null,
  })
  for (const route of routes) mount(router, route, { till, callerOf, noteRead })
  app.use(router)
  app.use(answerProblem({ log: openLog('silent'), refusals: openRefusals() }, callerOf))
}

export type Answer = {
  status: number
  text: string
  body: Record<string, unknown>
  cookie: string | null
  headers: Headers
}

/** One request; `cookie` of the answer is ready to be sent with the next. */
export async function ask(
  site: Site,
  line: string,
  { body, ...headers }: { body?: unknown; [header: string]: unknown } = {},
): Promise<Answer> {
  const [method, path] = line.split(' ')
  const response = await fetch(`${site.url}${path}`, {
    method: method!,
    headers: {
      ...(headers as Record<string, string>),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? null
  return { status: response.status, text, body: text ? JSON.parse(text) : {}, cookie, headers: response.headers }
}
