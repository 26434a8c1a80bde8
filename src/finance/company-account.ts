import { INVOICE_FACTS } from '../invoicing/invoice-facts.ts'
import { type DueState, MONEY, stateOn } from '../invoicing/left-to-pay.ts'
import { openToMember, stillTheirs } from '../orders/open-to-member.ts'
import { type OrderFacts, type OrderNow, stateOf } from '../orders/state.ts'
import { TOLD_LINES } from '../orders/told-lines.ts'
import { MONEY_FACTS } from '../payments/money-facts.ts'
import { TODAY } from '../platform/db/seller-day.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { type Currency, type Money, money } from '../platform/money.ts'

/** An order as its buyer's list shows it. */
export type AccountOrder = OrderNow & {
  id: string
  number: number
  placedAt: Date
  buyer: string
  total: Money
  titles: string[]
  quantity: number
  purchaseOrderNumber: string | null
}
/** A document of a company's orders. */
export type AccountDocument = {
  id: string
  kind: 'invoice' | 'credit-note'
  number: string
  date: string
  dueDate: string | null
  orderNumber: number
  gross: Money
  /** Of an invoice: what is left to pay, and whether that is late. */
  left: Money
  state: DueState | null
  ready: boolean
}
/** The newest orders and documents of a person that are shown, and of a company, whose lists hold all of them. */
const MOST = 200
const MOST_OF_COMPANY = 10

type OrderRow = OrderFacts & Omit<AccountOrder, 'total' | keyof OrderNow> & { currency: Currency; totalMinor: number }

const ORDER_COLUMNS = `o.id, o.number, o.placed_at as "placedAt", o.payer ->> 'name' as buyer, o.currency, o.total_minor as "totalMinor",
  o.purchase_order_number as "purchaseOrderNumber", o.pay_by as "payBy", h.ends_at as "holdEndsAt",
  o.settled_at as "settledAt", o.cancelled_at as "cancelledAt", o.cancel_cause as "cancelCause",
  o.unseated_at as "unseatedAt", o.choose_until as "chooseUntil", o.review,
  ${MONEY_FACTS},
  ${INVOICE_FACTS},
  ${TOLD_LINES}`
const OF_COMPANY = statement<OrderRow>(
  'finance-company-orders',
  `select ${ORDER_COLUMNS} from orders o join seat_holds h on h.id = o.hold_id
   where o.company_id = $1 and ${openToMember('$2')} order by o.placed_at desc, o.id limit ${MOST_OF_COMPANY}`,
)
const BY_PERSON = statement<OrderRow>(
  'finance-company-orders-by-person',
  `select ${ORDER_COLUMNS} from orders o join seat_holds h on h.id = o.hold_id
   where o.person_id = $1 and o.company_id is not null and ${stillTheirs('$1')} order by o.placed_at desc, o.id limit ${MOST}`,
)
const documentsWhere = (
  whose: string,
  most: number,
) => `select d.id, d.kind, d.content ->> 'number' as number, d.document_date as date, d.due_date as "dueDate",
     o.number as "orderNumber", d.currency, d.gross_minor as "grossMinor",
     money.left_minor as "leftMinor", ${stateOn(TODAY)} as state,
     exists (select from document_files f where f.document_id = d.id) as ready
   from documents d join orders o on o.id = d.order_id cross join lateral ${MONEY} money
   where ${whose} order by d.issued_at desc, d.series desc, d.number desc limit ${most}`
type DocumentRow = Omit<AccountDocument, 'gross' | 'left'> & {
  currency: Currency
  grossMinor: number
  leftMinor: number
}
const DOCUMENTS = statement<DocumentRow>(
  'finance-company-documents',
  documentsWhere(`o.company_id = $1 and ${openToMember('$2')}`, MOST_OF_COMPANY),
)
const OWN_DOCUMENTS = statement<DocumentRow>(
  'finance-person-documents',
  documentsWhere(`o.person_id = $1 and ${stillTheirs('$1')}`, MOST),
)
const SPENT = statement<{ currency: Currency; spentMinor: number }>(
  'finance-company-spent',
  `select d.currency, sum(case d.kind when 'invoice' then d.gross_minor else -d.gross_minor end)::bigint as "spentMinor"
   from documents d join orders o on o.id = d.order_id where o.company_id = $1 and ${openToMember('$2')}
   group by d.currency order by d.currency`,
)

/** A company as one of its members may see it. */
export type AsMember = { companyId: string; personId: string }

export const companyOrders = async (on: On, { companyId, personId }: AsMember): Promise<AccountOrder[]> =>
  (await run(on, OF_COMPANY, [companyId, personId])).map(orderFrom)

/** Orders for companies that this person placed, member or not. */
export const companyOrdersBy = async (on: On, personId: string): Promise<AccountOrder[]> =>
  (await run(on, BY_PERSON, [personId])).map(orderFrom)

export async function companyDocuments(on: On, { companyId, personId }: AsMember): Promise<AccountDocument[]> {
  return (await run(on, DOCUMENTS, [companyId, personId])).map(documentFrom)
}

/** The documents of what a person ordered, for themselves or for others. */
export const documentsOfPerson = async (on: On, personId: string): Promise<AccountDocument[]> =>
  (await run(on, OWN_DOCUMENTS, [personId])).map(documentFrom)

const documentFrom = ({ currency, grossMinor, leftMinor, ...rest }: DocumentRow): AccountDocument => ({
  ...rest,
  gross: money(grossMinor, currency),
  left: money(leftMinor, currency),
})

/** What was invoiced less what was credited, per currency. */
export const companySpent = async (on: On, { companyId, personId }: AsMember): Promise<Money[]> =>
  (await run(on, SPENT, [companyId, personId])).map(({ currency, spentMinor }) => money(spentMinor, currency))

function orderFrom(row: OrderRow): AccountOrder {
  const { id, number, placedAt, buyer, titles, quantity, purchaseOrderNumber } = row
  const total = money(row.totalMinor, row.currency)
  return { id, number, placedAt, buyer, titles, quantity, purchaseOrderNumber, total, ...stateOf(row) }
}
