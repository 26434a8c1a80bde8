import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endMembership } from '../../src/companies/end-membership.ts'
import { act } from '../../src/platform/till.ts'
import { until } from '../support/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { type NameServerPeer, startNameServer } from '../support/name-server.ts'
import { job, newDomain, playing, type Somebody, typeOf } from './domains.ts'

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

const mailTo = (email: string, subject: RegExp) =>
  until(
    () => Promise.resolve(play.mailsTo(email).filter((mail) => subject.test(mail.subject))),
    (mails) => mails.length > 0,
  )
/** One more address of a person, as they would have proved it. */
const addAddress = (person: Somebody, email: string) =>
  act(house.till, job, ({ client }) =>
    client.query('insert into person_addresses (id, email, person_id) values ($1, $2, $3)', [
      randomUUID(),
      email,
      person.personId,
    ]),
  )
const removeAddress = (email: string) =>
  act(house.till, job, ({ client }) => client.query('delete from person_addresses where email = $1', [email]))
const unverify = ({ personId }: Somebody) =>
  act(house.till, job, ({ client }) =>
    client.query('update people set email_verified_at = null where id = $1', [personId]),
  )

test('whoever has an address at the domain asks, the owner gets a mail and says yes, and the answer comes by mail', async () => {
  const domain = newDomain()
  const firm = await play.company(domain)
  await play.proved(firm, domain)
  const ada = await play.somebody(domain)
  expect(await play.toJoin(ada)).toMatchObject([{ companyId: firm.id, atOnce: false, wish: 'none' }])
  expect((await play.asks(ada, firm.id)).body).toEqual({ joined: false })
  expect(await play.toJoin(ada)).toMatchObject([{ wish: 'asked' }])
  const [asked] = await mailTo(firm.owner.email, /handle for|act for/i)
  expect(asked!.text).toContain(ada.email)
  const [wish] = await play.wishes(firm.owner, firm.id)
  expect(wish).toMatchObject({ personId: ada.personId, addresses: [ada.email] })
  expect(await play.roleOf(firm.id, ada)).toBeNull()
  expect((await play.answers(firm.owner, firm.id, wish!.id, 'buyer')).status).toBe(204)
  expect(await play.roleOf(firm.id, ada)).toBe('buyer')
  await mailTo(ada.email, /handler nå for|act for/i)
  expect(await play.toJoin(ada)).toEqual([])
  expect(await play.wishes(firm.owner, firm.id)).toEqual([])
  expect(typeOf(await play.answers(firm.owner, firm.id, wish!.id, 'nobody'))).toBe('wish/unknown')
})

test('to everybody without a proved address there the company is not there, whether its domain is known or not', async () => {
  const domain = newDomain()
  const firm = await play.company(domain)
  await play.proved(firm, domain)
  const [stranger, below, above, unsure] = [
    await play.somebody(newDomain()),
    await play.somebody(`skole.${domain}`),
    await play.somebody(`my${domain}`),
    await play.somebody(domain),
  ]
  await unverify(unsure)
  const missing = await play.asks(stranger, randomUUID())
  for (const person of [stranger, below, above, unsure]) {
    expect(await play.toJoin(person)).toEqual([])
    const refused = await play.asks(person, firm.id)
    expect([refused.status, typeOf(refused), refused.body.detail]).toEqual([
      404,
      'company/unknown',
      missing.body.detail,
    ])
  }
  const claimedOnly = newDomain()
  const other = await play.company(claimedOnly)
  await play.claim(other.owner, other.id, claimedOnly)
  expect(await play.toJoin(await play.somebody(claimedOnly))).toEqual([])
})

test('a second address that somebody has proved counts as much as the main one', async () => {
  const domain = newDomain()
  const firm = await play.company(domain)
  await play.proved(firm, domain)
  const ada = await play.somebody(newDomain())
  await addAddress(ada, `ada@${domain}`)
  expect((await play.asks(ada, firm.id)).body).toEqual({ joined: false })
  const [wish] = await play.wishes(firm.owner, firm.id)
  expect(wish!.addresses).toEqual([`ada@${domain}`])
  await removeAddress(`ada@${domain}`)
  expect(await play.wishes(firm.owner, firm.id)).toEqual([])
  const late = await play.answers(firm.owner, firm.id, wish!.id, 'buyer')
  expect([late.status, typeOf(late)]).toEqual([409, 'joining/address-lost'])
  expect(await play.roleOf(firm.id, ada)).toBeNull()
})

test('an owner who lets in at once gets buyers without asking, and is told of each', async () => {
  const domain = newDomain()
  const firm = await play.company(domain)
  const proved = await play.proved(firm, domain)
  expect((await play.steer(firm.owner, firm.id, proved)).status).toBe(200)
  const ada = await play.somebody(domain)
  expect((await play.asks(ada, firm.id)).body).toEqual({ joined: true })
  expect(await play.roleOf(firm.id, ada)).toBe('buyer')
  expect(typeOf(await play.asks(ada, firm.id))).toBe('companies/already-member')
  const [told] = await mailTo(firm.owner.email, /innkjøper|new buyer/i)
  expect(told!.text).toContain(ada.email)
})

test('who was taken out, or left, is not let in at once again, and comes back only when the company says yes', async () => {
  const domain = newDomain()
  const firm = await play.company(domain)
  await play.steer(firm.owner, firm.id, await play.proved(firm, domain))
  const [ada, bo] = [await play.somebody(domain), await play.somebody(domain)]
  await play.asks(ada, firm.id)
  await play.asks(bo, firm.id)
  expect((await play.call(firm.owner, 'DELETE', `/companies/${firm.id}/members/${ada.personId}`)).status).toBe(204)
  expect((await play.call(bo, 'DELETE', `/companies/${firm.id}/membership`)).status).toBe(204)
  for (const person of [ada, bo]) {
    expect(await play.toJoin(person)).toMatchObject([{ atOnce: false }])
    expect((await play.asks(person, firm.id)).body).toEqual({ joined: false })
    expect(await play.roleOf(firm.id, person)).toBeNull()
  }
  const [first] = await play.wishes(firm.owner, firm.id)
  await play.answers(firm.owner, firm.id, first!.id, 'finance-viewer')
  expect(await play.roleOf(firm.id, ada)).toBe('finance-viewer')
})

test('an invitation from before lets nobody back in who was taken out, whichever of their addresses it went to', async () => {
  const firm = await play.company(newDomain())
  const ada = await play.joined(firm.id, 'buyer')
  const second = `ada-${randomUUID()}@example.test`
  const path = `/companies/${firm.id}/invitations`
  expect((await play.call(firm.owner, 'POST', path, { email: second, role: 'owner' })).status).toBe(201)
  await addAddress(ada, second)
  const [mail] = await mailTo(second, /./)
  const token = /invitation\?token=([\w-]+)/.exec(mail!.text)![1]!
  await act(house.till, job, (tx) => endMembership(tx, { companyId: firm.id, personId: ada.personId }))
  expect(typeOf(await play.call(ada, 'POST', '/company-invitations/acceptance', { token }))).toBe(
    'companies/invitation-spent',
  )
  expect(await play.roleOf(firm.id, ada)).toBeNull()
})

test('after a no the company is left in peace for 30 days', async () => {
  const domain = newDomain()
  const firm = await play.company(domain)
  await play.proved(firm, domain)
  const ada = await play.somebody(domain)
  await play.asks(ada, firm.id)
  const [wish] = await play.wishes(firm.owner, firm.id)
  await play.answers(firm.owner, firm.id, wish!.id, 'nobody')
  const refused = await play.asks(ada, firm.id)
  expect([refused.status, typeOf(refused)]).toEqual([409, 'joining/declined'])
  expect(await play.toJoin(ada)).toMatchObject([{ wish: 'declined' }])
  await house.moveClock(31 * DAY_SECONDS)
  expect((await play.asks(await play.again(ada), firm.id)).body).toEqual({ joined: false })
})

test('nobody lets in above their own role, and buyers let in nobody', async () => {
  const domain = newDomain()
  const firm = await play.company(domain)
  await play.proved(firm, domain)
  const [manager, buyer] = [await play.joined(firm.id, 'manager'), await play.joined(firm.id, 'buyer')]
  await play.asks(await play.somebody(domain), firm.id)
  const [wish] = await play.wishes(manager, firm.id)
  expect((await play.answers(manager, firm.id, wish!.id, 'owner')).status).toBe(403)
  expect((await play.answers(buyer, firm.id, wish!.id, 'buyer')).status).toBe(403)
  expect((await play.call(buyer, 'GET', `/companies/${firm.id}/join-wishes`)).status).toBe(403)
  const rival = await play.company(newDomain())
  expect(typeOf(await play.answers(rival.owner, rival.id, wish!.id, 'buyer'))).toBe('wish/unknown')
  expect((await play.answers(manager, firm.id, wish!.id, 'manager')).status).toBe(204)
})

test('a domain that is removed lets nobody in any more, and those who came in stay', async () => {
  const domain = newDomain()
  const firm = await play.company(domain)
  const proved = await play.proved(firm, domain)
  await play.steer(firm.owner, firm.id, proved)
  const [ada, bo] = [await play.somebody(domain), await play.somebody(domain)]
  await play.asks(ada, firm.id)
  expect((await play.call(firm.owner, 'DELETE', `/companies/${firm.id}/domains/${proved.id}`)).status).toBe(204)
  expect((await play.asks(bo, firm.id)).status).toBe(404)
  expect(await play.roleOf(firm.id, ada)).toBe('buyer')
})

test('ten clicks make one wish, or one member', async () => {
  const [slow, fast] = [newDomain(), newDomain()]
  const [asking, open] = [await play.company(slow), await play.company(fast)]
  await play.proved(asking, slow)
  await play.steer(open.owner, open.id, await play.proved(open, fast))
  const [ada, bo] = [await play.somebody(slow), await play.somebody(fast)]
  const asked = await Promise.all(Array.from({ length: 10 }, () => play.asks(ada, asking.id)))
  expect(asked.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201))
  expect(await play.wishes(asking.owner, asking.id)).toHaveLength(1)
  const came = await Promise.all(Array.from({ length: 10 }, () => play.asks(bo, open.id)))
  expect(came.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 409)])
})
