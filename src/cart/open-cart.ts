import { z } from 'zod'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { digestOf, newId, newToken } from '../platform/ids.ts'
import { LangCode } from '../platform/lang.ts'
import { CurrencyCode } from '../platform/money.ts'
import { ownCart } from './own-cart.ts'

export const OpenCart = z.strictObject({ currency: CurrencyCode.default('NOK'), lang: LangCode.default('nb') })
export type OpenCart = z.output<typeof OpenCart>

const OPEN = statement(
  'cart-open',
  'insert into carts (id, token_digest, currency, lang, created_at) values ($1, $2, $3, $4, $5)',
)

/**
 * A new empty cart. Its token opens it and is told only here. A person has one cart at a time and gets that one, filled or
 * not; it has no token, because being the person is what opens it.
 */
export async function openCart(tx: Tx, { currency, lang }: OpenCart): Promise<{ id: string; token: string | null }> {
  if (tx.actor.kind === 'person') return { id: await ownCart(tx, tx.actor.personId, { currency, lang }), token: null }
  const id = newId()
  const token = newToken()
  await run(tx, OPEN, [id, digestOf(token), currency, lang, tx.now])
  return { id, token }
}
