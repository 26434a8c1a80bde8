import { randomUUID } from 'node:crypto'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noteBounceFrom } from '../../src/note-bounce.ts'
import { letter, linkTo, senderOf } from '../../src/platform/letter.ts'
import { LINKED_MAIL_TRIES_MAX } from '../../src/platform/linked-mails.ts'
import { AddressWithheld } from '../../src/platform/refused-address.ts'
import { bought, toBuy } from '../cancelling/buyer.ts'
import { openAccount, signIn } from '../support/account.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, make, type Offering, until } from '../support/make.ts'
import { type MailPeer, type ReceivedMail, startMailPeer } from '../support/peers.ts'
import { openFirm } from '../wallet/firm.ts'

const DOMAIN = 'bounces.example.no'

let peer: MailPeer
let house: House
let offering: Offering
let program: Record<string, string>
let support: Record<string, string>
let finance: Record<string, string>
beforeAll(async () => {
  peer = await startMailPeer()
  house = await bootTill({ smtpUrl: peer.url, env: { MAIL_BOUNCE_DOMAIN: DOMAIN } })
  offering = await toBuy(house)
  program = bearer(await make.client(house, []))
  support = bearer(await make.client(house, ['support']))
  finance = bearer(await make.client(house, ['finance']))
}, 60_000)
afterAll(async () => {
  await house?.close()
  await peer?.close()
})

const someone = () => `${randomUUID().slice(0, 8)}@example.test`
const buys = (email: string) => bought(house, offering, { buyer: { email }, people: [{ name: 'Kari Kunde', email }] })
type Row = { kind: string; tries: number; sent: boolean; bounced: boolean; fault: string | null }
const mailsTo = async (email: string): Promise<Row[]> =>
  (await house.witness(
    `select kind, tries, sent_at is not null as sent, bounced_at is not null as bounced, fault from mails where to_email = '${email}' order by created_at, id`,
  )) as unknown as Row[]
const received = (email: string): ReceivedMail[] => peer.mails.filter(({ to }) => to.includes(email))
/** A letter that nobody waits for, sent at once. */
const write = async (email: string) => {
  const sender = await senderOf(house.till, 'nb')
  const mail = letter(sender, { kind: 'farewell', to: email, link: linkTo(sender, '/'), subject: 'Hei', body: 'Hei' })
  await house.till.sendMail(mail)
}

type Told = { action?: string; status?: string; recipient?: string; to?: string; returns?: boolean }
/** What a mail server writes about a mail that it has taken (RFC 3464). */
const reportOf = ({ raw, from, to }: ReceivedMail, told: Told = {}): string => {
  const { action = 'failed', status = '5.1.1', recipient = to[0], returns = true } = told
  const part = (type: string, content: string) => ['--b', `Content-Type: ${type}`, '', content]
  return [
    'From: MAILER-DAEMON@mx.example',
    `To: ${told.to ?? from}`,
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    ...part('text/plain', 'I could not deliver your message.'),
    ...part(
      'message/delivery-status',
      `Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; ${recipient}\r\nAction: ${action}\r\nStatus: ${status}\r\nDiagnostic-Code: smtp; 550 ${status}\r\n  <${recipient}>: no such user\r\n`,
    ),
    ...(returns ? part('message/rfc822', raw) : []),
    '--b--',
    '',
  ].join('\r\n')
}
const report = async (message: string): Promise<string> => {
  const { status, body } = await ask<{ outcome: string }>(house, '/mail-bounces', {
    method: 'POST',
    headers: program,
    body: { message },
  })
  expect(status, JSON.stringify(body)).toBe(200)
  return body.outcome
}

test('an address that the mail server refuses for good is written to once, and staff read the server’s words; what may pass is tried again', async () => {
  const [gone, full, policy] = [someone(), someone(), someone()]
  peer.refusing.set(gone, '550 5.1.1 No such user here')
  peer.refusing.set(full, '450 4.2.1 Try later')
  peer.refusing.set(policy, '550 5.7.1 Your network is on a list')
  const order = await buys(gone)
  await Promise.all([buys(full), buys(policy)])
  await until(async () => (await mailsTo(gone)).some(({ bounced }) => bounced))
  expect((await mailsTo(gone))[0]).toMatchObject({
    tries: 1,
    sent: false,
    fault: expect.stringContaining('No such user here'),
  })
  for (const email of [full, policy]) {
    await until(async () => (await mailsTo(email)).some(({ fault }) => fault !== null))
    expect((await mailsTo(email))[0]).toMatchObject({ bounced: false, sent: false })
  }
  const found = await ask(house, `/orders?search=${gone}`, { headers: support })
  expect(JSON.stringify(found.body)).toContain(order.id)
})

test('a mail says that a program wrote it and comes back to an address of its own; a report that bears its signature is noted once, and nothing else changes anything', async () => {
  const email = someone()
  await buys(email)
  await until(() => received(email).length > 0)
  const [mail] = received(email) as [ReceivedMail]
  expect(mail.from).toMatch(/^bounce\+[0-9a-f]{32}\.[0-9a-f]{20}@bounces\.example\.no$/)
  expect(mail.from.split('@')[0]!.length).toBeLessThanOrEqual(64)
  const { headers, messageId } = await PostalMime.parse(mail.raw)
  expect(headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated')
  expect(messageId).toContain(mail.from.split(/[+@]/)[1])

  const forged = (text: string) => text.replaceAll(/\.[0-9a-f]{20}@/g, `.${'0'.repeat(20)}@`)
  expect(await report(reportOf({ ...mail, from: forged(mail.from), raw: forged(mail.raw) }))).toBe('not-ours')
  expect(await report(reportOf(mail, { action: 'delayed', status: '4.4.7' }))).toBe('no-failure')
  expect(await report('Subject: Hei\r\n\r\nJeg er på ferie.')).toBe('no-failure')
  expect((await mailsTo(email)).some(({ bounced }) => bounced)).toBe(false)

  // By the sender of the envelope alone, and by what is given back alone.
  expect(await report(reportOf(mail, { returns: false }))).toBe('noted')
  expect((await mailsTo(email))[0]).toMatchObject({ bounced: true, fault: expect.stringContaining('no such user') })
  expect(await report(reportOf(mail, { to: 'post@example.no' }))).toBe('known')
  expect((await ask(house, '/mail-bounces', { method: 'POST', headers: {}, body: { message: 'x' } })).status).toBe(401)
})

test('finance is told of an invoice that did not arrive; the command takes a report as the mail server pipes it', async () => {
  const email = someone()
  const { id } = await buys(email)
  await until(() => received(email).length > 0)
  await house.till.connection.pool.query(`update mails set kind = 'invoice' where order_id = '${id}'`)
  const shop = { config: house.till.config, pool: house.till.connection.pool } as Parameters<typeof noteBounceFrom>[0]
  async function* piped() {
    yield Buffer.from(reportOf(received(email)[0]!))
  }
  expect(await noteBounceFrom(shop, piped())).toBe('Noted: the mail did not arrive.')
  const { body } = await ask(house, '/finance/attention', { headers: finance })
  expect(JSON.stringify(body)).toMatch(new RegExp(`mail-bounced[^}]*${email}|${email}[^}]*mail-bounced`))
})

test('an address that refused twice is not written to until its person says that it works; what they ask for comes all the same, and what waits comes then', async () => {
  const account = await openAccount(house)
  const { email } = account
  const headers = { cookie: (await signIn(house, account)).cookie, origin: house.url }
  peer.refusing.set(email, '550 5.1.1 No such user here')
  for (const _ of [1, 2]) await write(email).catch(() => {})
  await expect(write(email)).rejects.toThrow(AddressWithheld)
  peer.refusing.delete(email)
  await buys(email)
  const held = async () => (await mailsTo(email))[0]
  await until(async () => (await held()) !== undefined)
  await new Promise((done) => setTimeout(done, 500))
  expect(await held()).toMatchObject({ tries: 0, sent: false, bounced: false })
  const before = received(email).length
  const asked = await ask(house, '/session/links', { method: 'POST', body: { email } })
  expect([asked.status < 300, received(email).length]).toEqual([true, before + 1])
  const own = await ask<{ addresses: object[] }>(house, '/me/bounced-addresses', { headers })
  expect(own.body.addresses).toMatchObject([{ email, isWithheld: true }])
  const page = await (await fetch(`${house.url}/account`, { headers: { ...headers, accept: 'text/html' } })).text()
  expect(page).toContain(`E-post til ${email} kommer ikke fram`)
  expect((await ask(house, '/me/address-trials', { method: 'POST', headers, body: { email: someone() } })).status).toBe(
    404,
  )
  expect((await ask(house, '/me/address-trials', { method: 'POST', headers, body: { email } })).status).toBe(204)
  await until(async () => (await held())!.sent)
  expect(received(email).length).toBeGreaterThan(before)
})

test('a company sees that an invitation did not reach its reader, refused at once or sent back later', async () => {
  const firm = await openFirm(house)
  const seats = await make.offering(house)
  await firm.buys(seats, 2)
  const [refused, returned] = [someone(), someone()]
  peer.refusing.set(refused, '550 5.1.1 No such user here')
  await firm.invites(seats, [
    { name: 'Rita Refusert', email: refused },
    { name: 'Rolf Retur', email: returned },
  ])
  const stateOf = async (email: string) => (await firm.seatOf(seats, email)).state
  await until(async () => (await stateOf(refused)) === 'undelivered' && (await stateOf(returned)) === 'invited')
  const [invitation] = received(returned) as [ReceivedMail]
  expect(await report(reportOf(invitation))).toBe('noted')
  expect(await stateOf(returned)).toBe('undelivered')
  const tries = await house.witness(
    `select i.tries from seat_invitations i join seat_assignments a on a.id = i.assignment_id where a.email = '${refused}'`,
  )
  expect(tries).toMatchObject([{ tries: LINKED_MAIL_TRIES_MAX }])
})
