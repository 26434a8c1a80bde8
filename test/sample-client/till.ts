/** Written from /openapi.json and docs/integration.md alone: what one program needs of a till, by fetch. */

export type Offer = {
  offeringId: string
  title: string
  place: string
  startsAt: string
  price: { gross: { minor: number; currency: string } }
}
export type Message = {
  number?: number
  type: string
  timestamp: string
  data: Record<string, unknown>
}
export type Order = { id: string; number: number; state: string; externalId: string | null }
export type Person = { name: string; email: string }

/** The till said no. */
export class Refused extends Error {
  readonly problem: { type: string; status: number; detail: string }
  constructor(problem: { type: string; status: number; detail: string }) {
    super(`${problem.status} ${problem.type}: ${problem.detail}`)
    this.problem = problem
  }
}

const TRIES = 5
const SECOND_MS = 1000

/** Speaks to the till with one key; asks again what was not decided, with the same Idempotency-Key. */
export function openTill(url: string, key: string) {
  async function call<T>(method: string, path: string, { body, effect }: { body?: object; effect?: string } = {}) {
    const headers: Record<string, string> = { authorization: `Bearer ${key}`, accept: 'application/json' }
    if (body) headers['content-type'] = 'application/json'
    if (effect) headers['idempotency-key'] = effect
    for (let n = 1; ; n++) {
      const answer = await fetch(`${url}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
      if (answer.status === 503 && n < TRIES) {
        await new Promise((done) => setTimeout(done, Number(answer.headers.get('retry-after') ?? 1) * SECOND_MS))
        continue
      }
      const text = await answer.text()
      const said: unknown = text === '' ? null : JSON.parse(text)
      if (!answer.ok) throw new Refused(said as Refused['problem'])
      return said as T
    }
  }

  return {
    /** What is on sale, page by page. */
    async catalogue(): Promise<Offer[]> {
      const found: Offer[] = []
      for (let after = ''; ; ) {
        const { offers, next } = await call<{ offers: Offer[]; next: string | null }>(
          'GET',
          `/offerings?limit=2${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`,
        )
        found.push(...offers)
        if (next === null) return found
        after = next
      }
    },
    /** A company buys seats on invoice. `externalId` is our own number of the order, and the effect that is never had twice. */
    async sell(offer: Offer, { seats, people, externalId }: { seats: number; people: Person[]; externalId: string }) {
      const { version } = await call<{ version: number }>('GET', '/sales-terms')
      const { minor, currency } = offer.price.gross
      return call<Order>('POST', '/orders', {
        effect: externalId,
        body: {
          lines: [{ offeringId: offer.offeringId, quantity: seats, people }],
          payer: {
            ...{ kind: 'company', name: 'Prøvebedriften AS', organisationNumber: '923609016' },
            ...{ contactName: 'Per Innkjøp', email: 'per@bedrift.test' },
            ...{ street: 'Bedriftsveien 2', postcode: '0250', city: 'Oslo', country: 'NO' },
          },
          payBy: 'invoice',
          expectedTotal: { minor: minor * seats, currency },
          acceptedSalesTerms: version,
          externalId,
        },
      })
    },
    nameSeats: (order: Order, offer: Offer, people: Person[]) =>
      call<Order>('POST', `/orders/${order.id}/names`, {
        effect: `${order.id} ${people.map(({ email }) => email).join(' ')}`.slice(0, 100),
        body: { offeringId: offer.offeringId, people },
      }),
    order: (id: string) => call<Order>('GET', `/orders/${id}`),
    mine: (externalId: string) =>
      call<{ orderId: string | null }>('GET', `/external-ids?externalId=${encodeURIComponent(externalId)}`),
    /** A receiver that is told of everything; the secret is told once. */
    tellMe: (address: string, kinds: string[]) =>
      call<{ id: string; secret: string }>('POST', '/outgoing-webhooks', {
        body: { url: address, description: 'Eksempelklient', kinds, faculties: [], personal: true },
      }),
    eventsAfter: (after: number) =>
      call<{ events: { id: string; message: Message }[]; next: number; more: boolean }>(
        'GET',
        `/events?after=${after}&limit=3`,
      ),
  }
}
export type Till = ReturnType<typeof openTill>
