import { randomUUID } from 'node:crypto'
import { ProposalBody } from '../../src/developing/proposal-body.ts'
import type { Fleet } from '../support/fleet.ts'
import { account, addressOf } from './cast.ts'

type People = Record<string, string>
type Things = Record<string, string>

/** What the learner, the rival and those who read the books have of their own besides orders, each kind with one that is not there. */
export async function ownThings(fleet: Fleet, people: People): Promise<Record<string, Things>> {
  const made = {
    identity: await recognise(fleet, people),
    address: await addressed(fleet, people),
    merge: await proved(fleet, people),
    passkey: await keyed(fleet, people),
    'purchase-request': await asked(fleet, people),
    'export-job': await exported(fleet, people),
    'export-schedule': await scheduled(fleet, people),
    proposal: await proposed(fleet, people),
    task: await tasked(fleet),
  }
  return Object.fromEntries(Object.entries(made).map(([kind, own]) => [kind, { ...own, missing: randomUUID() }]))
}

/** What a provider that nobody has set up any more once vouched for. */
async function recognise(fleet: Fleet, people: People): Promise<Things> {
  const ids = { learner: randomUUID(), rival: randomUUID() }
  for (const [name, id] of Object.entries(ids))
    await fleet.asOwner(
      `insert into external_identities (id, provider, subject, person_id) values ('${id}', 'feide', '${name}', '${people[name]}')`,
    )
  return ids
}

/** A further address of each, so that there is one to choose and to remove. */
async function addressed(fleet: Fleet, people: People): Promise<Things> {
  const ids = { learner: randomUUID(), rival: randomUUID() }
  for (const [name, id] of Object.entries(ids))
    await fleet.asOwner(
      `insert into person_addresses (id, email, person_id) values ('${id}', '${addressOf(`${name}-too`)}', '${people[name]}')`,
    )
  return ids
}

/** Each has proved the address of an account that nobody else is on this stage. */
async function proved(fleet: Fleet, people: People): Promise<Things> {
  const ids = { learner: randomUUID(), rival: randomUUID() }
  for (const [name, id] of Object.entries(ids)) {
    const other = await account(fleet, `${name}-twin`)
    await fleet.asOwner(
      `insert into address_proofs (id, digest, person_id, email, ends_at, proved_at, account_id)
       values ('${id}', '${id}', '${people[name]}', '${addressOf(`${name}-twin`)}', app_now() + interval '1 day', app_now(), '${other}')`,
    )
  }
  return ids
}

/** Passkeys that sign nobody in: their keys are none. */
async function keyed(fleet: Fleet, people: People): Promise<Things> {
  const ids = { learner: randomUUID(), rival: randomUUID() }
  for (const [name, id] of Object.entries(ids))
    await fleet.asOwner(
      `insert into passkeys (id, person_id, name, credential_id, public_key, counter, is_backed_up)
       values ('${id}', '${people[name]}', 'Telefonen', '${name}', 'none', 0, false)`,
    )
  return ids
}

const FIRMS_WISH = {
  payer: {
    ...{ kind: 'company', name: 'Fjord Firma AS', organisationNumber: '987654325', contactName: 'Buyer Matrise' },
    ...{ email: addressOf('buyer'), street: 'Storgata 5', postcode: '0155', city: 'Oslo', country: 'NO' },
  },
  ...{ payBy: 'invoice', purchaseOrderNumber: null, buyerReference: null },
}

/** Requests to employers and one to the firm, that nobody has mailed: each has a hold without seats. */
async function asked(fleet: Fleet, people: People): Promise<Things> {
  const ids = { learner: randomUUID(), rival: randomUUID(), firm: randomUUID() }
  const asks = { learner: 'learner', rival: 'rival', firm: 'buyer' }
  for (const [whose, id] of Object.entries(ids)) {
    const name = asks[whose as keyof typeof asks]
    await fleet.asOwner(
      `with hold as (insert into seat_holds (id, ends_at, created_at) values ('${id}', app_now() + interval '1 day', app_now()) returning id)
       insert into purchase_requests (id, person_id, name, email, employer_email, note, lang, currency, total_minor, hold_id, asked_at, until, held_until)
       select id, '${people[name]}', '${name}', '${addressOf(name)}', 'leder@matrix.example', '', 'nb', 'NOK', 490000, id, app_now(),
         app_now() + interval '1 day', app_now() + interval '1 day' from hold;
       insert into purchase_request_lines (request_id, offering_id, quantity, net_minor, extras, payer)
       select '${id}', id, 1, 490000, '[]', 'employer' from offerings order by id limit 1`,
    )
  }
  await fleet.asOwner(
    `update purchase_requests set employer_email = null, company_id = (select id from companies where organisation_number = '987654325'),
       wish = '${JSON.stringify(FIRMS_WISH)}' where id = '${ids.firm}'`,
  )
  return ids
}

/** Files of those who may take them out, which nobody makes: they were cancelled. */
async function exported(fleet: Fleet, people: People): Promise<Things> {
  const ids = { finance: randomUUID(), auditor: randomUUID() }
  for (const [name, id] of Object.entries(ids))
    await fleet.asOwner(
      `insert into export_jobs (id, person_id, wish, asked_at, queued_at, cancelled_at)
       values ('${id}', '${people[name]}', '{"what": "vat", "form": "excel", "lang": "nb", "period": {}}', app_now(), app_now(), app_now())`,
    )
  return ids
}

/** Schedules that are not due while anybody is on the stage. */
async function scheduled(fleet: Fleet, people: People): Promise<Things> {
  const ids = { finance: randomUUID(), auditor: randomUUID() }
  for (const [name, id] of Object.entries(ids))
    await fleet.asOwner(
      `insert into export_schedules (id, person_id, wish, every, stretch, made_at, next_due_at)
       values ('${id}', '${people[name]}', '{"what": "vat", "form": "excel", "lang": "nb"}', 'day', 'until-now', app_now(), app_now() + interval '1 year')`,
    )
  return ids
}

/** What each of two faculties proposes in one round, the first by its dean. */
async function proposed(fleet: Fleet, people: People): Promise<Things> {
  const [round, ids] = [randomUUID(), { A: randomUUID(), B: randomUUID() }]
  const said = `'{"nb": "Runde", "en": "Round"}'`
  await fleet.asOwner(
    `insert into proposal_rounds (id, name, asks, criteria, opens_at, closes_at, currency, set_at, set_by)
     values ('${round}', ${said}, ${said}, ${said}, app_now(), app_now() + interval '90 days', 'NOK', app_now(), 'job:test')`,
  )
  const { contactEmail, teachers, ...words } = ProposalBody.parse({ title: { nb: 'Forslag', en: 'Proposal' } })
  for (const [name, id] of Object.entries(ids))
    await fleet.asOwner(
      `insert into proposals (id, round_id, faculty, words, contact_email, teachers, proposer_id, started_at, changed_at)
       values ('${id}', '${round}', 'Fakultet ${name}', '${JSON.stringify(words)}', '${contactEmail}', '{${teachers.join()}}', '${people.dean}', app_now(), app_now())`,
    )
  return ids
}

/** What is to be done about a course of each of two faculties, which nobody on the stage minds losing. */
async function tasked(fleet: Fleet): Promise<Things> {
  const ids = { A: randomUUID(), B: randomUUID() }
  for (const [name, id] of Object.entries(ids))
    await fleet.asOwner(
      `insert into tasks (id, course_id, what, due_on, note) select '${id}', id, 'Ring', '2030-01-01', '' from courses where faculty = 'Fakultet ${name}'`,
    )
  return ids
}
