import { z } from 'zod'
import { PAY_BY } from '../orders/state.ts'
import type { Said } from '../platform/lang.ts'
import { CURRENCIES } from '../platform/money.ts'

/** What other systems are told happened. A kind keeps its meaning and its members for as long as its version stays. */
export const KINDS = [
  'enrolment.created',
  'enrolment.withdrawn',
  'enrolment.completed',
  'enrolment.completion-taken-back',
  'enrolment.learner-changed',
  'order.settled',
  'order.cancelled',
  'offering.published',
  'offering.changed',
  'offering.unpublished',
] as const
export type Kind = (typeof KINDS)[number]
export const KindName = z.enum(KINDS)

/** Of every kind so far. */
export const VERSION = 1

export const KIND_WORDS: Record<Kind, Said> = {
  'enrolment.created': { nb: 'Noen fikk plass på et kurs', en: 'Somebody got a seat in an offering' },
  'enrolment.withdrawn': { nb: 'Noen mistet plassen sin', en: 'Somebody lost their seat' },
  'enrolment.completed': { nb: 'Noen fullførte', en: 'Somebody completed' },
  'enrolment.completion-taken-back': { nb: 'En fullføring ble trukket tilbake', en: 'A completion was taken back' },
  'enrolment.learner-changed': { nb: 'To kontoer ble én', en: 'Two accounts became one' },
  'order.settled': { nb: 'En ordre ble bekreftet', en: 'An order was confirmed' },
  'order.cancelled': { nb: 'En bekreftet ordre ble avlyst', en: 'A confirmed order was cancelled' },
  'offering.published': { nb: 'Et kurs ble lagt ut', en: 'An offering was published' },
  'offering.changed': { nb: 'Tid, sted eller samlinger ble endret', en: 'Time, place or sessions changed' },
  'offering.unpublished': { nb: 'Et kurs ble tatt ned', en: 'An offering was taken down' },
}

const Learner = z
  .object({ name: z.string(), email: z.email() })
  .nullable()
  .meta({ description: 'Null where the receiver is told no names, or the person was erased' })
const EnrolmentTold = z.object({
  enrolmentId: z.uuid(),
  learnerId: z.uuid().meta({ description: 'The account as it is now: accounts that became one have one id' }),
  learner: Learner,
  offeringId: z.uuid(),
  offeringCode: z.string(),
  courseId: z.uuid(),
  orderId: z.uuid(),
  seatId: z.uuid(),
})
const OrderTold = z.object({
  orderId: z.uuid(),
  number: z.int(),
  payBy: z.enum(PAY_BY),
  total: z.object({ minor: z.int(), currency: z.enum(CURRENCIES) }),
  companyId: z.uuid().nullable(),
  offeringIds: z.array(z.uuid()),
  cancelCause: z.string().nullable(),
})
const OfferingTold = z.object({
  offeringId: z.uuid(),
  code: z.string(),
  courseId: z.uuid(),
  faculty: z.string(),
  title: z.string(),
  mode: z.enum(['campus', 'online', 'hybrid']),
  place: z.string(),
  zone: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  isPublished: z.boolean(),
  sessions: z.int().meta({ description: 'How many there are; when they are stands in the offering and its calendar' }),
})

const envelope = { number: z.int(), version: z.int(), timestamp: z.iso.datetime() }
const kindsOf = <Room extends 'enrolment' | 'order' | 'offering'>(room: Room) =>
  z.enum(KINDS.filter((kind): kind is Extract<Kind, `${Room}.${string}`> => kind.startsWith(`${room}.`)))

/** What is sent. `data` tells how things stand when it is sent; the kind tells what happened, and when. */
export const Told = z
  .union([
    z.object({ ...envelope, type: kindsOf('enrolment'), data: EnrolmentTold }),
    z.object({ ...envelope, type: kindsOf('order'), data: OrderTold }),
    z.object({ ...envelope, type: kindsOf('offering'), data: OfferingTold }),
    z.object({ type: z.literal('ping'), timestamp: z.iso.datetime(), data: z.object({}) }),
  ])
  .meta({ id: 'WebhookMessage' })
