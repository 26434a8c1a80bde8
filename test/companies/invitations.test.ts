import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { confirmCompany } from '../../src/companies/confirm-company.ts'
import { createCompany } from '../../src/companies/create-company.ts'
import type { MemberRole } from '../../src/companies/member-role.ts'
import { isOrganisationNumber } from '../../src/companies/organisation-number.ts'
import { putMember } from '../../src/companies/put-member.ts'
import { digestOf } from '../../src/platform/ids.ts'
import { act } from '../../src/platform/till.ts'
import { type Account, openAccount, signIn } from '../support/account.ts'
import { ask, until } from '../support/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'

type Somebody = Account & { headers: { cookie: string } }
const job = { kind: 'job', name: 'test' } as const
/** Numbers with the right check digit, one for each firm. */
const NUMBERS = Array.from({ length: 500 }, (_, n) => String(811_000_000 + n))
  .filter(isOrganisationNumber)
  .values()
const DAY_SECONDS = 86_400
const PATIENCE_MS = 60_000

let house: House
beforeAll(async () => {
  house = await bootTill()
}, PATIENCE_MS)
afterAll(() => house?.close())

async function somebody(name: string): Promise<Somebody> {
  const account = await openAccount(house, name)
  return { ...account, headers: await signIn(house, account) }
}
/** A confirmed company with an owner and whoever else is named. */
async function firm(more: Partial<Record<MemberRole, Somebody>> = {}) {
  const owner = await somebody('Eva Eier')
  const { id } = await act(house.till, job, (tx) =>
    createCompany(tx, {
      organisationNumber: NUMBERS.next().value!,
      ...{ name: 'Fjordheim kommune', street: 'Rådhusgata 1', postcode: '5003', city: 'Bergen', country: 'NO' },
      invoiceEmail: 'faktura@fjordheim.example',
    }),
  )
  await act(house.till, job, async (tx) => {
    await confirmCompany(tx, id)
    await putMember(tx, { companyId: id, personId: owner.personId, role: 'owner' })
    for (const [role, person] of Object.entries(more))
      await putMember(tx, { companyId: id, personId: person.personId, role: role as MemberRole })
  })
  return { id, owner }
}
const call = (by: { headers: Record<string, string> }, method: string, path: string, body?: unknown) =>
  ask(`${house.url}${path}`, { method, headers: by.headers, ...(body === undefined ? {} : { body }) })
const invite = (by: Somebody, companyId: string, email: string, role: MemberRole = 'buyer') =>
  call(by, 'POST', `/companies/${companyId}/invitations`, { email, role })
const accept = (by: Somebody, token: string) => call(by, 'POST', '/company-invitations/acceptance', { token })
const typeOf = ({ body }: { body: Record<string, unknown> }) => String(body.type).replace('/problems/', '')
const listed = async (by: Somebody, companyId: string) => {
  const { body } = await call(by, 'GET', `/companies/${companyId}/invitations`)
  return {
    text: JSON.stringify(body),
    invitations: body.invitations as { id: string; email: string; delivery: string; ended: boolean }[],
  }
}
/** The tokens that were mailed to an address, the newest first. */
const tokensTo = (email: string): string[] =>
  house
    .mails()
    .filter(({ to }) => to.includes(email))
    .flatMap(({ text }) => /invitation\?token=([\w-]+)/.exec(text)?.[1] ?? [])
const tokenTo = async (email: string, nth = 1) => {
  await until(
    () => Promise.resolve(tokensTo(email)),
    (tokens) => tokens.length >= nth,
  )
  return tokensTo(email)[0]!
}
const roleOf = async (companyId: string, personId: string) =>
  (
    await house.witness(
      `select role from company_members where company_id = '${companyId}' and person_id = '${personId}' and ended_at is null`,
    )
  )[0]?.role ?? null

test('an owner invites, the mail comes, and whoever has the address joins with the role, once', async () => {
  const { id, owner } = await firm()
  const [kari, other] = [await somebody('Kari Kjøper'), await somebody('Ola Annen')]
  const made = await invite(owner, id, kari.email, 'manager')
  expect([made.status, Object.keys(made.body).sort()]).toEqual([201, ['endsAt', 'id']])
  const token = await tokenTo(kari.email)
  await until(
    () => listed(owner, id),
    ({ invitations }) => invitations[0]?.delivery === 'sent',
  )
  expect((await listed(owner, id)).text).not.toContain(token)
  expect((await accept(kari, token)).body).toEqual({ companyId: id, role: 'manager' })
  expect(await roleOf(id, kari.personId)).toBe('manager')
  expect((await listed(owner, id)).invitations).toEqual([])
  expect(typeOf(await accept(kari, token))).toBe('companies/invitation-spent')
  expect(typeOf(await accept(other, token))).toBe('companies/invitation-spent')
})

test('whoever holds the link and has another address is refused, told whose it is in part, and it still works for its owner', async () => {
  const { id, owner } = await firm()
  const [kari, thief] = [await somebody('Kari Kjøper'), await somebody('Tyv')]
  await invite(owner, id, kari.email, 'owner')
  const token = await tokenTo(kari.email)
  const refused = await accept(thief, token)
  expect([refused.status, typeOf(refused), refused.body.invited]).toEqual([
    403,
    'companies/invited-another',
    'k***@example.test',
  ])
  expect(JSON.stringify(refused.body)).not.toContain(kari.email)
  expect(await roleOf(id, thief.personId)).toBeNull()
  const nobody = await ask(`${house.url}/company-invitations/acceptance`, {
    method: 'POST',
    headers: {},
    body: { token },
  })
  expect(nobody.status).toBe(401)
  expect((await accept(kari, token)).status).toBe(200)
})

test('the database keeps the digest of a link and its token nowhere, the queue of jobs included', async () => {
  const { id, owner } = await firm()
  const email = `ny-${randomUUID()}@example.test`
  await invite(owner, id, email)
  const token = await tokenTo(email)
  const rows = JSON.stringify(await house.witness('select * from company_invitations'))
  const jobs = JSON.stringify(
    await house.witness(`select data from pgboss.job where name = 'company-invitation'`).catch(() => []),
  )
  const mails = JSON.stringify(await house.witness('select text, html from mails'))
  for (const kept of [rows, jobs, mails]) expect(kept).not.toContain(token)
  expect(rows).toContain(digestOf(token))
  expect(typeOf(await accept(owner, digestOf(token)))).toBe('companies/invitation-spent')
  for (const token of ['', null, [], 'x'.repeat(101)])
    expect((await call(owner, 'POST', '/company-invitations/acceptance', { token })).status).toBe(422)
})

test('an invitation that is taken back, sent anew or too old lets nobody in by its old link', async () => {
  const { id, owner } = await firm()
  const [revoked, renewed, late] = [await somebody('Rita'), await somebody('Nils'), await somebody('Siri')]
  for (const { email } of [revoked, renewed, late]) await invite(owner, id, email)
  const tokens = [await tokenTo(revoked.email), await tokenTo(renewed.email), await tokenTo(late.email)] as const
  const idOf = async (email: string) => (await listed(owner, id)).invitations.find((each) => each.email === email)!.id
  const path = `/companies/${id}/invitations`
  expect((await call(owner, 'DELETE', `${path}/${await idOf(revoked.email)}`)).status).toBe(204)
  expect(typeOf(await accept(revoked, tokens[0]))).toBe('companies/invitation-spent')

  expect((await call(owner, 'POST', `${path}/${await idOf(renewed.email)}/mails`)).status).toBe(202)
  const newToken = await tokenTo(renewed.email, 2)
  expect(newToken).not.toBe(tokens[1])
  expect(typeOf(await accept(renewed, tokens[1]))).toBe('companies/invitation-spent')
  expect((await accept(renewed, newToken)).status).toBe(200)

  await house.moveClock(8 * DAY_SECONDS)
  const [again, boss] = [await signIn(house, late), { ...owner, headers: await signIn(house, owner) }]
  expect(typeOf(await accept({ ...late, headers: again }, tokens[2]))).toBe('companies/invitation-spent')
  expect((await listed(boss, id)).invitations).toMatchObject([{ email: late.email, ended: true }])
  expect((await invite(boss, id, late.email)).status).toBe(201)
})

test('nobody gives a role above their own, and buyers and viewers invite nobody', async () => {
  const [manager, buyer, viewer] = [await somebody('Leder'), await somebody('Kjøper'), await somebody('Ser')]
  const { id, owner } = await firm({ manager, buyer, 'finance-viewer': viewer })
  const fresh = () => `ny-${randomUUID()}@example.test`
  expect((await invite(manager, id, fresh(), 'owner')).status).toBe(403)
  expect((await invite(manager, id, fresh(), 'manager')).status).toBe(201)
  for (const by of [buyer, viewer]) expect((await invite(by, id, fresh())).status).toBe(403)
  expect((await invite(await somebody('Fremmed'), id, fresh())).status).toBe(404)
  const made = await invite(owner, id, fresh(), 'owner')
  const path = `/companies/${id}/invitations/${made.body.id}`
  expect((await call(manager, 'DELETE', path)).status).toBe(403)
  expect((await call(manager, 'POST', `${path}/mails`)).status).toBe(403)
  expect((await call(manager, 'PUT', `/companies/${id}/members/${manager.personId}`, { role: 'owner' })).status).toBe(
    403,
  )
  expect((await call(manager, 'PUT', `/companies/${id}/members/${owner.personId}`, { role: 'buyer' })).status).toBe(403)
})

test('what somebody invited others to dies with their own right to do so', async () => {
  const [manager, kari, per] = [await somebody('Leder'), await somebody('Kari'), await somebody('Per')]
  const { id, owner } = await firm({ manager })
  await invite(manager, id, kari.email, 'manager')
  await invite(owner, id, per.email, 'buyer')
  const [ofManager, ofOwner] = [await tokenTo(kari.email), await tokenTo(per.email)]
  expect((await call(owner, 'DELETE', `/companies/${id}/members/${manager.personId}`)).status).toBe(204)
  expect(typeOf(await accept(kari, ofManager))).toBe('companies/invitation-spent')
  expect((await accept(per, ofOwner)).status).toBe(200)
  const gone = await call(manager, 'GET', `/companies/${id}`)
  const missing = await call(manager, 'GET', `/companies/${randomUUID()}`)
  expect([gone.status, typeOf(gone), gone.body.detail]).toEqual([404, typeOf(missing), missing.body.detail])
})

test('a company keeps an owner: the last one neither leaves, nor is taken out, nor made less', async () => {
  const manager = await somebody('Leder')
  const { id, owner } = await firm({ manager })
  const own = `/companies/${id}/members/${owner.personId}`
  for (const answer of [
    await call(owner, 'DELETE', `/companies/${id}/membership`),
    await call(owner, 'DELETE', own),
    await call(owner, 'PUT', own, { role: 'manager' }),
  ])
    expect([answer.status, typeOf(answer)]).toEqual([409, 'companies/last-owner'])
  const make = await call(owner, 'PUT', `/companies/${id}/members/${manager.personId}`, { role: 'owner' })
  expect(make.status).toBe(204)
  const both = await Promise.all([owner, manager].map((each) => call(each, 'DELETE', `/companies/${id}/membership`)))
  expect(both.map(({ status }) => status).sort()).toEqual([204, 409])
  const owners = await house.witness(
    `select from company_members where company_id = '${id}' and role = 'owner' and ended_at is null`,
  )
  expect(owners).toHaveLength(1)
})

test('ten clicks on one link, or on one button, make one member and one invitation', async () => {
  const { id, owner } = await firm()
  const kari = await somebody('Kari')
  const invited = await Promise.all(Array.from({ length: 10 }, () => invite(owner, id, kari.email)))
  expect(invited.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 409)])
  const token = await tokenTo(kari.email)
  const accepted = await Promise.all(Array.from({ length: 10 }, () => accept(kari, token)))
  expect(accepted.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 409)])
  expect(typeOf(await invite(owner, id, kari.email))).toBe('companies/already-member')
})
