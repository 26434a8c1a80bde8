import { z } from 'zod'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { readSetting, type Setting, writeSetting } from '../platform/settings.ts'
import { MAIN, MONEY_KINDS, type MoneyKind } from './series.ts'

/** Its history tells which series the document of an order belongs to: the kind in force when the order was placed. */
export const moneyKindSetting: Setting<MoneyKind> = { name: 'money-kind', schema: z.enum(MONEY_KINDS) }

const TAKE_TURN = statement('money-kind-turn', `select pg_advisory_xact_lock(hashtextextended('money-kind', 0))`)
const ISSUED = statement<{ issued: boolean }>(
  'money-kind-issued',
  'select exists (select from documents where series = $1) as issued',
)

/**
 * Notes at each start what Stripe's key moves. Once lawful documents are issued there is no way back to a test key: seats
 * would be given away for cards that nobody owns, and real payments could be neither followed nor refunded.
 */
export async function enterMoneyKind(tx: Tx, kind: MoneyKind): Promise<void> {
  await run(tx, TAKE_TURN, [])
  if ((await readSetting(tx, moneyKindSetting)) === kind) return
  if (kind === 'test' && (await hasRealDocuments(tx)))
    throw new Error('STRIPE_SECRET_KEY is a test key, but this shop has taken real money: set the live key again.')
  await writeSetting(tx, moneyKindSetting, kind)
}

async function hasRealDocuments(tx: Tx): Promise<boolean> {
  const [row] = await run(tx, ISSUED, [MAIN])
  return row?.issued ?? false
}
