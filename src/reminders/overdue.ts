import { ordersOfDocument } from '../invoicing/documents-of.ts'
import { MONEY, OPEN_CLAIMS } from '../invoicing/left-to-pay.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { SENDINGS_OF_REMINDER } from '../sending/state.ts'
import type { Overdue } from './plan.ts'

/** Stands before every id. */
const NIL = '00000000-0000-0000-0000-000000000000'

/** Invoices: more than anybody looks through in a preview, and as many as are read in one go to be reminded of. */
export const OVERDUE_MOST = 500

const FIND = (
  among: string,
) => `select d.id as "documentId", d.order_id as "orderId", d.content, d.due_date as "dueDate", money.left_minor as "leftMinor", ${OPEN_CLAIMS} as "claimsMinor",
   exists (select from disputes x where x.order_id in ${ordersOfDocument('d.id')} and x.settled_at is null) or exists (select from correction_wishes w
     where w.document_id = d.id and not exists (select from correction_decisions c where c.wish_id = w.id)) as "isDisputed",
   greatest((select max(t.at) from document_transfers t where t.document_id = d.id),
     (select max(x.at) from document_payments x where x.document_id = d.id)) as "paidAt",
   (select row_to_json(h) from (select h.kind, h.until, h.reason, h.at from reminder_holds h where h.document_id = d.id order by h.at desc, h.id desc limit 1) h) as hold,
   exists (select from reminders r join reminders_due u on u.reminder_id = r.id where r.document_id = d.id) as "isLetterDue",
   (select coalesce(json_agg(json_build_object('id', r.id, 'step', r.step, 'dueDate', r.due_date, 'feeMinor', r.fee_minor,
      'interestMinor', r.interest_minor, 'isFeeWaived', w.reminder_id is not null, 'sendings', ${SENDINGS_OF_REMINDER}) order by r.step), '[]')
    from reminders r left join reminder_waivers w on w.reminder_id = r.id and w.kind = 'fee' where r.document_id = d.id) as sent
   from documents d cross join lateral ${MONEY} money
   where d.kind = 'invoice' and ${among} and d.prepaid_minor < d.gross_minor and (money.left_minor > 0 or ${OPEN_CLAIMS} > 0)
     and not exists (select from documents_due u where u.credits_id = d.id and u.fault is null)`

type Row = Omit<Overdue, 'hold'> & { hold: (Omit<NonNullable<Overdue['hold']>, 'at'> & { at: string }) | null }

const ALL = statement<Row>(
  'reminders-overdue',
  `${FIND('d.due_date < $1')} order by d.due_date, d.number limit ${OVERDUE_MOST}`,
)
const PAGE = statement<Row>(
  'reminders-overdue-page',
  `${FIND('d.due_date < $1 and (d.due_date, d.id) > ($2::date, $3::uuid)')} order by d.due_date, d.id limit ${OVERDUE_MOST}`,
)
const ONE = statement<Row>('reminders-overdue-one', FIND('d.id = $2 and d.due_date < $1'))
const LOCK = statement<{ orderId: string }>(
  'reminders-lock',
  `select o.id as "orderId" from orders o where o.id in ${ordersOfDocument('$1')} and exists (select from documents d where d.id = $1 and d.kind = 'invoice')
   order by o.id for update`,
)

const overdueFrom = ({ hold, ...row }: Row): Overdue => ({ ...row, hold: hold && { ...hold, at: new Date(hold.at) } })

/** Invoices whose day has passed with something left to pay, of them or of what their reminders claimed; the oldest first, not more than a preview shows. */
export const overdueInvoices = async (on: On, today: string): Promise<Overdue[]> =>
  (await run(on, ALL, [today])).map(overdueFrom)

/** All of them however many they are, page by page: those that wait keep nobody behind them from being looked at. */
export async function* everyOverdue(on: On, today: string): AsyncGenerator<Overdue> {
  let after: readonly [dueDate: string, id: string] = ['0001-01-01', NIL]
  for (
    let rows = await run(on, PAGE, [today, ...after]);
    rows.length > 0;
    rows = await run(on, PAGE, [today, ...after])
  ) {
    yield* rows.map(overdueFrom)
    const last = rows.at(-1)!
    after = [last.dueDate, last.documentId]
  }
}

/** One of them, as it is now; null where nothing of it is overdue. */
export const overdueInvoice = async (on: On, today: string, documentId: string): Promise<Overdue | null> =>
  (await run(on, ONE, [today, documentId])).map(overdueFrom)[0] ?? null

/** Takes the locks of an invoice's orders, which payments and credits take too, in the order of their ids. False where there is no such invoice. */
export const lockInvoice = async (on: On, documentId: string): Promise<boolean> =>
  (await run(on, LOCK, [documentId])).length > 0
