import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLearner } from '../asking/learner.ts'
import { bought, cancel, toBuy } from '../cancelling/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'
import {
  ask,
  buy,
  checkOut,
  company,
  make,
  type Offering,
  order,
  pay,
  readOrder,
  until,
  untilOrder,
} from '../support/make.ts'
import { promise } from '../support/promises.ts'
import { openFirm } from '../wallet/firm.ts'
import { hireStaff } from '../web/desk-people.ts'
import { atTheDesk } from './caller.ts'

const LONG_MS = 120_000

let house: House
let desk: Awaited<ReturnType<typeof atTheDesk>>
let offering: Offering
let full: Offering
let firm: Awaited<ReturnType<typeof openFirm>>
let asker: Awaited<ReturnType<typeof openLearner>>
let waiter: Awaited<ReturnType<typeof openLearner>>
/** What the callers of this day have done with us before they ring. */
const world: Record<string, string> = {}

beforeAll(async () => {
  house = await bootTill()
  await hireStaff(house)
  desk = await atTheDesk(house)
  offering = await toBuy(house, { capacity: 30 })
  full = await make.offering(house, { capacity: 1, title: 'Regnskap for nye ledere', price: 310_000 })
  firm = await openFirm(house, 'Havbruk og Sønner AS')
  asker = await openLearner(house, 'Ane Ansatt')
  waiter = await openLearner(house, 'Vidar Venter')
  await trade()
}, LONG_MS)
afterAll(() => house?.close())

async function trade(): Promise<void> {
  const once = await bought(house, offering, { buyer: { name: 'Dobbel Dagny', email: 'dagny@example.test' } })
  await bought(house, await toBuy(house), { buyer: { name: 'Dobbel Dagny', email: 'dagny@example.test' } })
  world.dagny = once.id
  const cold = await bought(house, offering, { buyer: { name: 'Frida Fryser' } })
  world.frida = cold.id
  await bought(house, offering, { buyer: { name: 'Ole Feilskrevet', email: 'ole@gmial.example' } })
  await buy(house, { offering: full, buyer: { name: 'Siste Plass' } })
  const { body: odd } = await checkOut(house, { offering, buyer: { name: 'Feil Beløp' } })
  await pay(house, odd, { amount: 100_000 })
  await untilOrder(house, odd, ({ state }) => state === 'in-review')
  await checkOut(house, { offering, buyer: { name: 'Henrik Halvveis' } })
  const back = await bought(house, offering, { buyer: { name: 'Avbestilt Aud' } })
  await cancel(house, back)
  world.firmOffering = (await firm.bought(3)).offeringId
  await firm.invites({ offeringId: world.firmOffering } as Offering, [
    { name: 'Nils Navngitt', email: 'nils@havbruk.example' },
  ])
  world.invoice = await invoiceOf(world.dagny!)
  await order(house, await make.client(house, ['finance']), {
    offering,
    payer: { ...company({ name: 'Iris Innkjøp' }), name: 'Innkjøperne AS' } as never,
    change: { purchaseOrderNumber: 'PO-77-1905' },
  })
  world.employer = (await asker.asked(offering)).employerEmail
  const waits = await waiter.send(`/offerings/${full.offeringId}/waiting-entries`, { quantity: 1 })
  expect(waits.status, JSON.stringify(waits.body)).toBeLessThan(300)
}

async function invoiceOf(orderId: string): Promise<string> {
  const [row] = await house.witness(
    `select content ->> 'number' as number, kid from documents where order_id = '${orderId}'`,
  )
  world.kid = row!.kid
  return row!.number
}

type Question = { asks: string; search: () => string; links?: RegExp[]; told: RegExp }
const QUESTIONS: readonly Question[] = [
  { asks: 'I bought twice', search: () => 'dagny@example.test', told: /Bekreftet.*Bekreftet.*Dobbel Dagny.*2 ordrer/ },
  {
    asks: 'the invoice went to the wrong place',
    search: () => world.invoice!,
    links: [/Dobbel Dagny/],
    told: /Faktura.*TEST-.*dagny@example\.test/,
  },
  {
    asks: 'what is this payment with this reference',
    search: () => world.kid!,
    links: [/Dobbel Dagny/],
    told: /Praktisk statistikk/,
  },
  {
    asks: 'my employer says nothing came',
    search: () => 'Ane Ansatt',
    links: [/Ane Ansatt/],
    told: /Spurt arbeidsgiver leder-\d+@arbeidsgiver\.example.*Venter på svar/,
  },
  {
    asks: 'an employer: what is this mail about',
    search: () => world.employer!,
    links: [/Ane Ansatt/],
    told: /Spurt arbeidsgiver/,
  },
  {
    asks: 'I paid and have no seat',
    search: () => 'Feil Beløp',
    links: [/Feil Beløp/],
    told: /Beløpet som kom inn, er et annet.*Ingen har fått plass/,
  },
  {
    asks: 'have I paid',
    search: () => 'Henrik Halvveis',
    links: [/Henrik Halvveis/],
    told: /holdt av, men ikke betalt.*Kjøperen må betale innen/,
  },
  {
    asks: 'when do I get my money',
    search: () => 'Avbestilt Aud',
    links: [/Avbestilt Aud/],
    told: /(på vei tilbake|betales? tilbake|Betalt tilbake|Kreditert)/i,
  },
  { asks: 'who took money from my card', search: () => 'visa 4242', told: /Frida Fryser/ },
  { asks: 'what is 4 900 kroner today', search: () => `4 900 ${today()}`, told: /Frida Fryser/ },
  { asks: 'our order PO-77-1905', search: () => 'PO-77-1905', told: /Innkjøperne AS/ },
  {
    asks: 'how many seats do we have left',
    search: () => 'Havbruk og Sønner',
    links: [/Havbruk og Sønner/],
    told: /3 kjøpt: 0 tatt, 1 invitert, 2 uten navn/,
  },
  {
    asks: 'my company says that I have a seat',
    search: () => 'Nils Navngitt',
    links: [/Nils Navngitt/],
    told: /Invitert, har ikke svart.*Havbruk og Sønner/,
  },
  {
    asks: 'am I still in the queue',
    search: () => waiter.email,
    links: [/Vidar Venter/],
    told: /Venteliste: Regnskap for nye ledere (Venter|Har ikke bekreftet)/,
  },
  {
    asks: 'the page gave me a code',
    search: () => world.code!,
    told: /Koden fra en feilside.*Vi sa nei, og ingenting ble gjort/,
  },
  {
    asks: 'can I take another course instead',
    search: () => 'Frida Fryser',
    links: [/Frida Fryser .|^ ?Frida Fryser/, /Bytt til et annet kurs/],
    told: /Bytt/,
  },
  {
    asks: 'what do I get back if I cancel',
    search: () => '4242',
    links: [/Frida Fryser/, /Se hva avbestilling gir/],
    told: /tilbake/,
  },
  {
    asks: 'the room was cold',
    search: () => 'Fryser',
    links: [/Frida Fryser/, /Gi noe tilbake/],
    told: /Du kan gi 1 000/,
  },
  {
    asks: 'I got no mail',
    search: () => 'ole@gmial',
    links: [/Ole Feilskrevet/, /E-postadressen er feilskrevet/],
    told: /Slik den ble skrevet/,
  },
  {
    asks: 'did you get my message about the certificate',
    search: () => 'Dobbel Dagny',
    links: [/Dobbel Dagny/],
    told: /E-poster.*Bekreftelse.*Sendt/,
  },
]

const today = () =>
  new Intl.DateTimeFormat('nb-NO', { timeZone: 'Europe/Oslo', day: 'numeric', month: 'numeric' })
    .format(new Date())
    .replace(/\.?$/, '.')

test(
  'twenty questions of callers are answered from one box in three clicks at most',
  async () => {
    expect(QUESTIONS).toHaveLength(20)
    world.code = (await ask<{ requestId: string }>(house, `/orders/${randomUUID()}`)).body.requestId
    await until(async () => (await desk.finds(world.code!)).status === 200)
    const clicks: number[] = []
    for (const { asks, search, links = [], told } of QUESTIONS) {
      const { words } = await desk.finds(search(), ...links)
      expect(words, asks).toMatch(told)
      clicks.push(1 + links.length)
    }
    promise(
      `20 questions of callers: ${clicks.reduce((sum, each) => sum + each, 0)} clicks in all, at most ${Math.max(...clicks)} for one`,
    )
  },
  LONG_MS,
)

test('what support looks at is written down, and whoever is not support sees none of it', async () => {
  const stranger = await fetch(`${house.url}/support/people/${asker.personId}`, {
    headers: { accept: 'text/html', ...asker.headers },
  })
  expect([403, 404]).toContain(stranger.status)
  expect((await readOrder(house, { id: world.frida!, orderToken: '' })).number).toBeUndefined()
  const reads = await house.witness(`select kind from audit_acts where deed = 'read'`)
  expect(new Set(reads.map(({ kind }) => kind))).toEqual(
    new Set(['orders', 'order', 'person', 'company', 'refused-request']),
  )
})
