import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect as dial } from 'node:net'
import { expect } from 'vitest'
import { STAFF } from '../../../src/companies/may-act-for.ts'
import { putMember } from '../../../src/companies/put-member.ts'
import { theCompany } from '../../../src/companies/the-company.ts'
import { makeApiKey } from '../../../src/identity/make-api-key.ts'
import { hashPassword } from '../../../src/identity/password.ts'
import { signUp } from '../../../src/identity/sign-up.ts'
import { verifyEmail } from '../../../src/identity/verify-email.ts'
import type { AnyRoute } from '../../../src/platform/http/route.ts'
import { isWhose } from '../../../src/platform/http/who.ts'
import { addExtra } from '../../../src/pricing/put-extra.ts'
import { launch } from '../../storefront/make.ts'
import { ask, company, until } from '../../support/buyer.ts'
import { type Fleet, startFleet } from '../../support/fleet.ts'

/** A running server with one offering on sale, one order, one open cart, and a key that may do everything. */
export type Shop = {
  fleet: Fleet
  url: string
  bearer: { authorization: string }
  /** Somebody who is signed in, for what programs may not do. */
  cookie: string
  /** What stands for `{…}` in a path: an existing id of the right kind. */
  ids: Record<string, string>
  cartToken: string
  /** Opens the order to whoever may only do what its buyer does. */
  orderToken: string
}

/** What somebody asks their company for. */
const WISH = { payer: company(), payBy: 'invoice', purchaseOrderNumber: null, buyerReference: null }

export async function openShop(): Promise<Shop> {
  const fleet = await startFleet()
  const url = fleet.urls[0]!
  const { id: clientId, key } = await fleet.does((tx) =>
    makeApiKey(tx, { name: 'bad input', roles: ['administrator'], personal: true }),
  )
  const bearer = { authorization: `Bearer ${key}` }
  const { courseId, offeringId, poolId } = await launch(fleet, { capacity: 20 })
  const lunch = await fleet.does((tx) =>
    addExtra(tx, {
      ...{ offeringId, name: { nb: 'Lunsj', en: 'Lunch' }, currency: 'NOK', netMinor: 20_000, taxClass: 'food' },
      ...{ taxDecision: 'Ingrid: servering', mostPerSeat: 2, required: false, delivered: 'first-session' },
    }),
  )
  const cart = await ask(`${url}/carts`, { method: 'POST', body: {} })
  const order = await ask(`${url}/orders`, {
    method: 'POST',
    headers: { ...bearer, 'idempotency-key': randomUUID() },
    body: orderOf(offeringId),
  })
  expect(order.status).toBe(201)
  await quiet(fleet)
  const person = await ask(`${url}/people`, {
    method: 'POST',
    headers: bearer,
    body: { name: 'Kari Prøve', email: 'kari@example.no' },
  })
  const [companyRow] = await fleet.witness<{ id: string }[]>`select id from companies`
  const cookie = await signedIn(fleet, url)
  const [member] = await fleet.witness<{ id: string }[]>`select id from people where email = 'innlogget@example.no'`
  await fleet.does((tx) => putMember(tx, { companyId: companyRow!.id, personId: member!.id, role: 'owner' }))
  const requestId = randomUUID()
  await fleet.asOwner(
    `with hold as (insert into seat_holds (id, ends_at, created_at) values ('${requestId}', app_now() + interval '1 day', app_now()) returning id)
     insert into purchase_requests (id, person_id, name, email, company_id, wish, note, lang, currency, total_minor, hold_id, asked_at, until, held_until)
     select id, '${member!.id}', 'Inga', 'innlogget@example.no', '${companyRow!.id}', '${JSON.stringify(WISH)}', '', 'nb', 'NOK', 490000, id, app_now(),
       app_now() + interval '1 day', app_now() + interval '1 day' from hold;
     insert into purchase_request_lines (request_id, offering_id, quantity, net_minor, extras, payer)
     values ('${requestId}', '${offeringId}', 1, 490000, '[]', 'company')`,
  )
  const [jobId, scheduleId] = [randomUUID(), randomUUID()]
  await fleet.asOwner(
    `insert into export_jobs (id, client_id, wish, asked_at, queued_at, cancelled_at)
     values ('${jobId}', '${clientId}', '{"what": "vat", "form": "excel", "lang": "nb", "period": {}}', app_now(), app_now(), app_now());
     insert into export_schedules (id, client_id, wish, every, stretch, made_at, next_due_at)
     values ('${scheduleId}', '${clientId}', '{"what": "vat", "form": "excel", "lang": "nb"}', 'day', 'until-now', app_now(), app_now() + interval '1 year')`,
  )
  const ids = {
    requestId,
    jobId,
    scheduleId,
    cartId: cart.body.id,
    offeringId,
    extraId: lunch.extraId,
    orderId: order.body.id,
    courseId,
    poolId,
  }
  return {
    fleet,
    url,
    bearer,
    cookie,
    cartToken: cart.body.token as string,
    orderToken: order.body.orderToken as string,
    ids: { ...ids, personId: person.body.id, companyId: companyRow!.id, documentId: randomUUID() },
  }
}

async function signedIn(fleet: Fleet, url: string): Promise<string> {
  const [email, password] = ['innlogget@example.no', 'ni røde hester']
  const passwordHash = await hashPassword(password)
  const { token } = await fleet.does((tx) => signUp(tx, { name: 'Inga Logget', email, lang: 'nb', passwordHash }))
  await fleet.does((tx) => verifyEmail(tx, { token: token! }))
  const answer = await fetch(`${url}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  return answer.headers.getSetCookie()[0]!.split(';')[0]!
}

/** Until everything that the order brings about behind the scenes is done. */
const quiet = ({ witness }: Fleet) =>
  until(
    () => witness<{ left: number }[]>`
      select (select count(*) from documents_due)::int + (select count(*) from files_due)::int
        + (select count(*) from deliveries_due)::int + (select count(*) from mails where sent_at is null)::int
        + 1 - (select count(*) from mails)::int as left`,
    ([row]) => row!.left === 0,
  )

export const orderOf = (offeringId: string) => ({
  lines: [{ offeringId, quantity: 1, people: [{ name: 'Ola Hansen', email: 'ola@example.no' }] }],
  payer: company(),
  payBy: 'invoice',
  expectedTotal: { minor: 490_000, currency: 'NOK' },
  acceptedSalesTerms: 1,
})

/** The path of a route with the ids of the shop: `/courses/{id}` is about a course. */
export function addressIn(shop: Shop, path: string): string {
  const kind = {
    courses: 'courseId',
    offerings: 'offeringId',
    pools: 'poolId',
    people: 'personId',
    companies: 'companyId',
  }
  const about = kind[path.split('/')[1] as keyof typeof kind]
  return path
    .replace('{id}', shop.ids[about ?? ''] ?? randomUUID())
    .replace('{month}', '2020-01')
    .replace('{role}', about === 'personId' ? 'finance' : 'income-exempt')
    .replaceAll(
      /\{(\w+)\}/g,
      (_, name: string) => shop.ids[name] ?? (name.endsWith('Id') ? randomUUID() : 'praktisk-statistikk-1'),
    )
}

/** Every header that a write may need, so that only its body can be at fault. */
export const headersIn = (shop: Shop, { who }: Pick<AnyRoute, 'who'>): Record<string, string> => ({
  ...(who === 'person' || isForMembersOnly(who) || isAskers(who) ? { cookie: shop.cookie } : shop.bearer),
  'cart-token': shop.cartToken,
  'order-token': shop.orderToken,
  'idempotency-key': randomUUID(),
  'content-type': 'application/json',
})

/** What members of a company alone may do is no program's. */
const isForMembersOnly = (who: AnyRoute['who']): boolean =>
  isWhose(who) && who.thing === theCompany.to().thing && !who.words.some((word) => STAFF.some((role) => role === word))

/** A request is of whoever asked, and of those who answer it. */
const isAskers = (who: AnyRoute['who']): boolean => isWhose(who) && who.thing.name === 'purchase-request'

export type Refusal = {
  type: string
  title: string
  status: number
  detail: string
  requestId: string
  errors?: { pointer: string; detail: string }[]
}

/** A refusal as the API promises it: RFC 9457 with our members, and nothing of our inside. */
export function expectRefusal(status: number, headers: Headers, text: string): Refusal {
  expect(status, text).toBeGreaterThanOrEqual(400)
  expect(status, text).toBeLessThan(500)
  expect(headers.get('content-type'), text).toMatch(/^application\/problem\+json/)
  const refusal = JSON.parse(text) as Refusal
  expect(refusal).toMatchObject({
    type: expect.stringMatching(/^\/problems\/[a-z-]+\/[a-z-]+$/),
    title: expect.any(String),
    status,
    detail: expect.any(String),
    requestId: expect.stringMatching(/^[\da-f-]{36}$/),
  })
  expect(text).not.toMatch(INSIDE)
  return refusal
}

/** Traces of a stack, of SQL, of a file or of a library. */
const INSIDE =
  /\bat \w+ \(|node:internal|node_modules|\.ts\b|\/src\/|\b(select|insert|update|delete)\b .+\b(from|into|set|where)\b|syntax error|relation "|violates|Postgres|Drizzle|Zod/i

/** One number over all rows that a refused request may not change. */
export async function digestOf(shop: Shop): Promise<string> {
  const sql = shop.fleet.witness
  const tables = await sql<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public'
      and tablename not in ('login_sessions', 'rate_limits', 'refused_requests') order by 1`
  const digests = await Promise.all(
    tables.map(async ({ name }) => {
      const [row] = await sql<{ digest: string }[]>`
        select coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '-') as digest from ${sql(name)} t`
      return `${name} ${row!.digest}`
    }),
  )
  return digests.join('\n')
}

/** Sends bytes as they are, below any client's manners, and returns the whole answer. */
export async function sendRaw(url: string, bytes: string): Promise<{ status: number; headers: Headers; text: string }> {
  const { hostname, port } = new URL(url)
  const socket = dial(Number(port), hostname)
  socket.on('error', () => {})
  await once(socket, 'connect')
  socket.write(bytes)
  let answer = ''
  socket.on('data', (part) => {
    answer += part.toString('utf8')
  })
  await once(socket, 'close')
  const [head = '', text = ''] = answer.split('\r\n\r\n')
  const [first = '', ...lines] = head.split('\r\n')
  const headers = new Headers(lines.map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]))
  return { status: Number(first.split(' ')[1]), headers, text }
}
