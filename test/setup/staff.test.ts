import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashPassword } from '../../src/identity/password.ts'
import { signUp } from '../../src/identity/sign-up.ts'
import { verifyEmail } from '../../src/identity/verify-email.ts'
import type { Role } from '../../src/platform/actor.ts'
import { act } from '../../src/platform/till.ts'
import { giveRole } from '../../src/setup/give-role.ts'
import { type Account, openAccount, signIn } from '../support/account.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, make, unique, until } from '../support/make.ts'
import { wordsOf } from '../web/browser.ts'

type Member = Account & { headers: { cookie: string } }

let house: House
let siri: Member
beforeAll(async () => {
  house = await bootTill()
  siri = await employed('Siri Sjef', 'administrator')
}, 60_000)
afterAll(() => house?.close())

const job = { kind: 'job', name: 'test' } as const
async function employed(name: string, role: Role): Promise<Member> {
  const account = await openAccount(house, name)
  await act(house.till, job, (tx) => giveRole(tx, { personId: account.personId, role }))
  return { ...account, headers: await signIn(house, account) }
}
/** A page as somebody sees it, or what pressing one of its buttons answers. */
async function see({ headers }: Pick<Member, 'headers'>, path: string, form?: Record<string, string>) {
  const answer = await fetch(`${house.url}${path}`, {
    method: form ? 'POST' : 'GET',
    redirect: 'manual',
    headers: { ...headers, accept: 'text/html', 'sec-fetch-site': 'same-origin' },
    ...(form ? { body: new URLSearchParams(form) } : {}),
  })
  const body = await answer.text()
  return { status: answer.status, to: answer.headers.get('location'), body, words: wordsOf(body) }
}
const takeAway = (by: Member, from: Member, role: Role) =>
  see(by, `/setup/staff/${from.personId}/roles/${role}`, { from: 'list' })
const mayFinance = async (member: Pick<Member, 'headers'>) => (await see(member, '/finance')).status
const eventsOf = (subject: string) =>
  house.witness(`select name, actor, facts ->> 'role' as role from events where subject_id = '${subject}' order by id`)

test('a role is given by address: the person gets a mail, makes an account, and the role is there', async () => {
  const email = `fredrik-${unique()}@fjordbyen.example`
  const given = await see(siri, '/setup/staff', { name: 'Fredrik Faktura', email, role: 'finance' })
  expect(given).toMatchObject({ status: 303, to: '/setup/staff?done=given' })
  await until(async () => house.mails().some((mail) => JSON.stringify(mail).includes(email)))
  const mail = JSON.stringify(house.mails().find((each) => JSON.stringify(each).includes(email)))
  expect(mail).toContain('/sign-up')
  const list = await see(siri, given.to!)
  expect(list.words).toContain('personen har fått en e-post')
  expect(list.words).toMatch(/Fredrik Faktura .*Har ingen konto ennå Økonomi/)

  const password = 'ni røde hester'
  const passwordHash = await hashPassword(password)
  const wish = { name: 'Fredrik', email, lang: 'nb', passwordHash } as const
  const { token } = await act(house.till, { kind: 'visitor' }, (tx) => signUp(tx, wish))
  const { personId } = await act(house.till, { kind: 'visitor' }, (tx) => verifyEmail(tx, { token: token! }))
  const headers = await signIn(house, { personId, email, password })
  expect(await mayFinance({ headers })).toBe(200)
  expect(await eventsOf(personId)).toEqual([{ name: 'RoleGranted', actor: `person:${siri.personId}`, role: 'finance' }])
})

test('taking a role away signs the person out at once, and it is written down who did it', async () => {
  const finn = await employed('Finn Finans', 'finance')
  expect(await mayFinance(finn)).toBe(200)
  expect(await takeAway(siri, finn, 'finance')).toMatchObject({ status: 303, to: '/setup/staff?done=taken' })
  expect((await see(finn, '/finance')).to).toContain('/sign-in')
  expect(await mayFinance({ headers: await signIn(house, finn) })).toBe(403)
  expect((await takeAway(siri, finn, 'finance')).status).toBe(303)
  expect((await eventsOf(finn.personId)).map(({ name }) => name)).toEqual(['RoleGranted', 'RoleRevoked'])
})

test('the last administrator who can sign in keeps the role, also when two take it from each other at once', async () => {
  await see(siri, '/setup/staff', { name: 'Uten Konto', email: `uten-${unique()}@x.example`, role: 'administrator' })
  const last = await takeAway(siri, siri, 'administrator')
  expect(last.status).toBe(409)
  expect(last.words).toContain('Ingen andre som kan logge inn, er administrator')
  expect((await see(siri, '/setup/staff')).status).toBe(200)
  const ada = await employed('Ada Admin', 'administrator')
  const both = await Promise.all([takeAway(siri, ada, 'administrator'), takeAway(ada, siri, 'administrator')])
  const [left] = await house.witness(`select count(*)::int as n from person_roles r join people p on p.id = r.person_id
    where r.role = 'administrator' and p.password_hash is not null`)
  expect(left).toEqual({ n: 1 })
  expect(both.filter(({ to }) => to === '/setup/staff?done=taken')).toHaveLength(1)
  const stays = both[0]!.to === '/setup/staff?done=taken' ? siri : ada
  siri = { ...stays, headers: await signIn(house, stays) }
})

test('a key for a program is shown once, does what it may, says when it was used, and ends with a button', async () => {
  const name = `Studentsystem ${unique()}`
  const made = await see(siri, '/setup/keys', { name, roles: 'finance', endsOn: '2099-12-31' })
  const key = /ctk_[\w-]{43}/.exec(made.body)?.[0]
  expect({ status: made.status, key }).toEqual({ status: 200, key: expect.any(String) })
  const before = await see(siri, '/setup/keys')
  expect(before.body).not.toContain(key)
  expect(before.words).toMatch(new RegExp(`${name} .*aldri brukt.*virker til .*2099 Økonomi`))
  expect((await ask(house, '/invoices', { headers: bearer(key!) })).status).toBe(200)
  expect((await ask(house, '/staff', { headers: bearer(key!) })).status).toBe(403)
  expect((await see(siri, '/en/setup/keys')).words).toMatch(new RegExp(`${name} .*last used`))
  const path = new RegExp(`action="(/setup/keys/[^"]+/end)"[^]*?: ${name}<`).exec(before.body)![1]!
  expect(await see(siri, path, { from: 'list' })).toMatchObject({ status: 303, to: '/setup/keys?done=ended' })
  expect((await ask(house, '/invoices', { headers: bearer(key!) })).status).toBe(401)
  const [, , , id] = path.split('/')
  expect((await eventsOf(id!)).map((event) => event.name)).toEqual(['ApiKeyMade', 'ApiKeyEnded'])
})

test('a key without a name, or for a day that is over, is refused at its field, and nothing typed is lost', async () => {
  const refused = await see(siri, '/setup/keys', { name: '', roles: 'support', endsOn: '2001-01-01' })
  expect(refused.status).toBe(422)
  expect(refused.body).toContain('id="name-fault"')
  expect(refused.body).toMatch(/id="roles-support" name="roles" value="support" checked/)
  const over = await see(siri, '/setup/keys', { name: 'Gammelt', endsOn: '2001-01-01' })
  expect(over.status).toBe(422)
  expect(over.body).toContain('id="endsOn-fault"')
  expect(over.words).toContain('Denne dagen er forbi')
})

test('only administrators see who works here and which programs come in, and give or take anything', async () => {
  const support = await employed('Sara Støtte', 'support')
  for (const path of ['/setup/staff', '/setup/keys']) expect((await see(support, path)).status).toBe(403)
  const key = bearer(await make.client(house, ['finance']))
  const asks = [
    ['GET', '/staff'],
    ['GET', '/api-keys'],
    ['DELETE', `/people/${siri.personId}/roles/administrator`],
    ['DELETE', `/api-keys/${siri.personId}`],
  ] as const
  for (const [method, path] of asks)
    expect([path, (await ask(house, path, { method, headers: key })).status]).toEqual([path, 403])
})
