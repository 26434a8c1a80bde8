import { randomUUID } from 'node:crypto'
import { createPerson } from '../../src/identity/create-person.ts'
import { approvePayback } from '../../src/paying-back/approve-payback.ts'
import type { Actor } from '../../src/platform/actor.ts'
import { problemOf } from '../../src/platform/problems.ts'
import { act } from '../../src/platform/till.ts'
import { camt, type Entry } from '../bank/camt.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { dayOf } from '../support/finance.ts'
import { ask, bearer, company, make, order, unique, until } from '../support/make.ts'

export const KARI_ACCOUNT = '12345678903'
export const OTHER_ACCOUNT = '86011117947'

export type Invoice = { id: string; number: string; kid: string; gross: number; orderId: string; email: string }
export type Payback = {
  id: string
  reference: string
  state: string
  amountMinor: number
  accountId: string | null
  account: string | null
  accountCount: number
  approvals: { name: string }[]
  batchId: string | null
  type: string
}
export type Batch = {
  id: string
  reference: string
  count: number
  sumMinor: number
  state: string
  digest: string
  paidCount: number
  type: string
}

const job: Actor = { kind: 'job', name: 'test' }
/** The code by which something is refused; null where it is done. */
export const refusal = (work: Promise<unknown>): Promise<string | null> =>
  work.then(
    () => null,
    (error: unknown) => {
      const problem = problemOf(error)
      if (problem) return problem.code
      throw error
    },
  )
export const kroner = (minor: number) => (minor / 100).toFixed(2)

/** A house with two clerks of finance, and what they do with money that goes back. */
export async function openHouse() {
  const house = await bootTill()
  const program = await make.client(house, ['course-administrator'])
  const headers = bearer(await make.client(house, ['finance']))
  const today = await dayOf(house)
  const [ola, siri] = [await clerk(house, 'Ola Kasse'), await clerk(house, 'Siri Kontroll')]
  const send = <T = Record<string, unknown>>(method: string, path: string, body?: object) =>
    ask<T>(house, path, {
      method,
      ...(body ? { body } : {}),
      headers: { ...headers, 'idempotency-key': randomUUID() },
    })

  async function invoiced(payer = company(), price = 1_000_000): Promise<Invoice> {
    const offering = await make.offering(house, { price, startsInDays: 300, invoiceToPersons: true })
    const { body: placed } = await order(house, program, { offering, payer, change: { payBy: 'invoice' } })
    const rows = () =>
      house.witness(
        `select id, content ->> 'number' as number, kid, gross_minor as gross, order_id as "orderId" from documents where order_id = '${placed.id}' and kind = 'invoice'`,
      )
    await until(
      async () => (await rows()).length > 0,
      () => JSON.stringify(placed),
    )
    return { ...((await rows())[0] as unknown as Omit<Invoice, 'email'>), email: payer.email }
  }

  async function take(entries: readonly Entry[], how: Parameters<typeof camt>[1] = {}) {
    const { status, body } = await send<{ newCount: number; passedCount: number; knownCount: number }>(
      'POST',
      '/bank-files',
      {
        name: 'fil.xml',
        content: camt(entries, how),
      },
    )
    const waiting = `select from deposits where judged_at is null or (hindrance = 'came-back' and left_minor > 0) union all select from bank_debits where judged_at is null`
    if (status < 300) await until(async () => (await house.witness(waiting)).length === 0)
    return { status, body }
  }
  const entry = (amount: number, more: Partial<Entry> = {}): Entry => ({
    amount: kroner(amount),
    day: today,
    reference: randomUUID(),
    ...more,
  })
  const pays = (invoice: Invoice) => take([entry(invoice.gross, { payments: [{ strd: [{ kid: invoice.kid }] }] })])
  async function credits({ orderId, id }: Invoice, amountMinor?: number) {
    await send('POST', `/orders/${orderId}/credit-note`, { reason: 'Avlyst', ...(amountMinor ? { amountMinor } : {}) })
    await until(async () => (await house.witness(`select from documents_due where credits_id = '${id}'`)).length === 0)
  }
  /** Paid by bank, and then credited: so much is the buyer's. */
  async function withBalance(payer = company(), amountMinor?: number): Promise<Invoice> {
    const invoice = await invoiced(payer)
    await pays(invoice)
    await credits(invoice, amountMinor)
    return invoice
  }

  const leftOf = async ({ id }: Invoice): Promise<number> =>
    (await send<{ leftMinor: number }>('GET', `/invoices/${id}`)).body.leftMinor
  const start = async ({ id }: Invoice, amountMinor: number): Promise<Payback> =>
    (await send<Payback>('POST', '/paybacks', { of: 'invoice', documentId: id, amountMinor })).body
  const read = async ({ id }: { id: string }): Promise<Payback> => (await send<Payback>('GET', `/paybacks/${id}`)).body
  async function linkTo(email: string, after = 0): Promise<string> {
    const links = () =>
      house
        .mails()
        .filter(({ to }) => to.includes(email))
        .flatMap(({ text }) => /payback\?token=([\w-]+)/.exec(text)?.[1] ?? [])
    await until(
      () => links().length > after,
      () => `no link to ${email}`,
    )
    return links()[0]! // newest first
  }
  const gives = (token: string, account = KARI_ACCOUNT) =>
    ask<{ type: string } | null>(house, '/paybacks/account', {
      method: 'POST',
      body: { token, account, holderName: 'Prøvebedriften AS' },
    })
  const approves = async (who: Actor, { id }: { id: string }) => {
    const { accountId } = await read({ id })
    return act(house.till, who, (tx) => approvePayback(tx, id, { accountId: accountId! }))
  }
  /** A payback that two people have approved. */
  async function approved(invoice: Invoice, amountMinor: number, before = 0): Promise<Payback> {
    const payback = await start(invoice, amountMinor)
    await gives(await linkTo(invoice.email, before))
    await approves(ola, payback)
    await approves(siri, payback)
    return read(payback)
  }
  const makeFile = async (form = 'pain.001.001.03'): Promise<Batch> =>
    (await send<Batch>('POST', '/payback-batches', { form })).body
  const bytesOf = async ({ id }: { id: string }): Promise<string> =>
    (await fetch(`${house.url}/payback-batches/${id}/file`, { headers })).text()

  return {
    ...{ house, program, headers, today, ola, siri, send, invoiced, take, entry, pays, credits, withBalance, leftOf },
    ...{ start, read, linkTo, gives, approves, approved, makeFile, bytesOf },
  }
}

async function clerk(house: House, name: string): Promise<Actor> {
  const wanted = { name, email: `${unique()}@fjordbyen.example`, lang: 'nb' } as const
  const { id } = await act(house.till, job, (tx) => createPerson(tx, wanted))
  return { kind: 'person', personId: id, roles: ['finance'] }
}
