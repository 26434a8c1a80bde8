import { randomUUID } from 'node:crypto'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeOffering } from '../../src/catalogue/change-offering.ts'
import { HOUR_MS } from '../../src/platform/clock.ts'
import { act } from '../../src/platform/till.ts'
import { bought, cancel, moveTo, toBuy } from '../cancelling/buyer.ts'
import { anotherStart, move } from '../moving/mover.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { type Offering, until } from '../support/make.ts'
import { type MailPeer, startMailPeer } from '../support/peers.ts'

const job = { kind: 'job', name: 'test' } as const
const JOIN = 'https://moete.example/rom/42'

let peer: MailPeer
let house: House
beforeAll(async () => {
  peer = await startMailPeer()
  house = await bootTill({ smtpUrl: peer.url })
  // By night mails that can wait do.
  const [row] = await house.witness(
    `select ((app_now() at time zone 'Europe/Oslo')::date + 1 + time '12:00') at time zone 'Europe/Oslo' as noon`,
  )
  await moveTo(house, (row!.noon as Date).toISOString(), 0)
}, 60_000)
afterAll(async () => {
  await house?.close()
  await peer?.close()
})

type Entry = Record<string, string>
type Read = { type: string; method: string; organizer: string; entries: Entry[] }
const someone = () => `${randomUUID().slice(0, 8)}@example.test`

/** A reader of mails may give the lines other ends than they travelled with. */
const unfolded = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll('\n ', '')

/** The entries of a calendar by the names of their lines, without parameters. */
const entriesOf = (text: string): Entry[] =>
  [...unfolded(text).matchAll(/BEGIN:VEVENT\n([\s\S]*?)END:VEVENT/g)].map(([, lines]) =>
    Object.fromEntries(
      lines!
        .trim()
        .split('\n')
        .map((line) => [line.slice(0, line.search(/[:;]/)), line.slice(line.indexOf(':') + 1)]),
    ),
  )

/** The calendar that the newest mail to somebody with such a subject takes along; null where it takes none. */
async function calendarOf(email: string, subject: string): Promise<Read | null> {
  await until(async () => (await mailsTo(email, subject)).length > 0)
  const mail = (await mailsTo(email, subject)).at(-1)!
  const file = mail.attachments.find(({ mimeType }) => mimeType === 'text/calendar')
  if (!file) return null
  const text = Buffer.from(file.content as ArrayBuffer).toString()
  const header = /content-type: (text\/calendar[^\n]*(?:\n\s[^\n]*)*)/i.exec(mail.raw)![1]!
  return {
    type: header.replaceAll(/\s+/g, ' '),
    method: /METHOD:(\w+)/.exec(text)![1]!,
    organizer: /ORGANIZER.*/.exec(unfolded(text))![0],
    entries: entriesOf(text),
  }
}

async function mailsTo(email: string, subject: string) {
  const theirs = peer.mails.filter(({ to }) => to.includes(email))
  const read = await Promise.all(theirs.map(async ({ raw }) => ({ raw, ...(await PostalMime.parse(raw)) })))
  return read.filter((mail) => mail.subject?.includes(subject))
}

const feed = async ({ offeringId }: Pick<Offering, 'offeringId'>): Promise<Entry[]> =>
  entriesOf(await (await fetch(`${house.url}/offerings/${offeringId}/calendar`)).text())
const online = async (offering: Offering) => {
  await act(house.till, job, (tx) => changeOffering(tx, { offeringId: offering.offeringId, joinUrl: JOIN }))
  return offering
}

test('whoever has a seat gets it into their calendar with the confirmation, by the UIDs of the feed and with the link to join', async () => {
  const offering = await online(await toBuy(house))
  const email = someone()
  await bought(house, offering, { buyer: { email }, people: [{ name: 'Kari Kunde', email }] })
  const calendar = (await calendarOf(email, 'Bekreftelse'))!
  expect(calendar.type).toMatch(/method=PUBLISH/)
  expect(calendar).toMatchObject({
    method: 'PUBLISH',
    organizer: expect.stringMatching(/^ORGANIZER;CN=".+":mailto:.+@/),
  })
  const open = await feed(offering)
  expect(calendar.entries.map(({ UID }) => UID)).toEqual(open.map(({ UID }) => UID))
  expect(calendar.entries[0]).toMatchObject({ STATUS: 'CONFIRMED', DESCRIPTION: expect.stringContaining(JOIN) })
  expect(open[0]!.DESCRIPTION).not.toContain(JOIN)
})

test('whoever only pays gets no calendar', async () => {
  const [payer, learner] = [someone(), someone()]
  const offering = await toBuy(house)
  await bought(house, offering, { buyer: { email: payer }, people: [{ name: 'Dag Deltaker', email: learner }] })
  expect(await calendarOf(payer, 'Bekreftelse')).toBeNull()
})

test('a changed time is told with a calendar in which the old meeting is cancelled, by a higher sequence, and the new one stands; a cancelled seat takes it all out', async () => {
  const offering = await online(await toBuy(house, { startsInDays: 60 }))
  const email = someone()
  const order = await bought(house, offering, { buyer: { email }, people: [{ name: 'Kari Kunde', email }] })
  const [first] = (await calendarOf(email, 'Bekreftelse'))!.entries
  const [row] = await house.witness(`select starts_at from offerings where id = '${offering.offeringId}'`)
  const at = (hours: number) => new Date((row!.starts_at as Date).getTime() + hours * HOUR_MS)
  const sessions = [{ startsAt: at(1), endsAt: at(7), place: 'Rom P45' }]
  await act(house.till, job, (tx) => changeOffering(tx, { offeringId: offering.offeringId, sessions }))
  const changed = (await calendarOf(email, 'Endring'))!.entries
  const [old, now] = [
    changed.find(({ UID }) => UID === first!.UID)!,
    changed.find(({ STATUS }) => STATUS === 'CONFIRMED')!,
  ]
  expect([old.STATUS, now.STATUS, now.LOCATION]).toEqual(['CANCELLED', 'CONFIRMED', 'Rom P45'])
  expect(Number(old.SEQUENCE)).toBeGreaterThan(Number(first!.SEQUENCE))
  await cancel(house, order)
  const { entries } = (await calendarOf(email, 'angret'))!
  expect(new Set(entries.map(({ STATUS }) => STATUS))).toEqual(new Set(['CANCELLED']))
  const gone = entries.find(({ UID }) => UID === now.UID)!
  expect(Number(gone.SEQUENCE)).toBeGreaterThan(Number(now.SEQUENCE))
  expect(gone.DESCRIPTION).not.toContain(JOIN)
})

test('a seat that is moved comes with both starts: the old one cancelled, the new one there', async () => {
  const offering = await toBuy(house)
  const other = await anotherStart(house, offering)
  const email = someone()
  const order = await bought(house, offering, { buyer: { email }, people: [{ name: 'Kari Kunde', email }] })
  const [old, now] = [await feed(offering), await feed(other)]
  await move(house, order, other)
  const { entries } = (await calendarOf(email, 'byttet'))!
  expect(Object.fromEntries(entries.map(({ UID, STATUS }) => [UID, STATUS]))).toEqual({
    ...Object.fromEntries(old.map(({ UID }) => [UID, 'CANCELLED'])),
    ...Object.fromEntries(now.map(({ UID }) => [UID, 'CONFIRMED'])),
  })
})
