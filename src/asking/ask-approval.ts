import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { type CartKey, type CartLine, lockCart } from '../cart/find-cart.ts'
import { cartEmpty } from '../cart/problems.ts'
import { demandUnit } from '../checkout/demand-unit.ts'
import { offersOnSale } from '../checkout/offers-on-sale.ts'
import type { Wanted } from '../checkout/one-seat-each.ts'
import { priceChanged } from '../checkout/problems.ts'
import { orderParts } from '../checkout/start-checkout.ts'
import { checkWish } from '../checkout/wish.ts'
import { approvalNeeded } from '../companies/approval-needed.ts'
import { approvalRulesOf } from '../companies/approval-rule.ts'
import { ensureCompany } from '../companies/ensure-company.ts'
import { approvalNotNeeded } from '../companies/problems.ts'
import { companyByNumber } from '../companies/queries.ts'
import { CompanyPayer } from '../orders/payer.ts'
import { demandPayableByCard } from '../payments/card-limits.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { LangCode } from '../platform/lang.ts'
import { equal, type Money } from '../platform/money.ts'
import { askedLines } from './asked-lines.ts'
import { promiseToApprovers } from './promise-to-approvers.ts'
import { Note } from './words.ts'
import { provedAsker, writeRequest } from './write-request.ts'

const { acceptedSalesTerms: _byTheApprover, ...wished } = orderParts

/** The order as the buyer would have placed it; whoever says yes accepts the terms of sale. */
export const AskApproval = z
  .strictObject({ ...wished, payer: CompanyPayer, note: Note.default(''), lang: LangCode.optional() })
  .meta({ id: 'AskApproval' })
export type AskApproval = z.output<typeof AskApproval>

const NAMED = statement<{ email: string; personId: string }>(
  'asking-named',
  'select a.email, a.person_id as "personId" from person_addresses a where a.email = any($1)',
)

/**
 * Moves what lies in the cart into a request to the owners and managers of one's company, and holds its seats and prices until one of
 * them answers. Returns the request's id.
 * @throws companies/approval-not-needed, companies/unit-missing, companies/unit-unknown, asking/address-unproved, seats/sold-out, checkout/price-changed, enrolment/already
 */
export async function askApproval(tx: Tx, key: CartKey, command: AskApproval): Promise<string> {
  const asker = await provedAsker(tx)
  const cart = await lockCart(tx, key)
  if (cart.lines.length === 0) throw cartEmpty()
  const { payer, payBy, expectedTotal, note, lang = cart.lang } = command
  const wish = { ...command, lang, lines: cart.lines, acceptedSalesTerms: 0 }
  checkWish(wish)
  const { quote, lines } = askedLines(await offersOnSale(tx, wish), cart.lines)
  const { total } = quote
  const companyId = await companyToAsk(tx, payer.organisationNumber, total)
  if (!equal(total, expectedTotal)) throw priceChanged(expectedTotal, total, lang)
  if (payBy === 'card') demandPayableByCard(total)
  const { purchaseOrderNumber = null, buyerReference = null } = command
  const ensured = await ensureCompany(tx, payer, command)
  demandUnit(tx, command, ensured)
  const wanted = await seatsWanted(tx, cart.lines)
  const requestId = await writeRequest(tx, {
    proposed: null,
    ...{ asker, cartId: cart.id, employerEmail: null, companyId, note, lang, total, lines, wanted },
    wish: { payer, payBy, unitId: ensured.unit?.id ?? null, purchaseOrderNumber, buyerReference },
  })
  await promiseToApprovers(tx, requestId, 'asked')
  await emit(tx, { name: 'ApprovalAsked', subjectId: requestId, facts: { companyId, totalMinor: total.minor } })
  return requestId
}

/** Only where the company's own rule wants a yes: nobody is asked for what one may do. */
async function companyToAsk(tx: Tx, organisationNumber: string, total: Money): Promise<string> {
  const company = await companyByNumber(tx, organisationNumber)
  const [rule] = company ? await approvalRulesOf(tx, company.id) : []
  const ruled = company && rule && { id: company.id, approvalAboveMinor: rule.aboveMinor }
  if (!ruled || !(await approvalNeeded(tx, ruled, total))) throw approvalNotNeeded()
  return ruled.id
}

/** Seats of those who are named and known here: whoever is not has no seat yet. */
async function seatsWanted(tx: Tx, lines: readonly CartLine[]): Promise<Wanted[]> {
  const emails = lines.flatMap(({ people }) => people.map(({ email }) => email))
  const known = emails.length === 0 ? [] : await run(tx, NAMED, [emails])
  return lines.flatMap(({ offeringId, people }) =>
    known
      .filter(({ email }) => people.some((named) => named.email === email))
      .map(({ personId }) => ({ personId, offeringId })),
  )
}
