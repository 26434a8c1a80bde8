import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { demandReference } from '../checkout/demand-reference.ts'
import { termsFault } from '../checkout/terms-fault.ts'
import { type Ensured, ensureCompany } from '../companies/ensure-company.ts'
import { isStaff } from '../companies/may-act-for.ts'
import { demandCredit } from '../credit/demand-credit.ts'
import { ensurePeople } from '../identity/ensure-people.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { type Lang, LangCode } from '../platform/lang.ts'
import { money } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'
import { Email, Line, PersonName } from '../platform/words.ts'
import { lockPrepaid } from '../prepaid/lock-prepaid.ts'
import type { Prepaid } from '../prepaid/prepaid.ts'
import { prepaidById } from '../prepaid/prepaids-of.ts'
import { alreadyAnswered } from '../prepaid/problems.ts'
import type { Whose } from '../prepaid/withdraw-prepaid.ts'
import { agreeingTo } from './agreeing-to.ts'
import { writeOrder } from './write-order.ts'

export const AcceptPrepaid = z
  .strictObject({
    acceptedSalesTerms: z
      .int()
      .min(1)
      .max(100_000)
      .meta({ description: 'Version of the terms of sale that are accepted' }),
    contactName: PersonName.meta({ description: 'Whom the invoice names' }),
    contactEmail: Email,
    purchaseOrderNumber: Line.optional(),
    buyerReference: Line.optional(),
    lang: LangCode.default('nb'),
  })
  .meta({ id: 'AcceptPrepaid' })
export type AcceptPrepaid = z.output<typeof AcceptPrepaid>

/**
 * The company says yes, or somebody here who has its yes in writing stands for it: an order with one invoice, and nothing that takes
 * part in anything. What it may owe on invoice and the numbers that it wants on invoices count as for any order. Who comes second gets
 * the order that it became. @throws prepaid/unknown, prepaid/answered, checkout/terms-changed, checkout/reference-missing, companies/credit-exceeded
 */
export async function acceptPrepaid(tx: Tx, whose: Whose, wish: AcceptPrepaid): Promise<{ orderId: string }> {
  const company = await agreeingTo(tx, whose.companyId, wish)
  const ensured = await ensureCompany(tx, company, { payBy: 'invoice' })
  const prepaid = await openOffer(tx, whose, wish.lang)
  if (prepaid.orderId) return { orderId: prepaid.orderId }
  const fault = await termsFault(tx, wish.acceptedSalesTerms)
  if (fault) throw fault
  const { purchaseOrderNumber, buyerReference } = wish
  demandReference({ purchaseOrderNumber, buyerReference, payBy: 'invoice' }, ensured)
  await demandCredit(tx, ensured, money(prepaid.netMinor, prepaid.currency))
  const order = await writeOrder(tx, prepaid, {
    wish,
    payer: company,
    company: ensured,
    personId: await ordererOf(tx, wish),
  })
  await noteAccepted(tx, prepaid, order)
  return { orderId: order.orderId }
}

async function openOffer(tx: Tx, { companyId, prepaidId }: Whose, lang: Lang): Promise<Prepaid> {
  const locked = await lockPrepaid(tx, prepaidId)
  if (locked.companyId !== companyId) throw unknown('prepaid')
  if (locked.isAnswered && !locked.orderId) throw alreadyAnswered()
  return (await prepaidById(tx, prepaidId, lang))!
}

/** It is the order of whoever says yes; of the contact, where somebody here enters their yes. */
async function ordererOf(tx: Tx, { contactName: name, contactEmail: email, lang }: AcceptPrepaid): Promise<string> {
  if (tx.actor.kind === 'person' && !isStaff(tx.actor)) return tx.actor.personId
  const [personId] = await ensurePeople(tx, [{ name, email }], lang)
  return personId!
}

const NOTE = statement(
  'prepaying-note-accepted',
  'update prepaids set order_id = $2, line_id = $3, accepted_at = $4, accepted_by = $5 where id = $1',
)

async function noteAccepted(
  tx: Tx,
  { prepaidId, companyId, netMinor }: Prepaid,
  order: { orderId: string; lineId: string },
) {
  await run(tx, NOTE, [prepaidId, order.orderId, order.lineId, tx.now, nameOf(tx.actor)])
  await emit(tx, {
    name: 'PrepaidAccepted',
    subjectId: companyId,
    facts: { prepaidId, orderId: order.orderId, netMinor },
  })
}

export type Accepting = { wish: AcceptPrepaid; company: Ensured; personId: string }
