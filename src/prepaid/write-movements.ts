import { incomeRole } from '../ledger/accounts.ts'
import { type Dimensions, type Posting, post } from '../ledger/post.ts'
import { nameOf } from '../platform/actor.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { Currency } from '../platform/money.ts'
import { PREPAID_CATEGORY } from './prepaid.ts'

/** What moves a prepaid, before it is written: `lineId` is null of what ends it. Net, in minor units. */
export type NewMovement = {
  prepaidId: string
  companyId: string
  kind: 'drawn' | 'put-back' | 'ended'
  orderId: string | null
  lineId: string | null
  seats: number
  currency: Currency
  amountMinor: number
  dimensions: Dimensions
}

/** What each kind moves in the book: a drawn seat is owed as teaching from then on, and what is ended is owed no more. */
const POSTED: Readonly<Record<NewMovement['kind'], Pick<Posting, 'debit' | 'credit'>>> = {
  drawn: { debit: 'prepaid-places', credit: 'deferred-income' },
  'put-back': { debit: 'deferred-income', credit: 'prepaid-places' },
  ended: { debit: 'prepaid-places', credit: incomeRole(PREPAID_CATEGORY) },
}

const WRITE = statement(
  'prepaid-write-movements',
  `insert into prepaid_movements (id, prepaid_id, company_id, kind, order_id, line_id, seats, currency, amount_minor, cost_centre, project, activity, at, by)
   select id, prepaid_id, company_id, kind, order_id, line_id, seats, currency, amount_minor, cost_centre, project, activity, $2, $3
   from jsonb_to_recordset($1) as m(id uuid, prepaid_id uuid, company_id uuid, kind text, order_id uuid, line_id uuid, seats int, currency text,
     amount_minor bigint, cost_centre text, project text, activity text)`,
)

/** Writes what moved prepaids, and posts each once, in two statements. */
export async function writeMovements(tx: Tx, movements: readonly NewMovement[]): Promise<void> {
  const rows = movements.filter(({ amountMinor }) => amountMinor > 0).map((each) => ({ ...each, id: newId() }))
  if (rows.length === 0) return
  await run(tx, WRITE, [JSON.stringify(rows.map(rowOf)), tx.now, nameOf(tx.actor)])
  const postedOn = dayIn(SELLER_ZONE, tx.now)
  await post(
    tx,
    rows.map(({ id, kind, currency, amountMinor, dimensions }) => ({
      ...{ kind: `prepaid-${kind}` as const, sourceId: id, postedOn, currency },
      postings: [{ ...POSTED[kind], amountMinor, dimensions }],
    })),
  )
}

const rowOf = ({
  id,
  prepaidId,
  companyId,
  orderId,
  lineId,
  amountMinor,
  dimensions,
  ...rest
}: NewMovement & { id: string }) => ({
  ...{ id, ...rest, prepaid_id: prepaidId, company_id: companyId, order_id: orderId, line_id: lineId },
  ...{ amount_minor: amountMinor, cost_centre: dimensions.costCentre },
  ...{ project: dimensions.project, activity: dimensions.activity },
})
