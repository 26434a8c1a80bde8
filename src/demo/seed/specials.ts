import { SESSION_MINUTES } from '../../checkout/agree.ts'
import { creditOrder } from '../../checkout/credit-order.ts'
import { lapseOrder } from '../../checkout/lapse-order.ts'
import { putUnderReview } from '../../checkout/put-under-review.ts'
import { settle } from '../../checkout/settle.ts'
import { unseatOrder } from '../../checkout/unseat-order.ts'
import { personByEmail } from '../../identity/queries.ts'
import { issueDocuments } from '../../invoicing/issue-documents.ts'
import { minutesAfter } from '../../platform/clock.ts'
import { buy, captureOf, place } from './buy.ts'
import { companies } from './companies.ts'
import { kari, privatePeople } from './people.ts'
import { daysFrom, type Scene, type Stage, type Stood } from './stage.ts'

/** Each on an offering that can still be bought; see the courses for what their codes stand for. */
const SOLD_OUT = 'KLIN-2'
const FOR_THE_COMPANY = 'DHO-2'
const OTHERS = { overdue: 'KIO-3', credited: 'BRE-2', review: 'PRO-3', awaiting: 'UU-2', kari: 'STAT-2' }
/** So much less than asked the bank took for the order under review, in øre. */
const SHORT_BY = 50_000

/** Orders that a task of the demo, or somebody in finance or support, has to do with. */
export const specials = (today: Date): Scene[] => [
  { at: daysFrom(today, -130), play: (stage) => kariLearns(stage, daysFrom(today, -130)) },
  { at: daysFrom(today, -44), play: (stage) => overdue(stage, daysFrom(today, -44)) },
  { at: daysFrom(today, -9), play: (stage) => credited(stage, { from: daysFrom(today, -9), to: daysFrom(today, -6) }) },
  { at: daysFrom(today, -5), play: (stage) => unnamed(stage, daysFrom(today, -5)) },
  { at: daysFrom(today, -1.2), play: (stage) => mismatched(stage, daysFrom(today, -1.2)) },
  { at: minutesAfter(today, -300), play: (stage) => unseated(stage, minutesAfter(today, -300)) },
  { at: minutesAfter(today, -1), play: (stage) => awaiting(stage) },
]

const offeringOf = (stage: Stage, code: string): Stood => {
  const found = stage.offerings.get(code)
  if (!found) throw new Error(`the seed has no offering ${code}`)
  return found
}

async function kariLearns(stage: Stage, at: Date): Promise<void> {
  const person = await personByEmail(stage.tx, kari.email)
  const actor = { kind: 'person', personId: person!.id, roles: [] } as const
  await buy(stage, { at, offering: offeringOf(stage, OTHERS.kari), by: { person: kari }, payBy: 'card', actor })
}

async function overdue(stage: Stage, at: Date): Promise<void> {
  const company = companies[3]!
  const people = company.employees.slice(0, 2)
  await buy(stage, {
    at,
    offering: offeringOf(stage, OTHERS.overdue),
    by: { company, quantity: 2, people },
    payBy: 'invoice',
  })
}

async function credited(stage: Stage, { from, to }: { from: Date; to: Date }): Promise<void> {
  const company = companies[4]!
  const by = { company, quantity: 3, people: company.employees.slice(0, 1) }
  const orderId = await buy(stage, { at: from, offering: offeringOf(stage, OTHERS.credited), by, payBy: 'invoice' })
  await issueDocuments(await stage.at(from), stage.bank.publicUrl)
  await creditOrder(await stage.at(to), orderId, { reason: 'Kurset passet ikke med vaktlisten' })
}

/** Six seats, three names: the rest is the manager's task. */
async function unnamed(stage: Stage, at: Date): Promise<void> {
  const company = companies[0]!
  const by = { company, quantity: 6, people: company.employees.slice(0, 3) }
  await buy(stage, { at, offering: offeringOf(stage, FOR_THE_COMPANY), by, payBy: 'invoice' })
}

async function mismatched(stage: Stage, at: Date): Promise<void> {
  const offering = offeringOf(stage, OTHERS.review)
  const { open } = await place(stage, { at, offering, by: { person: privatePeople[0]! }, payBy: 'card' })
  const amount = open!.amountMinor - SHORT_BY
  const intent = await stage.bank.pay(open!.page, amount)
  const tx = await stage.at(minutesAfter(at, 3))
  await putUnderReview(tx, captureOf(tx, { ...open!, amountMinor: amount }, intent))
}

/** The last seat was held, let go, and sold to somebody else; then the money of the first arrived. */
async function unseated(stage: Stage, at: Date): Promise<void> {
  const offering = offeringOf(stage, SOLD_OUT)
  const { open } = await place(stage, { at, offering, by: { person: privatePeople[1]! }, payBy: 'card' })
  await lapseOrder(await stage.at(minutesAfter(at, 40)), { id: open!.paymentId, orderId: open!.orderId })
  await buy(stage, { at: minutesAfter(at, 90), offering, by: { person: kari }, payBy: 'card' })
  const intent = await stage.bank.pay(open!.page)
  const tx = await stage.at(minutesAfter(at, 120))
  const captured = captureOf(tx, open!, intent)
  if (await settle(tx, captured)) throw new Error('the last seat was sold twice')
  await unseatOrder(tx, captured)
}

/** Somebody is at the payment page while the demo starts. */
async function awaiting(stage: Stage): Promise<void> {
  const at = minutesAfter(stage.today, 0)
  const purchase = {
    at,
    offering: offeringOf(stage, OTHERS.awaiting),
    by: { person: privatePeople[2]! },
    payBy: 'card',
  } as const
  await place(stage, purchase, minutesAfter(at, SESSION_MINUTES))
}
