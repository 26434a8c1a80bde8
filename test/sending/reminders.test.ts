import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { carrySendings } from '../../src/sending/carry.ts'
import { expectSoundBooks } from '../support/books.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { attentionTo, passTo } from '../support/finance.ts'
import { ask, bearer, company, make, order, type Placed, until, untilOrder } from '../support/make.ts'
import { type Network, startNetwork } from '../support/network.ts'

/** Due after two weeks, reminded of two weeks later, with the holidays of Christmas between. */
const REMINDED_DAYS = 45
const STEP = { kind: 'reminder', afterDays: 14, deadlineDays: 14, feeMinor: 3_500, interest: false, text: {} }

let network: Network
let house: House
let program: string
let finance: string
beforeAll(async () => {
  network = await startNetwork()
  house = await bootTill({ env: network.env })
  program = await make.client(house, ['course-administrator'])
  finance = await make.client(house, ['finance'])
  await ask(house, '/reminders/steps', { method: 'PUT', headers: bearer(finance), body: { steps: [STEP] } })
}, 60_000)
afterAll(async () => {
  await house?.close()
  await network?.close()
})

type Sendings = { channel: string; state: string }[]
type Tray = {
  id: string
  orderId: string
  kind: string
  number: string
  xml: string
  grossMinor: number
  said: string | null
}[]
async function invoiced(organisationNumber: string): Promise<Placed> {
  const offering = await make.offering(house, { startsInDays: 300 })
  const payer = { ...company(), organisationNumber } as ReturnType<typeof company>
  const { body } = await order(house, program, { offering, payer })
  await untilOrder(house, body, ({ documents }) => documents.filter(({ pdf }) => pdf).length === 1)
  return body
}
const reminded = async ({ id }: Placed, fits: (sendings: Sendings) => boolean): Promise<Sendings> => {
  let last: Sendings = []
  await until(
    async () => {
      const { body } = await ask<{ invoices: { orderId: string; sent: { sendings: Sendings }[] }[] }>(
        house,
        '/reminders/preview',
        { headers: bearer(finance) },
      )
      last = body.invoices.find(({ orderId }) => orderId === id)?.sent[0]?.sendings ?? []
      return fits(last)
    },
    () => JSON.stringify(last),
  )
  return last
}
const lettersTo = ({ payer }: Placed) =>
  house
    .mails()
    .filter(({ to, subject }) => JSON.stringify(to).includes(payer.email) && /Påminnelse/.test(subject ?? ''))
const tray = async (part: string) =>
  (await ask<{ sendings: Tray }>(house, `/sendings?part=${part}`, { headers: bearer(finance) })).body.sendings
const chooseNoCopy = async (organisationNumber: string) => {
  const [row] = await house.witness(`select id from companies where organisation_number = '${organisationNumber}'`)
  const body = {
    ...{ invoicesBy: 'auto', mailCopy: false, needs: 'nothing', buyerReference: null },
    ...{ orderNumberForms: [], referenceForms: [] },
  }
  await ask(house, `/companies/${row!.id}/invoicing`, { method: 'PUT', body, headers: bearer(finance) })
}

test('a reminder goes over the network to whom the directory names for it, and by mail to others', {
  timeout: 90_000,
}, async () => {
  network.receivers
    .set('987654325', { reminder: true })
    .set('810303603', { reminder: false })
    .set('810304081', { reminder: true })
  const reads = await invoiced('987654325')
  const invoicesOnly = await invoiced('810303603')
  const alone = await invoiced('810304081')
  await chooseNoCopy('810304081')
  await passTo(house, REMINDED_DAYS)
  await reminded(reads, ([ehf]) => ehf?.state === 'handed-over')
  expect(await reminded(reads, ({ length }) => length === 2)).toMatchObject([{ channel: 'ehf' }, { channel: 'mail' }])
  expect(await reminded(alone, ([ehf]) => ehf?.state === 'handed-over')).toHaveLength(1)
  const letters = [...network.documents.values()].filter(({ type }) => type === 'reminder')
  expect(letters.map(({ receiver }) => receiver).sort()).toEqual(['0192:810304081', '0192:987654325'])
  expect(letters[0]!.xml).toContain('urn:fdc:anskaffelser.no:2019:ehf:reminder:3.0')
  expect(await reminded(invoicesOnly, ({ length }) => length > 0)).toMatchObject([{ channel: 'mail' }])
  await until(() => lettersTo(reads).length === 1 && lettersTo(invoicesOnly).length === 1)
  expect(lettersTo(alone)).toEqual([])
  await until(async () => (await house.witness('select from reminders_due')).length === 0)
  await expectSoundBooks(house.eye)
})

test('a reminder that its receiver rejects stands with its reason, and goes as PDF by mail when finance says so', {
  timeout: 90_000,
}, async () => {
  network.receivers.set('810405090', { reminder: true })
  const placed = await invoiced('810405090')
  await chooseNoCopy('810405090')
  network.decide('rejected', 'Mottakeren tar ikke imot purringer')
  await passTo(house, REMINDED_DAYS)
  await reminded(placed, ([ehf]) => ehf?.state === 'rejected')
  const [rejected] = (await tray('rejected')).filter(
    ({ kind, orderId }) => kind === 'reminder' && orderId === placed.id,
  )
  expect(rejected).toMatchObject({
    grossMinor: 493_500,
    said: 'Mottakeren tar ikke imot purringer',
    number: expect.stringMatching(/-P1$/),
  })
  expect((await attentionTo(house, finance, placed.id)).map(({ kind }) => kind)).toContain('e-invoice-rejected')
  const xml = await fetch(`${house.url}${rejected!.xml}`, { headers: bearer(finance) })
  expect(await xml.text()).toContain(`<cbc:ID>${rejected!.number}</cbc:ID>`)
  const headers = { ...bearer(finance), 'idempotency-key': randomUUID() }
  expect(await ask(house, `/sendings/${rejected!.id}/mail`, { method: 'POST', headers })).toMatchObject({ status: 204 })
  await until(() => lettersTo(placed).length === 1)
  expect(lettersTo(placed)[0]!.attachments).toHaveLength(1)
  expect(await reminded(placed, ([ehf]) => ehf?.state === 'mailed')).toHaveLength(2)
  network.decide('taken')
})

test('with nobody to carry it, a reminder lies in the tray: downloaded in the ZIP and marked as sent', {
  timeout: 90_000,
}, async () => {
  const directory = { E_INVOICE_DIRECTORY_URL: network.url }
  const other = await bootTill({ env: directory })
  try {
    const [seller, desk] = [
      await make.client(other, ['course-administrator']),
      bearer(await make.client(other, ['finance'])),
    ]
    await ask(other, '/reminders/steps', { method: 'PUT', headers: desk, body: { steps: [STEP] } })
    const payer = { ...company(), organisationNumber: '987654325' } as unknown as ReturnType<typeof company>
    const { body: placed } = await order(other, seller, {
      offering: await make.offering(other, { startsInDays: 300 }),
      payer,
    })
    await untilOrder(other, placed, ({ documents }) => documents.filter(({ pdf }) => pdf).length === 1)
    await passTo(other, REMINDED_DAYS)
    const waiting = async () => (await ask<{ sendings: Tray }>(other, '/sendings', { headers: desk })).body.sendings
    await until(async () => (await waiting()).length === 2)
    const [invoice, letter] = await waiting()
    expect([invoice, letter]).toMatchObject([
      { kind: 'invoice' },
      { kind: 'reminder', number: `${invoice!.number}-P1` },
    ])
    const zip = Buffer.from(await (await fetch(`${other.url}/sendings/to-send.zip`, { headers: desk })).arrayBuffer())
    for (const { number } of [invoice!, letter!]) expect(zip.includes(`ehf-${number}.xml`)).toBe(true)
    const page = await (
      await fetch(`${other.url}/finance/sending`, { headers: { ...desk, accept: 'text/html' } })
    ).text()
    expect(page).toContain(`Purring ${letter!.number} (XML)`)
    const marked = await ask(other, '/sendings/sent', {
      method: 'POST',
      headers: desk,
      body: { sendings: [letter!.id] },
    })
    expect(marked.status).toBe(204)
    expect(await waiting()).toMatchObject([{ kind: 'invoice' }])
    const cards = await (
      await fetch(`${other.url}/finance/reminders`, { headers: { ...desk, accept: 'text/html' } })
    ).text()
    expect(cards).toContain('EHF sendt')
    const markedMeanwhile = async (id: string) => {
      const body = { sendings: [id] }
      expect(await ask(other, '/sendings/sent', { method: 'POST', headers: desk, body })).toMatchObject({ status: 204 })
      return { is: 'rejected', said: 'Mottakeren er ukjent' } as const
    }
    const accessPoint = { hand: ({ id }: { id: string }) => markedMeanwhile(id), ask: markedMeanwhile }
    expect(await carrySendings({ ...other.till, accessPoint })).toBe(1)
    const facts = await other.witness(`select kind from sending_facts where sending_id = '${invoice!.id}'`)
    expect(facts, 'what a person decided meanwhile stands').toEqual([{ kind: 'handed-over' }])
  } finally {
    await other.close()
  }
})
