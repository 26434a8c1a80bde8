import { afterAll, beforeAll, expect, test } from 'vitest'
import { endMembership } from '../../src/companies/end-membership.ts'
import { confirmDomain } from '../../src/joining/confirm-domain.ts'
import { act } from '../../src/platform/till.ts'
import { tidyUp } from '../../src/privacy/tidy-up.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { type NameServerPeer, startNameServer } from '../support/name-server.ts'
import { type Domain, job, newDomain, playing, typeOf } from './domains.ts'

const PATIENCE_MS = 60_000
const DAY_SECONDS = 86_400
let house: House
let names: NameServerPeer
let play: ReturnType<typeof playing>
beforeAll(async () => {
  names = await startNameServer()
  house = await bootTill({ env: { NAME_SERVERS: names.address } })
  play = playing(house, names)
}, PATIENCE_MS)
afterAll(async () => {
  await house?.close()
  await names?.close()
})

const confirm = (companyId: string, { id: domainId }: { id: string }) =>
  act(house.till, job, (tx) => confirmDomain(tx, { companyId, domainId }))

test('an owner proves a domain with the text that is asked for, and nothing but that text of that domain is asked for', async () => {
  const domain = newDomain()
  const { id, owner } = await play.company(domain)
  const claimed = await play.claim(owner, id, `@${domain.toUpperCase()}`)
  expect([claimed.status, claimed.body.domain, claimed.body.provedAt]).toEqual([201, domain, null])
  const { record } = claimed.body as unknown as Domain
  names.asked.length = 0
  const missing = await play.prove(owner, id, claimed.body as unknown as Domain)
  expect([missing.status, typeOf(missing)]).toEqual([409, 'joining/record-missing'])
  for (const other of [`${record}x`, record.slice(0, -1), record.toUpperCase(), `v=spf1 ${record}`]) {
    names.texts.set(domain, [other])
    expect(typeOf(await play.prove(owner, id, claimed.body as unknown as Domain))).toBe('joining/record-missing')
  }
  names.texts.set(domain, ['v=spf1 -all', 'x'.repeat(600), record])
  const proved = await play.prove(owner, id, claimed.body as unknown as Domain)
  expect([proved.status, proved.body.evidence]).toEqual([200, 'dns'])
  expect(new Set(names.asked)).toEqual(new Set([`TXT ${domain}`]))
})

test('where the name servers cannot answer nothing is decided, and the same may be tried again', async () => {
  const domain = newDomain()
  const { id, owner } = await play.company(domain)
  const claimed = (await play.claim(owner, id, domain)).body as unknown as Domain
  names.texts.set(domain, 'out of order')
  const refused = await play.prove(owner, id, claimed)
  expect([refused.status, typeOf(refused)]).toEqual([503, 'joining/dns-unavailable'])
  names.texts.set(domain, [claimed.record])
  expect((await play.prove(owner, id, claimed)).status).toBe(200)
}, 30_000)

test('nobody says that a domain is theirs without an address of their own there, or where everybody can get one', async () => {
  const domain = newDomain()
  const { id, owner } = await play.company(domain)
  const refused = await play.claim(owner, id, newDomain())
  expect([refused.status, typeOf(refused)]).toEqual([409, 'joining/not-your-domain'])
  expect(typeOf(await play.claim(owner, id, `post.${domain}`))).toBe('joining/not-your-domain')
  const { id: other } = await play.company('online.no')
  const everybodys = await play.claim(await play.joined(other, 'owner', 'gmail.com'), other, 'gmail.com')
  expect([everybodys.status, typeOf(everybodys)]).toEqual([422, 'joining/public-domain'])
  for (const text of [
    '',
    'fjordheim',
    '127.0.0.1',
    '*.example',
    'fjord heim.no',
    '_dmarc.fjordheim.no',
    'a'.repeat(300),
  ])
    expect((await play.claim(owner, id, text)).status, text).toBe(422)
})

test('only owners say and prove it; managers see the list, and everybody else nothing', async () => {
  const domain = newDomain()
  const { id, owner } = await play.company(domain)
  const manager = await play.joined(id, 'manager', domain)
  const buyer = await play.joined(id, 'buyer', domain)
  const claimed = (await play.claim(owner, id, domain)).body as unknown as Domain
  for (const by of [manager, buyer]) {
    expect((await play.claim(by, id, domain)).status).toBe(403)
    expect((await play.prove(by, id, claimed)).status).toBe(403)
    expect((await play.steer(by, id, claimed)).status).toBe(403)
    expect((await play.call(by, 'DELETE', `/companies/${id}/domains/${claimed.id}`)).status).toBe(403)
  }
  expect((await play.call(manager, 'GET', `/companies/${id}/domains`)).status).toBe(200)
  expect((await play.call(buyer, 'GET', `/companies/${id}/domains`)).status).toBe(403)
  const rival = await play.company(newDomain())
  expect(typeOf(await play.prove(rival.owner, rival.id, claimed))).toBe('domain/unknown')
  expect((await play.call(rival.owner, 'GET', `/companies/${id}/domains`)).status).toBe(404)
})

test('staff confirm what an owner has said, as long as that owner is one and has the address', async () => {
  const domain = newDomain()
  const { id, owner } = await play.company(domain)
  await play.joined(id, 'owner')
  const claimed = (await play.claim(owner, id, domain)).body as unknown as Domain
  await act(house.till, job, (tx) => endMembership(tx, { companyId: id, personId: owner.personId }))
  await expect(confirm(id, claimed)).rejects.toMatchObject({ code: 'joining/claim-lost' })
  const other = await play.company(newDomain())
  const theirs = (await play.claim(other.owner, other.id, other.owner.email.split('@')[1]!)).body as unknown as Domain
  expect((await confirm(other.id, theirs)).evidence).toBe('staff')
})

test('a domain is one company’s: two who prove it at the same moment are one', async () => {
  const domain = newDomain()
  const [one, other] = [await play.company(domain), await play.company(domain)]
  const claims = await Promise.all([one, other].map(({ id, owner }) => play.claim(owner, id, domain)))
  const both = claims.map(({ body }) => body as unknown as Domain)
  names.texts.set(
    domain,
    both.map(({ record }) => record),
  )
  const answers = await Promise.all([one, other].map(({ id, owner }, at) => play.prove(owner, id, both[at]!)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(answers.map(typeOf)).toContain('joining/domain-taken')
})

test('a domain moves to another company when its record does, and not while the old one stands there or staff have spoken', async () => {
  const domain = newDomain()
  const [old, young] = [await play.company(domain), await play.company(domain)]
  const first = await play.proved(old, domain)
  const second = (await play.claim(young.owner, young.id, domain)).body as unknown as Domain
  names.texts.set(domain, [first.record, second.record])
  expect(typeOf(await play.prove(young.owner, young.id, second))).toBe('joining/domain-taken')
  await expect(confirm(young.id, second)).rejects.toMatchObject({ code: 'joining/domain-taken' })
  names.texts.set(domain, [second.record])
  expect((await play.prove(young.owner, young.id, second)).status).toBe(200)
  expect((await play.call(old.owner, 'GET', `/companies/${old.id}/domains`)).body.domains).toEqual([])
  const person = await play.somebody(domain)
  expect((await play.toJoin(person)).map(({ companyId }) => companyId)).toEqual([young.id])

  const spoken = newDomain()
  const [by, against] = [await play.company(spoken), await play.company(spoken)]
  await confirm(by.id, (await play.claim(by.owner, by.id, spoken)).body as unknown as Domain)
  const claimed = (await play.claim(against.owner, against.id, spoken)).body as unknown as Domain
  names.texts.set(spoken, [claimed.record])
  expect(typeOf(await play.prove(against.owner, against.id, claimed))).toBe('joining/domain-taken')
})

test('a domain that nobody proved is forgotten after 90 days, and a proved one stays', async () => {
  const [domain, other] = [newDomain(), newDomain()]
  const { id, owner } = await play.company(domain)
  const second = await play.company(other)
  await play.claim(owner, id, domain)
  await play.proved(second, other)
  await house.moveClock(91 * DAY_SECONDS)
  await tidyUp(house.till)
  const rows = await house.witness(`select domain from company_domains where domain in ('${domain}', '${other}')`)
  expect(rows.map((row) => row.domain)).toEqual([other])
})
