import { emit } from '../audit/emit.ts'
import { creditOrder } from '../checkout/credit-order.ts'
import { alreadyEnrolled } from '../checkout/problems.ts'
import { keepReturn } from '../giving-back/keep-return.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { Till } from '../platform/till.ts'
import { carryAnswers } from '../questions/copy-questions.ts'
import type { AgreedMove } from './agreed-move.ts'
import type { SeatToMove } from './seat-to-move.ts'
import { writeMoved } from './write-moved.ts'

/** A move that is to be done now, under the locks of the new seats and of the order. */
export type Carried = {
  moveId: string
  orderId: string
  holdId: string
  /** Of the difference, where it was paid. */
  paymentId: string | null
  agreed: AgreedMove
}
/** Which seats leave: by their line, and the place of whoever sits there; null where nobody does. */
export type From = { lineId: string; position: number | null }

const TAKE = statement<{ seatId: string }>(
  'moving-take-seat',
  `with l as (select * from jsonb_to_record($4) as l(
       id uuid, "offeringId" uuid, "poolId" uuid, "termsId" uuid, title text, detail text, "deliveredFrom" date, "deliveredTo" date, quantity int,
       "unitNetMinor" bigint, "netMinor" bigint, "vatCategory" text, "vatRateBasisPoints" int, "vatReason" text, "vatExemptionCode" text,
       tier jsonb, "agreementId" uuid, agreement jsonb)),
   taken as (
     update seats s set hold_id = o.hold_id, sold_at = $7 from orders o
     where o.id = $1 and s.hold_id = $2 and s.sold_at is null returning s.id, o.company_id),
   owned as (
     insert into wallet_seats (seat_id, company_id, offering_id, order_id, bought_at)
     select t.id, t.company_id, l."offeringId", $1, $7 from taken t, l where t.company_id is not null),
   confirmed as (update seat_holds set confirmed_at = $7, released_at = null where id = $2),
   lined as (
     insert into order_lines (id, order_id, position, kind, offering_id, pool_id, terms_id, title, detail, delivered_from, delivered_to, quantity,
       unit_net_minor, net_minor, vat_category, vat_rate_basis_points, vat_reason, vat_exemption_code, tier, agreement_id, agreement, moved_from_id)
     select id, $1, (select max(position) + 1 from order_lines where order_id = $1), 'seat', "offeringId", "poolId", "termsId", title, detail,
       "deliveredFrom", "deliveredTo", quantity, "unitNetMinor", "netMinor", "vatCategory", "vatRateBasisPoints", "vatReason", "vatExemptionCode",
       nullif(tier, 'null'), "agreementId", nullif(agreement, 'null'), $3 from l),
   placed as (
     insert into order_places (order_id, line_id, position, person_id, name)
     select $1, l.id, n, p.person_id, p.name from l cross join lateral generate_series(1, l.quantity) n
     left join order_places p on p.line_id = $3 and p.position = $5),
   grown as (
     update orders o set net_minor = o.net_minor + l."netMinor", vat_minor = o.vat_minor + $6, total_minor = o.total_minor + l."netMinor" + $6
     from l where o.id = $1)
   select id as "seatId" from taken`,
)
const ENROL = statement<{ id: string }>(
  'moving-enrol',
  `with enrolled as (
     insert into enrolments (id, offering_id, person_id, seat_id, order_id, enrolled_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (offering_id, person_id) where withdrawn_at is null do nothing returning id)
   update enrolments e set moved_to_id = n.id from enrolled n where e.id = $7 returning n.id`,
)
const DEMAND = statement(
  'moving-demand',
  `with asked as (select * from jsonb_to_recordset($2) as d(
       id uuid, "amountMinor" bigint, "netMinor" bigint, "termsDays" int, "invoiceFrom" date, "paymentId" uuid)),
   demanded as (
     insert into demands (id, order_id, amount_minor, currency, terms_days, invoice_from)
     select a.id, $1, a."amountMinor", o.currency, a."termsDays", greatest(a."invoiceFrom", $5::date) from asked a, orders o where o.id = $1),
   shared as (insert into demand_lines (demand_id, line_id, net_minor) select id, $3, "netMinor" from asked),
   paid as (
     insert into payment_demands (payment_id, demand_id, captured) select "paymentId", id, true from asked where "paymentId" is not null)
   insert into documents_due (id, kind, order_id, demand_id, due_from, since)
   select uuidv7(), 'invoice', $1, id, greatest("invoiceFrom", $5::date), $4 from asked`,
)
const DONE = statement(
  'moving-done',
  'update moves set done_at = $2, to_set_off = $3, ended_at = null, ended_as = null where id = $1',
)

/**
 * Moves seats of one line: the new ones belong to the order first, then the old ones are credited and free, then the new ones are demanded, and
 * paid by what was kept of the old. All of it or nothing. Returns the new seats. @throws what creditOrder does
 */
export async function carryOut(tx: Tx, { lineId, position }: From, carried: Carried): Promise<string[]> {
  const { moveId, orderId, holdId, agreed } = carried
  const { line, demands, wish, kept, reason, outcome, facts } = agreed
  const vatMinor = demands.reduce((sum, each) => sum + each.vatMinor, 0)
  const taken = await run(tx, TAKE, [orderId, holdId, lineId, JSON.stringify(line), position, vatMinor, tx.now])
  if (taken.length !== line.quantity) throw new Error('a move takes the seats that are held for it, all of them')
  await creditOrder(tx, orderId, { ...wish, keeps: kept, reason })
  await keepReturn(tx, { actId: moveId, orderId, lineId, seats: wish.seats.length }, outcome)
  const asked = demands.map(({ paidBy, ...each }) => ({ ...each, paymentId: paidWith(paidBy, carried.paymentId) }))
  const today = dayIn(SELLER_ZONE, tx.now)
  await run(tx, DEMAND, [orderId, JSON.stringify(asked), line.id, tx.now, today])
  await run(tx, DONE, [moveId, tx.now, facts.owed !== null])
  await emit(tx, { name: 'SeatMoved', subjectId: orderId, facts: { moveId, ...facts } })
  return taken.map(({ seatId }) => seatId)
}

/** Moves the seat that somebody sits in, who sits in the new one then. @throws enrolment/already, what carryOut does */
export async function carryOutSeat(tx: Tx, till: Till, { seat, ...carried }: Carried & { seat: SeatToMove }) {
  const { orderId, moveId, agreed } = carried
  const [seatId] = await carryOut(tx, seat, carried)
  await enrol(tx, { orderId, seat, agreed }, seatId!)
  await writeMoved(tx, till, { orderId, moveId, seat, facts: agreed.facts })
}

type Sitting = Pick<Carried, 'orderId' | 'agreed'> & { seat: SeatToMove }

async function enrol(tx: Tx, { orderId, seat, agreed }: Sitting, seatId: string): Promise<void> {
  const { offeringId } = agreed.line
  const values = [newId(), offeringId, seat.personId, seatId, orderId, tx.now, seat.enrolmentId]
  if ((await run(tx, ENROL, values)).length === 0) throw alreadyEnrolled()
  await carryAnswers(tx, seat.enrolmentId, offeringId)
}

const paidWith = (paidBy: AgreedMove['demands'][number]['paidBy'], paymentId: string | null): string | null =>
  paidBy === 'new-payment' ? paymentId : (paidBy?.paymentId ?? null)
