import { z } from 'zod'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { digestOf, newId, newToken } from '../platform/ids.ts'
import { LangCode } from '../platform/lang.ts'
import { CurrencyCode } from '../platform/money.ts'

export const OpenCart = z.strictObject({ currency: CurrencyCode.default('NOK'), lang: LangCode.default('nb') })
export type OpenCart = z.output<typeof OpenCart>

const OPEN = statement(
  'cart-open',
  'insert into carts (id, token_digest, person_id, currency, lang, created_at) values ($1, $2, $3, $4, $5, $6)',
)

/** A new empty cart. The token opens it and is told only here. */
export async function openCart(tx: Tx, { currency, lang }: OpenCart): Promise<{ id: string; token: string }> {
  const id = newId()
  const token = newToken()
  const personId = tx.actor.kind === 'person' ? tx.actor.personId : null
  await run(tx, OPEN, [id, digestOf(token), personId, currency, lang, tx.now])
  return { id, token }
}
