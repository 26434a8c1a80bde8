import { SESSION_MINUTES } from '../../checkout/agree.ts'
import { creditOrder } from '../../checkout/credit-order.ts'
import { lapseOrder } from '../../checkout/lapse-order.ts'
import { putUnderReview } from '../../checkout/put-under-review.ts'
import { settle } from '../../checkout/settle.ts'
import { unseatOrder } from '../../checkout/unseat-order.ts'
import { setInvoicing } from '../../companies/set-invoicing.ts'
import { personByEmail } from '../../identity/queries.ts'
import { issueDocuments } from '../../invoicing/issue-documents.ts'
import { nextBankingDay } from '../../platform/banking-days.ts'
import { dayIn, minutesAfter, SELLER_ZONE } from '../../platform/clock.ts'
import { run, statement } from '../../platform/db/statement.ts'
import { sendReminder } from '../../reminders/send-reminders.ts'
import { buy, captureOf, place } from './buy.ts'
import { companies } from './companies.ts'
import { kari, privatePeople } from './people.ts'
import { daysFrom, type Scene, type Stage, type Stood } from './stage.ts'

/** Each on an offering that can still be bought; see the courses for what their codes stand for. */
const SOLD_OUT = 'KLIN-2'
const FOR_THE_COMPANY = 'DHO-2'
const OTHERS = {
  overdue: 'KIO-3',
  eInvoice: 'KIO-3',
  credited: 'BRE-2',
  review: 'PRO-3',
  awaiting: 'UU-2',
  kari: 'STAT-2',
  withExtras: 'STAT-3',
}
/** So much less than asked the bank took for the order under review, in øre. */
const SHORT_BY = 50_000

/** Orders that a task of the demo, or somebody in finance or support, has to do with. */
export const specials = (today: Date): Scene[] => [
  ...neverPaid(today),
  { at: daysFrom(today, -130), play: (stage) => kariLearns(stage, daysFrom(today, -130)) },
  { at: daysFrom(today, -9), play: (stage) => credited(stage, { from: daysFrom(today, -9), to: daysFrom(today, -6) }) },
  { at: daysFrom(today, -7), play: (stage) => withExtras(stage, daysFrom(today, -7)) },
  { at: daysFrom(today, -5), play: (stage) => unnamed(stage, daysFrom(today, -5)) },
  { at: daysFrom(today, -1.2), play: (stage) => mismatched(stage, daysFrom(today, -1.2)) },
  { at: daysFrom(today, -0.8), play: (stage) => eInvoice(stage, daysFrom(today, -0.8)) },
  { at: minutesAfter(today, -300), play: (stage) => unseated(stage, minutesAfter(today, -300)) },
  { at: minutesAfter(today, -1), play: (stage) => awaiting(stage) },
]

const INVOICE_OF = statement<{ id: string }>(
  'demo-invoice-of',
  `select id from documents where order_id = $1 and kind = 'invoice'`,
)
const COMPANY_OF = statement<{ id: string }>(
  'demo-company-of',
  'select id from companies where organisation_number = $1',
)

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

/** An invoice that has run out, and the reminder that followed on a day when banks were open. */
function neverPaid(today: Date): Scene[] {
  const ordered = daysFrom(today, -44)
  const reminded = new Date(`${nextBankingDay(dayIn(SELLER_ZONE, daysFrom(today, -11)))}T09:00:00Z`)
  let orderId = ''
  return [
    {
      at: ordered,
      async play(stage) {
        const company = companies[3]!
        const by = { company, quantity: 2, people: company.employees.slice(0, 2) }
        orderId = await buy(stage, { at: ordered, offering: offeringOf(stage, OTHERS.overdue), by, payBy: 'invoice' })
      },
    },
    {
      at: reminded,
      async play(stage) {
        const [invoice] = await run(stage.tx, INVOICE_OF, [orderId])
        await sendReminder(await stage.at(reminded), invoice!.id)
      },
    },
  ]
}

/** The municipality has chosen e-invoices; the newest one waits in finance's tray. */
async function eInvoice(stage: Stage, at: Date): Promise<void> {
  const company = companies[0]!
  const offering = offeringOf(stage, OTHERS.eInvoice)
  const by = { company, quantity: 2, people: company.employees.slice(0, 2) }
  await buy(stage, { at, offering, by, payBy: 'invoice' })
  const [known] = await run(stage.tx, COMPANY_OF, [company.organisationNumber])
  await setInvoicing(await stage.at(at), known!.id, {
    invoicesBy: 'ehf',
    mailCopy: true,
    needs: 'nothing',
    buyerReference: null,
    orderNumberForms: [],
    referenceForms: [],
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

/** Lunches to be invoiced when they are served, books that were sent and invoiced at once. */
async function withExtras(stage: Stage, at: Date): Promise<void> {
  const company = companies[1]!
  const by = { company, quantity: 3, people: company.employees.slice(0, 2) }
  await buy(stage, { at, offering: offeringOf(stage, OTHERS.withExtras), by, payBy: 'invoice', extras: 2 })
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
