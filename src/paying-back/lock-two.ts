import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Currency } from '../platform/money.ts'

/** An invoice whose order is locked: whom it names, in which currency, and what is paid and left of it. */
export type Locked = {
  id: string
  orderId: string
  number: string
  currency: Currency
  organisationNumber: string | null
  personId: string | null
  email: string
  buyerName: string
  lang: 'nb' | 'en'
}

const LOCK = statement(
  'paying-back-lock-orders',
  `select from orders where id in (select y.order_id from document_demands y join documents d on d.id = y.document_id where d.id = any($1) and d.kind = 'invoice')
   order by id for update`,
)
const READ = statement<Locked>(
  'paying-back-invoices',
  `select d.id, o.id as "orderId", d.content ->> 'number' as number, d.currency, d.content #>> '{buyer,organisationNumber}' as "organisationNumber",
     o.person_id as "personId", coalesce(d.content #>> '{buyer,email}', o.payer ->> 'email') as email, d.buyer_name as "buyerName", o.lang
   from documents d join orders o on o.id = d.order_id where d.id = any($1) and d.kind = 'invoice'`,
)

/** Locks the orders of some invoices, always in the order of their ids: two who take the same ones wait for each other, never in a ring. */
export async function lockInvoices(tx: Tx, documentIds: readonly string[]): Promise<Map<string, Locked>> {
  await run(tx, LOCK, [documentIds])
  return new Map((await run(tx, READ, [documentIds])).map((each) => [each.id, each]))
}

/** The law's buyer: the same organisation number, or the same person where neither invoice names an organisation. */
export const isSameBuyer = (one: Locked, other: Locked): boolean =>
  one.organisationNumber !== null || other.organisationNumber !== null
    ? one.organisationNumber === other.organisationNumber
    : one.personId !== null && one.personId === other.personId
