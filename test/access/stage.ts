import { randomUUID } from 'node:crypto'
import { appointTeacher } from '../../src/catalogue/appoint-teacher.ts'
import { orderTokenOf } from '../../src/checkout/order-token.ts'
import { addMember } from '../../src/companies/add-member.ts'
import { bindMember } from '../../src/companies/bind-member.ts'
import { createCompany } from '../../src/companies/create-company.ts'
import { endMembership } from '../../src/companies/end-membership.ts'
import { addUnit } from '../../src/companies/keep-unit.ts'
import type { MemberRole } from '../../src/companies/member-role.ts'
import { UnitWish } from '../../src/companies/units.ts'
import { type GrantedRole, grantRole } from '../../src/identity/grant-role.ts'
import { launch } from '../storefront/make.ts'
import { ask, checkOut, fillCart, pay, person, sessionOf, until } from '../support/buyer.ts'
import type { Fleet } from '../support/fleet.ts'
import { account, addressOf, type Headers, signedIn } from './cast.ts'
import { CODE, certified } from './certified.ts'
import { ownThings } from './own-things.ts'
import { programs } from './programs.ts'

/** Everybody who asks, and the things they ask for, each under the word that the expectations use. */
export type Stage = {
  actors: Record<string, Headers>
  things: Record<string, Record<string, string>>
  /** What stands in an address besides. */
  other: Record<string, string>
  cartTokens: Record<string, string>
}

const FIRM = { organisationNumber: '987654325', name: 'Fjord Firma AS' }
const RIVAL = { organisationNumber: '974767880', name: 'Rival Regnskap AS' }
const CLAIMED = { organisationNumber: '923609016', name: 'Krav Kompani AS' }
const PLACE = { street: 'Storgata 5', postcode: '0155', city: 'Oslo', country: 'NO' }

const ROLES: Record<string, GrantedRole> = {
  keeper: { role: 'course-administrator' },
  dean: { role: 'faculty-administrator', faculty: 'Fakultet A' },
  finance: { role: 'finance' },
  auditor: { role: 'auditor' },
  support: { role: 'support' },
  partner: { role: 'partner-viewer' },
  administrator: { role: 'administrator' },
}
const MEMBERS: Record<string, MemberRole> = {
  owner: 'owner',
  manager: 'manager',
  buyer: 'buyer',
  viewer: 'finance-viewer',
  former: 'buyer',
}
/** Members of the firm who are bound to its unit A. */
const BOUND: Record<string, MemberRole> = { 'unit-manager': 'manager', 'unit-buyer': 'buyer' }
const OTHERS = ['learner', 'stranger', 'rival', 'teacher']
const missing = (): string => randomUUID()

export async function setStage(fleet: Fleet): Promise<Stage> {
  const people = await hire(fleet)
  const [A, B] = [
    await launch(fleet, { course: { faculty: 'Fakultet A', slug: 'kurs-a' } }),
    await launch(fleet, { course: { faculty: 'Fakultet B', slug: 'kurs-b' } }),
  ]
  const company = await found(fleet)
  const units = await divide(fleet, company.firm!)
  await fleet.does((tx) =>
    appointTeacher(tx, { offeringId: A.offeringId, name: 'Teacher', email: addressOf('teacher'), lang: 'en' }),
  )
  const actors: Record<string, Headers> = { visitor: {} }
  for (const [name, id] of Object.entries(people)) actors[name] = await signedIn(fleet, id)
  Object.assign(actors, await programs(fleet))
  const claimed = await ask(`${fleet.urls[0]}/companies`, {
    method: 'POST',
    headers: actors.stranger!,
    body: { ...CLAIMED, ...PLACE, invoiceEmail: addressOf('claimed') },
  })
  const order = await orders(fleet, { actors, units, A: A.offeringId, B: B.offeringId })
  await fleet.does((tx) => endMembership(tx, { companyId: company.firm!, personId: people.former! }))
  const document = await documents(fleet, order)
  actors.guest = { 'order-token': orderTokenOf(fleet.secret, order.learner!) }
  actors.link = { 'document-token': await linkOf(fleet, document.firm!) }
  const carts = await fillCarts(fleet, { actors, offeringId: A.offeringId })
  return {
    actors,
    cartTokens: carts.tokens,
    things: {
      order: { ...order, missing: missing() },
      document: { ...document, missing: missing() },
      reminder: { ...(await remind(fleet, document)), missing: missing() },
      company: { ...company, claimed: claimed.body.id, missing: missing() },
      course: { A: A.courseId, B: B.courseId, missing: missing() },
      offering: { A: A.offeringId, B: B.offeringId, missing: missing() },
      pool: { A: A.poolId, B: B.poolId, missing: missing() },
      cart: { ...carts.ids, missing: missing() },
      statement: { missing: missing() },
      certificate: { ...(await certified(fleet, { A: A.offeringId, B: B.offeringId })), missing: missing() },
      ...(await ownThings(fleet, people)),
    },
    other: {
      offeringId: A.offeringId,
      personId: people.teacher!,
      role: 'support',
      slug: 'kurs-a',
      guide: 'buyer',
      month: '2020-01',
      form: 'canvas',
      code: CODE,
      sample: 'confirmation.person',
      part: '1',
      lang: 'nb',
      digest: '00000000000000000000',
      size: 'small',
      applicationId: missing(),
      documentId: missing(),
      ...{ voucherId: missing(), templateId: missing(), linkId: missing(), name: 'nobodys' },
    },
  }
}

async function hire(fleet: Fleet): Promise<Record<string, string>> {
  const people: Record<string, string> = {}
  for (const name of [...OTHERS, ...Object.keys(MEMBERS), ...Object.keys(BOUND), ...Object.keys(ROLES)])
    people[name] = await account(fleet, name)
  for (const [name, given] of Object.entries(ROLES))
    await fleet.does((tx) => grantRole(tx, { ...given, personId: people[name]! }))
  return people
}

async function found(fleet: Fleet): Promise<Record<string, string>> {
  const make = (which: typeof FIRM, email: string) =>
    fleet.does((tx) => createCompany(tx, { ...which, ...PLACE, invoiceEmail: addressOf(email) }))
  const [firm, rival] = [await make(FIRM, 'firm'), await make(RIVAL, 'rival-firm')]
  const join = (companyId: string, name: string, role: MemberRole) =>
    fleet.does((tx) => addMember(tx, { companyId, name, email: addressOf(name), role, lang: 'en' }))
  for (const [name, role] of Object.entries(MEMBERS)) await join(firm.id, name, role)
  await join(rival.id, 'rival', 'owner')
  return { firm: firm.id, rival: rival.id }
}

/** Two units of the firm, and those who are bound to the first. */
async function divide(fleet: Fleet, companyId: string): Promise<Record<'a' | 'b', string>> {
  const add = (name: string) => fleet.does((tx) => addUnit(tx, companyId, UnitWish.parse({ name })))
  const units = { a: await add('Enhet A'), b: await add('Enhet B') }
  for (const [name, role] of Object.entries(BOUND)) {
    const wish = { companyId, name, email: addressOf(name), role, lang: 'en' as const }
    const { personId } = await fleet.does((tx) => addMember(tx, wish))
    await fleet.does((tx) => bindMember(tx, { companyId, personId, unitIds: [units.a] }))
  }
  return units
}

type Placing = { units: Record<'a' | 'b', string>; actors: Record<string, Headers>; A: string; B: string }

async function orders(fleet: Fleet, { actors, units, A, B }: Placing): Promise<Record<string, string>> {
  const place = async (by: string, what: { offeringId: string; payer: object; quantity?: number; more?: object }) => {
    const { offeringId, payer, quantity = 1, more = {} } = what
    const placed = await ask(`${fleet.urls[0]}/orders`, {
      method: 'POST',
      headers: { ...actors[by], 'idempotency-key': randomUUID() },
      body: {
        lines: [{ offeringId, quantity }],
        payer,
        payBy: 'contactName' in payer ? 'invoice' : 'card',
        expectedTotal: { minor: 490_000 * quantity, currency: 'NOK' },
        acceptedSalesTerms: 1,
        ...more,
      },
    })
    if (placed.status !== 201) throw new Error(`${by} could not order: ${JSON.stringify(placed.body)}`)
    return placed
  }
  const own = (name: string) => ({ ...person(name), email: addressOf(name) })
  const of = (company: typeof FIRM, by: string) => ({
    ...{ kind: 'company', ...company, ...PLACE },
    ...{ contactName: by, email: addressOf(by) },
  })
  const learner = await place('learner', { offeringId: A, payer: own('learner') })
  await pay(fleet.sandbox.url, learner)
  const cancelled = await place('learner', { offeringId: B, payer: own('learner') })
  await ask(`${fleet.urls[0]}/orders/${cancelled.body.id}/abandon`, {
    method: 'POST',
    headers: { ...actors.learner, 'idempotency-key': randomUUID() },
  })
  const placed = {
    firm: await place('manager', {
      offeringId: A,
      quantity: 3,
      payer: of(FIRM, 'manager'),
      more: { purchaseOrderNumber: 'PO-FIRMA' },
    }),
    former: await place('former', { offeringId: A, payer: of(FIRM, 'former') }),
    'unit-a': await place('owner', { offeringId: A, payer: of(FIRM, 'owner'), more: { unitId: units.a } }),
    'unit-b': await place('owner', {
      offeringId: A,
      payer: of(FIRM, 'owner'),
      more: { unitId: units.b, purchaseOrderNumber: 'PO-ENHET-B' },
    }),
    rival: await place('rival', {
      offeringId: A,
      payer: of(RIVAL, 'rival'),
      more: { purchaseOrderNumber: 'PO-RIVAL' },
    }),
    claimed: await place('learner', { offeringId: B, payer: of(CLAIMED, 'learner') }),
    program: await place('program', { offeringId: B, payer: person('program'), more: { externalId: 'P-1' } }),
  }
  const ids = Object.entries({ learner, cancelled, ...placed }).map(([name, { body }]) => [name, body.id])
  return Object.fromEntries(ids) as Record<string, string>
}

/** The documents of the orders that have one, once all that follows from the sales has been done. */
async function documents(fleet: Fleet, order: Record<string, string>): Promise<Record<string, string>> {
  const wanted = ['learner', 'firm', 'former', 'unit-a', 'unit-b', 'rival', 'claimed']
  const left = () => fleet.witness<{ left: number }[]>`
    select (${wanted.length} - (select count(*) from document_files where kind = 'pdf'))::int + (select count(*) from files_due)::int
      + (select count(*) from tellings_due)::int + (select count(*) from mails where sent_at is null)::int as left`
  await until(left, ([row]) => row!.left === 0, 60)
  const rows = await fleet.witness<{ id: string; orderId: string }[]>`select id, order_id as "orderId" from documents`
  const idOf = (name: string) => rows.find(({ orderId }) => orderId === order[name])!.id
  return Object.fromEntries(wanted.map((name) => [name, idOf(name)]))
}

async function linkOf(fleet: Fleet, documentId: string): Promise<string> {
  const [row] = await fleet.witness<{ token: string }[]>`select token from documents where id = ${documentId}`
  return row!.token
}

/** A first reminder of the firm's and of the rival's invoice, as its row stands before the letter is drawn. */
async function remind(fleet: Fleet, document: Record<string, string>): Promise<Record<string, string>> {
  const ids = { firm: randomUUID(), rival: randomUUID() }
  for (const [name, id] of Object.entries(ids))
    await fleet.asOwner(
      `insert into reminders (id, document_id, step, issued_at, issue_date, due_date, fee_minor, interest_minor, content, content_digest)
       values ('${id}', '${document[name]}', 1, app_now(), current_date, current_date + 14, 0, 0, '{"number":"1-1"}', '${id}')`,
    )
  return ids
}

async function fillCarts(
  fleet: Fleet,
  { actors, offeringId }: { actors: Record<string, Headers>; offeringId: string },
) {
  const url = fleet.urls[0]!
  const own = await ask(`${url}/carts`, { method: 'POST', headers: actors.learner!, body: {} })
  const line = { method: 'POST', headers: actors.learner!, body: { offeringId, quantity: 1 } }
  await ask(`${url}/carts/${own.body.id}/lines`, line)
  const [guest, ordered] = [await fillCart(url, offeringId), await fillCart(url, offeringId)]
  sessionOf(await checkOut(url, ordered, { payer: person('cart'), payBy: 'card' }))
  return {
    ids: { learner: own.body.id, guest: guest.cartId, ordered: ordered.cartId },
    tokens: { guest: guest.token },
  }
}
