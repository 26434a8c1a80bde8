import { titleIn } from '../catalogue/title-in.ts'
import type { Moment } from '../platform/db/snapshot.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import { unknown } from '../platform/problems.ts'
import { sumsOf } from './cancellation-of.ts'
import { type OrderIn, type OrderStanding, ordersIn, seatsOf } from './orders-in.ts'
import { type OrderPlan, planOrder } from './plan-order.ts'
import { cancelledAlready, started } from './problems.ts'
import { type PromisesIn, promisesIn } from './promises-in.ts'
import type { SimulatedSums } from './shapes.ts'
import { simulationIdOf } from './simulation-id.ts'

/** What cancelling does to one order. */
export type SimulatedOrder = OrderPlan & {
  orderId: string
  orderNumber: number
  payer: string
  payerKind: 'person' | 'company'
  standing: OrderStanding
  /** Who sits there; they lose their place. */
  people: string[]
  /** Seats without a name. */
  unnamed: number
}
/** Mails that are written, by what they are about. */
export type SimulatedMails = {
  buyers: number
  learners: number
  waiting: number
  applicants: number
  askers: number
}
/** What cancelling an offering would do at this moment. */
export type Simulation = {
  simulationId: string
  offeringId: string
  title: string
  code: string
  zone: string
  startsAt: Date
  endsAt: Date
  sums: SimulatedSums[]
  orders: SimulatedOrder[]
  promises: PromisesIn
  mails: SimulatedMails
  /** Orders that cannot be credited at this moment; they are tried until they can. */
  hindered: number
}

type Start = {
  title: string
  code: string
  zone: string
  startsAt: Date
  endsAt: Date
  publishedAt: Date | null
  cancelledAt: Date | null
  wasHeld: boolean
}
const START = statement<Start>(
  'going-start',
  `select (select t.title from ${titleIn('f.course_id', '$2')} t) as title, f.code, f.zone, f.starts_at as "startsAt", f.ends_at as "endsAt",
     f.published_at as "publishedAt", f.cancelled_at as "cancelledAt",
     exists (select from offering_sessions s where s.offering_id = f.id and s.ends_at <= app_now())
       or f.ends_at <= app_now() or exists (select from enrolments e where e.offering_id = f.id and e.completed_at is not null)
       or exists (select from attendances a join offering_sessions s on s.id = a.session_id where s.offering_id = f.id) as "wasHeld"
   from offerings f where f.id = $1`,
)

/**
 * What cancelling an offering would do at this moment: every order, every promise, every mail. Writes nothing.
 * @throws offering/unknown, going/started, going/cancelled-already
 */
export async function simulate(on: Moment, offeringId: string, lang: Lang): Promise<Simulation> {
  const start = await startOf(on, offeringId, lang)
  const orders: SimulatedOrder[] = []
  const found = await ordersIn(on, offeringId)
  for (const order of found) orders.push({ ...shownOf(order), ...(await planOrder(on, order)) })
  const promises = await promisesIn(on, offeringId)
  const { title, code, zone, startsAt, endsAt, publishedAt } = start
  return {
    simulationId: simulationIdOf({
      offering: { startsAt, endsAt, publishedAt },
      orders: orders.map(({ orderId, standing, done, hindrance }) => ({
        orderId,
        standing,
        seats: done.seats,
        hindrance,
      })),
      people: found.map((order) => seatsOf(order).map(({ position, personId }) => ({ position, personId }))),
      documents: orders.map(({ documents, extras, done }) => ({ documents, extras, never: done.neverInvoiced })),
      money: orders.map(({ done: { refund, lowered, balance } }) => ({ refund, lowered, balance })),
      promises: { ...promises, waiting: null },
      waiting: promises.waiting,
    }),
    ...{ offeringId, title, code, zone, startsAt, endsAt, orders, promises },
    sums: sumsOf(orders.map(({ done }) => done)),
    mails: mailsOf(found, promises),
    hindered: orders.filter(({ hindrance }) => hindrance !== null).length,
  }
}

async function startOf(on: On, offeringId: string, lang: Lang): Promise<Start> {
  const [start] = await run(on, START, [offeringId, lang])
  if (!start) throw unknown('offering')
  if (start.cancelledAt) throw cancelledAlready(start.cancelledAt)
  if (start.wasHeld) throw started()
  return start
}

function shownOf(order: OrderIn): Omit<SimulatedOrder, keyof OrderPlan> {
  const { orderId, orderNumber, payer, payerKind, standing } = order
  const people = seatsOf(order).flatMap(({ name }) => (name === null ? [] : [name]))
  return { orderId, orderNumber, payer, payerKind, standing, people, unnamed: seatsOf(order).length - people.length }
}

function mailsOf(orders: readonly OrderIn[], { waiting, applications, requests }: PromisesIn): SimulatedMails {
  const seated = orders.filter(({ standing }) => standing === 'settled')
  return {
    buyers: orders.length,
    learners: seated.flatMap(seatsOf).filter(({ personId, isPayer }) => personId !== null && !isPayer).length,
    ...{ waiting: waiting.entries, applicants: applications.length, askers: requests.length },
  }
}
