import PostalMime from 'postal-mime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type NamedSample, readSample, sampleNames } from '../../src/letters/samples.ts'
import { LANGS, type Lang } from '../../src/platform/lang.ts'
import { MAIL_KINDS } from '../../src/platform/mail-kinds.ts'
import { act } from '../../src/platform/till.ts'
import { giveRole } from '../../src/setup/give-role.ts'
import { openAccount, signIn } from '../support/account.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask } from '../support/make.ts'
import { type MailPeer, startMailPeer } from '../support/peers.ts'

/** The longest line that mail servers pass on, in bytes without its end (RFC 5322 § 2.1.1). */
const LINE_MAX = 998
/** Left behind by a value that was missing: such a word never stands in a mail on purpose. */
const UNFILLED = /\bundefined\b|\bnull\b|\bNaN\b|\[object|\{[\w.]*\}|\$\{|Invalid Date/

let peer: MailPeer
let house: House
let boss: { email: string; headers: Record<string, string> }
beforeAll(async () => {
  peer = await startMailPeer()
  house = await bootTill({ smtpUrl: peer.url })
  const account = await openAccount(house, 'Siri Sjef')
  await act(house.till, { kind: 'job', name: 'test' }, (tx) =>
    giveRole(tx, { personId: account.personId, role: 'administrator' }),
  )
  boss = { email: account.email, headers: { cookie: (await signIn(house, account)).cookie, origin: house.url } }
}, 60_000)
afterAll(async () => {
  await house?.close()
  await peer?.close()
})

/** Every sample once, in one language after the other: that both read well is looked at without sending them. */
const all = (): { name: string; lang: Lang }[] =>
  sampleNames().map(({ name }, at) => ({ name, lang: LANGS[at % LANGS.length]! }))

test('there are samples of every kind of mail that can be sent', () => {
  expect(MAIL_KINDS.filter((kind) => !sampleNames().some((sample: NamedSample) => sample.kind === kind))).toEqual([])
})

test('each kind reads well in both languages: a subject, a text, nothing unfilled, whole addresses, and its own words in each', async () => {
  const faults: string[] = []
  for (const { name } of sampleNames()) {
    const { mails } = await readSample(house.till, name)
    for (const lang of LANGS) {
      const { subject, text, html } = mails[lang]
      const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, url]) => url!)
      const say = (fault: string) => faults.push(`${name} (${lang}): ${fault}`)
      if (subject.trim() === '' || /[\r\n]/.test(subject)) say('subject')
      if (text.trim() === '') say('text')
      if (UNFILLED.test(`${subject}\n${text}\n${html}`))
        say(`unfilled: ${UNFILLED.exec(`${subject}\n${text}\n${html}`)}`)
      if (links.length === 0 || links.some((url) => !url.startsWith(house.url))) say(`links: ${links}`)
      if (links.some((url) => !text.includes(url.replaceAll('&amp;', '&')))) say('a link that the text does not have')
      if (!html.includes(`<html lang="${lang}">`)) say('language')
    }
    if (mails.nb.text === mails.en.text && !name.startsWith('partner-statement'))
      faults.push(`${name}: one language twice`)
  }
  expect(faults).toEqual([])
})

test('an administrator has every one of them sent to themselves, and it arrives as mail servers want it', async () => {
  for (const { name, lang } of all()) {
    const sent = await ask(house, `/sample-mails/${name}/copies`, {
      method: 'POST',
      headers: boss.headers,
      body: { lang },
    })
    expect([name, sent.status]).toEqual([name, 204])
  }
  expect(peer.mails.length).toBeGreaterThanOrEqual(all().length)
  for (const { raw, to } of peer.mails) {
    expect(to).toEqual([boss.email])
    expect(raw.split('\r\n').filter((line) => Buffer.byteLength(line) > LINE_MAX)).toEqual([])
    const mail = await PostalMime.parse(raw)
    expect([mail.subject, mail.text?.trim(), mail.html?.trim()]).not.toContain('')
  }
})

test('what there is no sample of is told so, and nobody else reads them', async () => {
  expect((await ask(house, '/sample-mails/nothing', { headers: boss.headers })).status).toBe(404)
  expect((await ask(house, '/sample-mails', { headers: {} })).status).toBe(401)
})
