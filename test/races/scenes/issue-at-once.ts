import { setTimeout } from 'node:timers/promises'
import { placeOrder } from '../../../src/checkout/place-order.ts'
import { issueDocuments } from '../../../src/invoicing/issue-documents.ts'
import { Payer } from '../../../src/orders/payer.ts'
import { type Connection, connect } from '../../../src/platform/db/connect.ts'
import { type Tx, transact } from '../../../src/platform/db/transact.ts'
import { company } from '../../support/buyer.ts'

export type IssuedAtOnce = { due: number; documents: number; numbers: number; first: number; last: number }

const SHOP = 'https://kurs.example'
const ROUNDS = 4
const ORDERS = 5
/** How long an issuer that waits for the other one is given before the other one ends. */
const OVERLAP_MS = 300

/** In each round a second issuer starts while the first has numbered and not committed; every other first one fails then. */
export async function play({ appUrl, offeringId }: { appUrl: string; offeringId: string }): Promise<IssuedAtOnce> {
  const connection = connect(appUrl)
  const does = <T>(work: (tx: Tx) => Promise<T>) => transact(connection.pool, { kind: 'job', name: 'test' }, work)
  const issue = () => does((tx) => issueDocuments(tx, SHOP))
  for (let round = 0; round < ROUNDS; round++) {
    await placeSome(does, offeringId)
    let second: Promise<unknown> = Promise.resolve()
    await does(async (tx) => {
      await issueDocuments(tx, SHOP)
      await placeSome(does, offeringId)
      second = issue()
      await Promise.race([second, setTimeout(OVERLAP_MS)])
      if (round % 2 === 1) throw new Error('the first issuer fails')
    }).catch(() => {})
    await second
  }
  while ((await issue()) > 0);
  const counts = await count(connection)
  await connection.close()
  return counts
}

/** Companies buy on invoice at once; the last one's sale fails when all of it is written. */
async function placeSome(does: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>, offeringId: string): Promise<void> {
  const wish = {
    lines: [{ offeringId, quantity: 1, people: [] }],
    payer: Payer.parse(company()),
    payBy: 'invoice',
    lang: 'nb',
    expectedTotal: { minor: 490_000, currency: 'NOK' },
    acceptedSalesTerms: 1,
  } as const
  const sales = Array.from({ length: ORDERS }, (_, n) =>
    does(async (tx) => {
      await placeOrder(tx, wish)
      if (n === ORDERS - 1) throw new Error('the sale fails')
    }),
  )
  await Promise.allSettled(sales)
}

async function count({ pool }: Connection): Promise<IssuedAtOnce> {
  const { rows } =
    await pool.query<IssuedAtOnce>(`select (select count(*)::int from documents_due) as due, count(*)::int as documents,
    count(distinct number)::int as numbers, min(number)::int as first, max(number)::int as last from documents`)
  return rows[0]!
}
