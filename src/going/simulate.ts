import { heldAlong } from '../catalogue/held-together.ts'
import type { Moment } from '../platform/db/snapshot.ts'
import type { Lang } from '../platform/lang.ts'
import { sumsOf } from './cancellation-of.ts'
import { type OrderIn, type OrderStanding, ordersIn, seatsOf } from './orders-in.ts'
import { type OrderPlan, planOrder } from './plan-order.ts'
import { othersAlong } from './problems.ts'
import { type PromisesIn, promisesIn } from './promises-in.ts'
import type { SimulatedSums } from './shapes.ts'
import { simulationIdOf } from './simulation-id.ts'
import { startOf } from './start-of.ts'

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

/**
 * What cancelling an offering would do at this moment: every order, every promise, every mail. Writes nothing.
 * @throws what startOf does, going/others-along
 */
export async function simulate(on: Moment, offeringId: string, lang: Lang): Promise<Simulation> {
  const start = await startOf(on, offeringId, lang)
  const along = await heldAlong(on, offeringId)
  if (along.length > 0) throw othersAlong(along)
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
