import { z } from 'zod'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { type Currency, LARGEST_MINOR } from '../platform/money.ts'
import { conflict } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'
import { costUnknown } from './problems.ts'

/** More lines than a budget of one course has. */
export const COSTS_MAX = 50
export const COST_KINDS = ['fixed', 'per-learner'] as const

export const CostBody = z
  .strictObject({
    what: Line.meta({ description: 'What it is for; no names of persons' }),
    kind: z.enum(COST_KINDS).meta({ description: 'Once, or for each who takes part' }),
    amountMinor: z
      .int()
      .min(1)
      .max(LARGEST_MINOR)
      .meta({ description: 'Without VAT, in minor units of the currency that the offering is sold in' }),
  })
  .meta({ id: 'OfferingCostBody' })
export type CostBody = z.output<typeof CostBody>

export type Cost = CostBody & { costId: string; currency: Currency }

/** In what costs are written down before there is a price. */
export const UNPRICED_CURRENCY: Currency = 'NOK'
/** What an offering is sold in, or would be. */
export const CURRENCY_OF = `coalesce((select p.currency from offering_prices p where p.offering_id = $1), '${UNPRICED_CURRENCY}')`

const FIND = statement<Cost>(
  'going-costs',
  `select id as "costId", what, kind, amount_minor as "amountMinor", currency from offering_costs
   where offering_id = $1 order by kind, id`,
)
const ADD = statement<{ id: string }>(
  'going-add-cost',
  `insert into offering_costs (id, offering_id, what, kind, currency, amount_minor)
   select $2, $1, $3, $4, ${CURRENCY_OF}, $5 where (select count(*) from offering_costs where offering_id = $1) < ${COSTS_MAX} returning id`,
)
const CHANGE = statement<{ id: string }>(
  'going-change-cost',
  `update offering_costs set what = $3, kind = $4, currency = ${CURRENCY_OF}, amount_minor = $5 where offering_id = $1 and id = $2 returning id`,
)
const REMOVE = statement<{ id: string }>(
  'going-remove-cost',
  'delete from offering_costs where offering_id = $1 and id = $2 returning id',
)

/** What an offering costs to hold, line by line. */
export const costsOf = (on: On, offeringId: string): Promise<Cost[]> => run(on, FIND, [offeringId])

/** Writes down a cost. @throws offering/unknown, going/too-many-costs */
export async function addCost(tx: Tx, offeringId: string, { what, kind, amountMinor }: CostBody): Promise<string> {
  const costId = newId()
  const added = await run(tx, ADD, [offeringId, costId, what, kind, amountMinor])
  if (added.length === 0)
    throw conflict('going/too-many-costs', `An offering has ${COSTS_MAX} lines of costs at most.`, { most: COSTS_MAX })
  return costId
}

type OneCost = { offeringId: string; costId: string }

/** Changes a cost as a whole. @throws cost/unknown */
export async function changeCost(tx: Tx, { offeringId, costId }: OneCost, body: CostBody): Promise<void> {
  const { what, kind, amountMinor } = body
  if ((await run(tx, CHANGE, [offeringId, costId, what, kind, amountMinor])).length === 0) throw costUnknown()
}

/** Takes a cost away. @throws cost/unknown */
export async function removeCost(tx: Tx, { offeringId, costId }: OneCost): Promise<void> {
  if ((await run(tx, REMOVE, [offeringId, costId])).length === 0) throw costUnknown()
}
