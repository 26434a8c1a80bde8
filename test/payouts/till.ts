import { randomUUID } from 'node:crypto'
import Stripe from 'stripe'
import { camt, type Entry, type Payment } from '../bank/camt.ts'
import { expectSoundBooks } from '../support/books.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { dayOf } from '../support/finance.ts'
import { ask, bearer, buy, make, type Order, unique, until } from '../support/make.ts'

export type Payout = {
  id: string
  stripePayout: string
  amountMinor: number
  state: string
  isRead: boolean
  remainderMinor: number | null
  lineCount: number
  openCount: number
  arrivedOn: string | null
  depositId: string | null
  sums: Record<'charge' | 'refund' | 'dispute' | 'fee' | 'other' | 'netMinor', number>
}
export type Line = {
  id: string
  part: string
  state: string
  amountMinor: number
  feeMinor: number
  netMinor: number
  oursMinor: number | null
  orderNumber: number | null
  decidedAs: string | null
  reason: string | null
}

/** A till with card buyers, its Stripe and its bank, each of which does what it is told. */
export type PayoutTill = Awaited<ReturnType<typeof openPayoutTill>>

const MINUTE_SECONDS = 60

export async function openPayoutTill() {
  const house: House = await bootTill()
  const headers = bearer(await make.client(house, ['finance']))
  const offering = await make.offering(house, { price: 490_000, capacity: 50, startsInDays: 300 })
  const { hostname, port } = new URL(house.sandboxUrl)
  const stripe = new Stripe(house.till.config.stripe.secretKey, {
    host: hostname,
    port,
    protocol: 'http',
    telemetry: false,
  })
  const send = <T = Record<string, unknown>>(method: string, path: string, body?: object) =>
    ask<T>(house, path, {
      method,
      ...(body ? { body } : {}),
      headers: { ...headers, 'idempotency-key': randomUUID() },
    })
  const control = async (path: string, body: object = {}): Promise<Record<string, unknown>> => {
    const answer = await ask({ url: `${house.sandboxUrl}/_sandbox` }, `/${path}`, { method: 'POST', body })
    if (answer.status >= 300) throw new Error(JSON.stringify(answer.body))
    return answer.body
  }
  const list = async (): Promise<Payout[]> =>
    (await send<{ payouts: Payout[] }>('GET', '/payouts?limit=200')).body.payouts
  const later = (minutes = 1) => house.moveClock(minutes * MINUTE_SECONDS)
  const chargeOf = async ({ id }: Pick<Order, 'id'>): Promise<string> => {
    const [row] = await house.witness(`select stripe_payment_intent as pi from payments where order_id = '${id}'`)
    return (await stripe.charges.list({ payment_intent: String(row!.pi) })).data[0]!.id
  }
  return {
    house,
    stripe,
    send,
    control,
    list,
    later,
    chargeOf,
    offeringId: offering.offeringId,
    bought: () => buy(house, { offering, people: [{ name: 'Kari Prøve', email: `kari-${unique()}@example.test` }] }),
    /** Stripe sends the bank all that it has; its id. */
    async paidOut(how: object = {}): Promise<string> {
      return String((await control('payouts', how)).id)
    },
    /** The payout as finance sees it, once it is so. */
    async seen(stripePayout: string, so: (payout: Payout) => boolean = ({ isRead }) => isRead): Promise<Payout> {
      let found: Payout | undefined
      await until(
        async () => {
          found = (await list()).find((each) => each.stripePayout === stripePayout)
          return found !== undefined && so(found)
        },
        () => JSON.stringify(found ?? 'not seen'),
      )
      return (await send<Payout>('GET', `/payouts/${found!.id}`)).body
    },
    linesOf: async ({ id }: Payout): Promise<Line[]> =>
      (await send<{ lines: Line[] }>('GET', `/payout-lines?limit=200&payoutId=${id}`)).body.lines,
    /** A file of the bank with these amounts in øre; each deposit's id. */
    async banked(amounts: readonly number[], payment: Payment = { payer: 'STRIPE TECHNOLOGY EUROPE LTD' }) {
      const today = await dayOf(house)
      const entries: Entry[] = amounts.map((minor) => ({
        amount: (minor / 100).toFixed(2),
        day: today,
        reference: randomUUID(),
        payments: [payment],
      }))
      const { body } = await send<{ id: string }>('POST', '/bank-files', { content: camt(entries) })
      await until(async () => (await house.witness('select from deposits where judged_at is null')).length === 0)
      const { body: found } = await send<{ deposits: { id: string; leftMinor: number }[] }>(
        'GET',
        `/deposits?state=all&fileId=${body.id}`,
      )
      return found.deposits
    },
    /** What an account has been debited. */
    async balance(account: string): Promise<number> {
      const [row] = await house.witness(
        `select coalesce(sum(case when debit = '${account}' then amount_minor else -amount_minor end), 0)::bigint as minor
         from postings where '${account}' in (debit, credit)`,
      )
      return Number(row!.minor)
    },
    async attention(): Promise<string[]> {
      const { body } = await send<{ attention: { kind: string }[] }>('GET', '/finance/attention')
      return body.attention.map(({ kind }) => kind)
    },
    sound: () => expectSoundBooks(house.eye),
  }
}
