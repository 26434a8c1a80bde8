import { randomUUID } from 'node:crypto'
import { daysAfter } from '../../src/platform/clock.ts'
import { company, until } from '../support/make.ts'
import type { RealShop } from './real-shop.ts'

const PRICE = {
  currency: 'NOK',
  netMinor: 490_000,
  taxClass: 'exempt-teaching',
  taxDecision: 'Undervisning etter § 3-5',
}
const TERMS = {
  code: 'standard',
  name: { nb: 'Standard', en: 'Standard' },
  inWords: { nb: 'Fritt til start.', en: 'Free until the start.' },
}

/** What an administrator does from nothing to a published offering, over the API with the login session. */
export async function launch(shop: RealShop): Promise<string> {
  const send = async <T>(method: string, path: string, json: unknown): Promise<T> => {
    const answer = await shop.ask(path, { method, json })
    if (answer.status > 299) throw new Error(`${method} ${path}: ${answer.text}`)
    return answer.text === '' ? ({} as T) : answer.json<T>()
  }
  const { courseId } = await send<{ courseId: string }>('POST', '/courses', {
    slug: 'statistikk',
    faculty: 'Fakultet for helsevitenskap',
    creditTenths: 25,
    level: 'bachelor',
    topics: ['statistikk'],
    contactEmail: 'kurs@fjordbyen.example',
    texts: { nb: { title: 'Praktisk statistikk', summary: 'Tall du kan stole på.', description: 'Vi regner sammen.' } },
  })
  const startsAt = daysAfter(new Date(), 30)
  const { offeringId } = await send<{ offeringId: string }>('POST', '/offerings', {
    courseId,
    code: 'STAT-1',
    mode: 'campus',
    place: 'Pilestredet 35, Oslo',
    teachingLang: 'nb',
    zone: 'Europe/Oslo',
    startsAt,
    endsAt: daysAfter(startsAt, 2),
    saleOpensAt: daysAfter(startsAt, -60),
    saleClosesAt: daysAfter(startsAt, -1),
    minimum: 1,
    sessions: [{ startsAt, endsAt: daysAfter(startsAt, 1), place: 'Rom P45' }],
  })
  await send('PUT', `/offerings/${offeringId}/price`, PRICE)
  await send('PUT', `/offerings/${offeringId}/terms`, TERMS)
  await send('POST', `/offerings/${offeringId}/pools`, { name: 'standard', capacity: 10 })
  await send('POST', `/courses/${courseId}/publication`, {})
  await send('POST', `/offerings/${offeringId}/publication`, {})
  return offeringId
}

type Document = { number: string; kind: string; pdf: string | null }

/** A company orders one seat on invoice with an API key; returns the order and the document it got. */
export async function orderOnInvoice(
  shop: RealShop,
  key: string,
  offeringId: string,
): Promise<{ id: string; number: string }> {
  const placed = await shop.ask('/orders', {
    headers: { authorization: `Bearer ${key}`, 'idempotency-key': randomUUID() },
    json: {
      lines: [{ offeringId, quantity: 1, people: [] }],
      payer: company(),
      payBy: 'invoice',
      expectedTotal: { minor: PRICE.netMinor, currency: PRICE.currency },
      acceptedSalesTerms: 1,
    },
  })
  if (placed.status !== 201) throw new Error(placed.text)
  const { id } = placed.json<{ id: string }>()
  return { id, number: (await documentOf(shop, key, { id, kind: 'invoice' })).number }
}

/** The stored document of a kind that an order has, once it is rendered. */
export async function documentOf(
  shop: RealShop,
  key: string,
  { id, kind }: { id: string; kind: string },
): Promise<Document> {
  let found: Document | undefined
  await until(async () => {
    const answer = await shop.ask(`/orders/${id}`, { headers: { authorization: `Bearer ${key}` } })
    found = answer.json<{ documents: Document[] }>().documents.find((each) => each.kind === kind && each.pdf !== null)
    return found !== undefined
  })
  return found!
}
