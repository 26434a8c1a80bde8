import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import type { CartView } from '../cart/cart-view.ts'
import { payerOf } from '../checkout/agree.ts'
import { demandPart } from '../checkout/demand-part.ts'
import { priceChanged, termsChanged } from '../checkout/problems.ts'
import { orderParts } from '../checkout/start-checkout.ts'
import { CompanyPayer } from '../orders/payer.ts'
import { demandPayableByCard } from '../payments/card-limits.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { equal, MoneySchema } from '../platform/money.ts'
import { invalid } from '../platform/problems.ts'
import { Token } from '../platform/words.ts'
import { currentSalesTerms } from '../terms/queries.ts'
import { heldCart } from './held-cart.ts'
import type { OfferedPart } from './offered-part.ts'
import { PartWish } from './part-wish.ts'
import { closeLinks, promiseMail } from './promise-mail.ts'
import { type Split, splitPrice } from './split-price.ts'
import { lockByToken } from './the-request.ts'

const { acceptedSalesTerms, purchaseOrderNumber, buyerReference, unitId } = orderParts

/** On invoice only: the employer's share is due once the learner has paid theirs. */
export const OfferPart = z
  .strictObject({
    ...{ token: Token, part: PartWish, payer: CompanyPayer },
    expectedShare: MoneySchema.meta({
      description: 'The employer’s share with VAT as it was shown; another is refused',
    }),
    ...{ acceptedSalesTerms, purchaseOrderNumber, buyerReference, unitId },
  })
  .meta({ id: 'OfferPart' })
export type OfferPart = z.output<typeof OfferPart>

const OFFER = statement(
  'asking-offer-part',
  'update purchase_requests set offered = $2, offered_at = $3, answered_by = $4 where id = $1',
)

/** How a request's price would be shared; null terms of VAT or a rest too small for a card are refused when it is offered. @throws asking/part-impossible */
export const splitOf = ({ quote, lines }: CartView, part: PartWish): Split =>
  splitPrice(
    quote,
    lines.flatMap(({ offer, extras }) => [
      offer.offeringId,
      ...extras.filter(({ quantity }) => quantity > 0).map(({ extra }) => extra.extraId),
    ]),
    part,
  )

/**
 * The employer says yes to a part of the price. Nothing is ordered by it: the seat stays held until the learner has paid the rest or
 * the request is over, and only then are both parts ordered and the employer's invoiced.
 * @throws asking/link-spent, asking/part-impossible, checkout/price-changed, checkout/amount-not-payable-by-card, what demandPart does
 */
export async function offerPart(tx: Tx, { token, part, payer, expectedShare, ...wish }: OfferPart): Promise<void> {
  const request = await lockByToken(tx, token)
  if (payer.country !== 'NO')
    throw invalid('/payer/country', 'a share is paid by companies in Norway; others pay all of it')
  const { cart } = await heldCart(tx, request, request.lang)
  const { employer, learner, net, nets } = splitOf(cart, part)
  if (!equal(employer, expectedShare)) throw priceChanged(expectedShare, employer, request.lang)
  demandPayableByCard(learner)
  const terms = await currentSalesTerms(tx)
  if (terms && terms.version !== wish.acceptedSalesTerms) throw termsChanged(wish.acceptedSalesTerms, terms.version)
  const company = await demandPart(tx, { ...wish, payer, net, total: employer })
  const offered: OfferedPart = {
    ...{ part, nets, totalMinor: employer.minor, netMinor: net.minor },
    payer: payerOf(payer, company.unit) as OfferedPart['payer'],
    unitId: company.unit?.id ?? null,
    acceptedSalesTerms: wish.acceptedSalesTerms,
    purchaseOrderNumber: wish.purchaseOrderNumber ?? null,
    buyerReference: wish.buyerReference ?? company.buyerReference,
  }
  await run(tx, OFFER, [request.id, JSON.stringify(offered), tx.now, payer.contactName])
  await closeLinks(tx, request.id)
  await promiseMail(tx, { requestId: request.id, kind: 'part-offered', recipient: 'learner', email: request.email })
  await emit(tx, { name: 'PartOffered', subjectId: request.id, facts: { totalMinor: employer.minor } })
}
