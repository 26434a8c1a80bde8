import { z } from 'zod'
import { noteSeatOrdered } from '../admission/note-seat-ordered.ts'
import { Attribution } from '../attribution/touch.ts'
import { closeCart } from '../cart/close-cart.ts'
import { type CartKey, lockCart } from '../cart/find-cart.ts'
import { cartEmpty } from '../cart/problems.ts'
import { Payer } from '../orders/payer.ts'
import type { Tx } from '../platform/db/transact.ts'
import { LangCode } from '../platform/lang.ts'
import { MoneySchema } from '../platform/money.ts'
import { Line } from '../platform/words.ts'
import { Answers } from '../questions/answer.ts'
import { noteOrdered } from '../waiting/note-ordered.ts'
import { type Placed, placeOrder } from './place-order.ts'

/** What an order needs besides its lines. */
export const orderParts = {
  payer: Payer,
  payBy: z.enum(['card', 'invoice']),
  expectedTotal: MoneySchema.meta({ description: 'The total the buyer was shown; another one is refused' }),
  acceptedSalesTerms: z
    .int()
    .min(1)
    .max(100_000)
    .meta({ description: 'Version of the sales terms the buyer accepted' }),
  purchaseOrderNumber: Line.optional(),
  buyerReference: Line.optional(),
  withoutAgreement: z
    .boolean()
    .optional()
    .meta({ description: 'At listed prices, though the company that pays has an agreement: it may be used up' }),
  unitId: z
    .uuid()
    .optional()
    .meta({ description: 'The unit of the company that it is for; who is bound to one need not say it' }),
  overBudget: z.boolean().optional().meta({
    description: 'Beyond the budget of the unit for the year; by owners, and managers who are bound to no unit',
  }),
}
/** How an order is paid by whoever places it at once: they may draw on what their company has paid for before. */
export const payParts = {
  payBy: z
    .enum(['card', 'invoice', 'prepaid'])
    .meta({ description: '`prepaid` draws on what the company has paid for before; prepaidId says on what' }),
  prepaidId: z.uuid().optional().meta({ description: 'The prepaid that is drawn on, where payBy is `prepaid`' }),
}
/** What a buyer may answer with the order, where it is theirs to answer. */
export const answersPart = {
  answers: Answers.optional().meta({
    description:
      'What a private buyer who takes part themselves answers to what their offerings ask; everybody else answers under My learning',
  }),
}
/** What the shop of another program tells beside the order, of buyers who agreed to it. */
export const attributionPart = { attribution: Attribution.optional() }
export const StartCheckout = z.strictObject({
  ...orderParts,
  ...payParts,
  ...answersPart,
  ...attributionPart,
  lang: LangCode.optional(),
})
export type StartCheckout = z.output<typeof StartCheckout>

/** Turns a cart into an order; the cart can never become a second one. Seats that the waiting list holds for it are taken first. */
export async function startCheckout(tx: Tx, key: CartKey, command: StartCheckout): Promise<Placed> {
  const cart = await lockCart(tx, key)
  if (cart.lines.length === 0) throw cartEmpty()
  const promised = cart.held && { holdId: cart.holdId }
  const wish = {
    ...command,
    answers: command.answers ?? [],
    lang: command.lang ?? cart.lang,
    lines: cart.lines,
    voucher: cart.voucher,
  }
  const placed = await placeOrder(tx, promised ? { ...wish, promised } : wish)
  if (promised && cart.holdId) {
    await noteOrdered(tx, cart.holdId, placed.orderId)
    await noteSeatOrdered(tx, cart.holdId, placed.orderId)
  }
  await closeCart(tx, cart.id, placed.orderId)
  return placed
}
