import { createHmac, randomUUID } from 'node:crypto'
import { makeApiKey } from '../../src/identity/make-api-key.ts'
import { hashPassword } from '../../src/identity/password.ts'
import { sessionCookieName } from '../../src/identity/session-cookie.ts'
import { digestOf, newToken } from '../../src/platform/ids.ts'
import { launch } from '../storefront/make.ts'
import { ask, until } from '../support/buyer.ts'
import { orderOf } from '../support/desk.ts'
import type { Fleet } from '../support/fleet.ts'
import { account, type Headers, signedIn } from './cast.ts'

/** What somebody tries at a door of a server, and what came of it. */
export type Try = (fleet: Fleet, url: string) => Promise<unknown>

const PASSWORD = 'fire tog til Bergen'
const HTML = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' }
const EVIL = 'evil.example'
const SEATS = 3
const NAMINGS = 8

let made = 0
const person = async (fleet: Fleet) => {
  const name = `dor-${++made}`
  const id = await account(fleet, name)
  return { id, email: `${name}@matrix.example`, headers: await signedIn(fleet, id) }
}
const withPassword = async (fleet: Fleet) => {
  const own = await person(fleet)
  const hash = await hashPassword(PASSWORD)
  await fleet.does(({ client }) => client.query('update people set password_hash = $2 where id = $1', [own.id, hash]))
  return own
}
/** The cookie of somebody who is nobody yet, and what their session keeps. */
async function visiting(fleet: Fleet, keeps: object): Promise<Headers> {
  const sid = randomUUID()
  const content = JSON.stringify({ cookie: { originalMaxAge: null, httpOnly: true, path: '/' }, ...keeps })
  await fleet.does(({ client }) =>
    client.query(
      `insert into login_sessions (digest, content, ends_at) values ($1, $2, app_now() + interval '1 day')`,
      [digestOf(sid), content],
    ),
  )
  const signature = createHmac('sha256', fleet.secret).update(sid).digest('base64').replace(/=+$/, '')
  return { cookie: `${sessionCookieName(false)}=${encodeURIComponent(`s:${sid}.${signature}`)}` }
}
const statusOf = async (url: string, headers: Headers, method = 'GET') => (await ask(url, { method, headers })).status

/** Somebody changes their password and names somebody else beside it. */
export const passwordOfAnother: Try = async (fleet, url) => {
  const [own, other] = [await person(fleet), await person(fleet)]
  const { status } = await ask(`${url}/me/password`, {
    method: 'PUT',
    headers: own.headers,
    body: { password: PASSWORD, personId: other.id },
  })
  const [row] = await fleet.witness<{ hash: string }[]>`select password_hash as hash from people where id = ${other.id}`
  return { status, othersChanged: row!.hash !== 'none' }
}

/** A program's key and a person's cookie in one request. */
export const keyAndCookie: Try = async (fleet, url) => {
  const { key } = await fleet.does((tx) => makeApiKey(tx, { name: 'ERP', roles: ['finance'] }))
  const { headers } = await person(fleet)
  const { body } = await ask(`${url}/me`, { headers: { ...headers, authorization: `Bearer ${key}` } })
  return { kind: body.kind, roles: body.roles }
}

/** The cart that a person left in a browser in which they signed out. */
export const cartAfterSignOut: Try = async (fleet, url) => {
  const { headers } = await person(fleet)
  const cart = await ask(`${url}/carts`, { method: 'POST', headers, body: {} })
  const path = `${url}/carts/${cart.body.id}`
  return [
    await statusOf(path, headers),
    await statusOf(`${url}/session`, headers, 'DELETE'),
    await statusOf(path, headers),
  ]
}

/** A link that proves an address for one browser is opened in another, where a stranger's identity waits. */
export const proofOfAnother: Try = async (fleet, url) => {
  const [mine, theirs, token] = [newToken(), newToken(), newToken()]
  const subject = `subject-${++made}`
  for (const [secret, link] of [
    [mine, null],
    [theirs, token],
  ] as const)
    await fleet.does(({ client }) =>
      client.query(
        `insert into identity_joinings (browser_digest, provider, subject, lang, came_from, ends_at, name, email, link_digest, link_ends_at)
         values ($1, 'feide', $2, 'nb', '', app_now() + interval '1 hour', 'Kari', $3, $4, app_now() + interval '1 hour')`,
        [digestOf(secret), subject, `${subject}@matrix.example`, link && digestOf(link)],
      ),
    )
  const { status } = await fetch(`${url}/sign-in/address/confirmation`, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...HTML, ...(await visiting(fleet, { joining: mine })) },
    body: new URLSearchParams({ token }).toString(),
  })
  const joined = await fleet.witness`select from external_identities where subject = ${subject}`
  return { status, joined: joined.length }
}

/** Who has an account here? Asked at every door where an address can be given. */
export const whoHasAnAccount: Try = async (fleet, url) => {
  const { email } = await withPassword(fleet)
  const answers = async (address: string) => {
    const doors = [
      ['/session', { email: address, password: 'not that one' }],
      ['/people', { name: 'Noen', email: address, password: PASSWORD }],
      ['/session/links', { email: address }],
      ['/new-password/links', { email: address }],
    ] as const
    return Promise.all(doors.map(([path, body]) => plainly(`${url}${path}`, body)))
  }
  const [known, unknown] = [await answers(email), await answers(`ingen-${++made}@matrix.example`)]
  return { told: known.filter((answer, at) => answer !== unknown[at]).length }
}
async function plainly(url: string, body: object): Promise<string> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  const requestId = answer.headers.get('request-id')!
  const text = (await answer.text()).replaceAll(requestId, '')
  return JSON.stringify([answer.status, text, [...answer.headers.keys()]])
}

/** A mailed link is used twice, for something else, and without its token. */
export const linkTwice: Try = async (fleet, url) => {
  const { id } = await person(fleet)
  const [token, other] = [newToken(), newToken()]
  for (const [purpose, each] of [
    ['sign-in', token],
    ['new-password', other],
  ] as const)
    await fleet.does(({ client }) =>
      client.query(
        `insert into one_time_links (digest, purpose, person_id, ends_at) values ($1, $2, $3, app_now() + interval '1 hour')`,
        [digestOf(each), purpose, id],
      ),
    )
  const by = async (given: string | null) =>
    (await ask(`${url}/session/by-link`, { method: 'POST', headers: {}, body: { token: given } })).status
  return [await by(token), await by(token), await by(other), await by(''), await by(null)]
}

/** More people are named at once than a company has seats. */
export const moreNamesThanSeats: Try = async (fleet, url) => {
  const { offeringId } = await launch(fleet, { capacity: SEATS })
  const { key } = await fleet.does((tx) =>
    makeApiKey(tx, { name: 'ERP', roles: ['course-administrator'], personal: true }),
  )
  const headers = () => ({ authorization: `Bearer ${key}`, 'idempotency-key': randomUUID() })
  const placed = await ask(`${url}/orders`, { method: 'POST', headers: headers(), body: orderOf(offeringId, SEATS) })
  const name = (n: number) =>
    ask(`${url}/orders/${placed.body.id}/names`, {
      method: 'POST',
      headers: headers(),
      body: { offeringId, people: [{ name: `Navn ${n}`, email: `navn-${n}-${offeringId}@matrix.example` }] },
    })
  let answers: Promise<{ status: number }[]> | undefined
  await fleet.nobodyWrites('enrolments', async () => {
    answers = Promise.all(Array.from({ length: NAMINGS }, (_, n) => name(n)))
    const waiting = () =>
      fleet.witness`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and application_name = 'coursetill'`
    await until(waiting, (rows) => rows.length > 1)
  })
  const statuses = (await answers!).map(({ status }) => status)
  const [row] = await fleet.witness<{ named: number }[]>`
    select count(*)::int as named from enrolments where order_id = ${placed.body.id} and withdrawn_at is null`
  return { named: row!.named, failed: statuses.filter((status) => status === 500).length }
}

/** A session that somebody planted in a browser before its owner signed in. */
export const plantedSession: Try = async (fleet, url) => {
  const { email } = await withPassword(fleet)
  const planted = await visiting(fleet, { begun: { cameFrom: '', lang: 'nb' } })
  const { status } = await ask(`${url}/session`, {
    method: 'POST',
    headers: planted,
    body: { email, password: PASSWORD },
  })
  return [status, await statusOf(`${url}/me`, planted)]
}

/** A link is asked for under another host's name. */
export const linkToAnotherHost: Try = async (fleet, url) => {
  const { email } = await person(fleet)
  await ask(`${url}/new-password/links`, { method: 'POST', headers: { 'x-forwarded-host': EVIL }, body: { email } })
  const { raw } = await fleet.mail.waitFor(({ to }) => to.includes(email))
  return { leadsElsewhere: raw.includes(EVIL) }
}
