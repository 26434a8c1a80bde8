import { orderView } from '../checkout/order-view.ts'
import type { DocumentBuyer } from '../invoicing/content.ts'
import { payUrlOf } from '../invoicing/pay-url.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { dayInWords, type Lang, say } from '../platform/lang.ts'
import { type Currency, money, spell } from '../platform/money.ts'
import { act, type Till } from '../platform/till.ts'
import { FOR_COMPANY } from '../sending/state.ts'
import { ordersNamed } from './compose-document-mail.ts'
import { type Composed, frameMail, type MailLink } from './frame-mail.ts'
import { linkTo } from './link-to.ts'
import { readerOf } from './reader-of.ts'
import { ORDER_NUMBERS } from './write-document-mail.ts'
import { writeMail } from './write-mail.ts'

/** What the mail says of a reminder; `number` is the letter's, `payableMinor` in minor units of the invoice's currency. */
export type ReminderFacts = Pick<
  Told,
  'invoiceNumber' | 'isNotice' | 'dueDate' | 'payableMinor' | 'currency' | 'kid' | 'orderNumbers'
>
type Told = {
  id: string
  documentId: string
  orderId: string
  orderNumbers: number[]
  number: string
  invoiceNumber: string
  isNotice: boolean
  dueDate: string
  payableMinor: number
  currency: Currency
  kid: string | null
  buyer: DocumentBuyer
  token: string
  isMailed: boolean
}

const WAITING = `reminders_due u join reminders r on r.id = u.reminder_id join documents d on d.id = r.document_id
   where exists (select from reminder_files f where f.reminder_id = r.id)
     and (not ${FOR_COMPANY} or exists (select from sendings s where s.document_id = d.id and s.reminder_step = r.step))`
const FIND = statement<{ id: string }>('notices-find-reminders', `select r.id from ${WAITING} order by u.since`)
const TAKE = statement<Told>(
  'notices-take-reminder',
  `select r.id, r.document_id as "documentId", d.order_id as "orderId", ${ORDER_NUMBERS}, r.content ->> 'number' as number, d.content ->> 'number' as "invoiceNumber",
     r.content ->> 'kind' = 'collection-notice' as "isNotice", r.due_date as "dueDate", (r.content ->> 'payableMinor')::bigint as "payableMinor",
     d.currency, d.kid, d.content -> 'buyer' as buyer, d.token,
     not ${FOR_COMPANY} or exists (select from sendings s where s.document_id = d.id and s.reminder_step = r.step and s.channel = 'mail') as "isMailed"
   from ${WAITING} and r.id = $1 for update of u skip locked`,
)
const DONE = statement('notices-reminder-told', 'delete from reminders_due where reminder_id = $1')

/**
 * Mails each stored reminder to the buyer, with the letter, unless it goes over the network alone. Each in a transaction of its
 * own: one that fails is logged and keeps no other back. Returns how many were taken. @throws the last failure where all failed
 */
export async function tellReminders(till: Till): Promise<number> {
  const waiting = await run({ client: till.connection.pool }, FIND, [])
  const failures: unknown[] = []
  for (const { id } of waiting) {
    try {
      await act(till, { kind: 'job', name: 'notices' }, (tx) => tellOne(tx, till, id))
    } catch (err) {
      till.log.error({ err, reminderId: id }, 'a reminder could not be mailed')
      failures.push(err)
    }
  }
  if (failures.length > 0 && failures.length === waiting.length) throw failures.at(-1)
  return waiting.length - failures.length
}

async function tellOne(tx: Tx, till: Till, id: string): Promise<void> {
  const [reminder] = await run(tx, TAKE, [id])
  if (!reminder) return
  if (reminder.isMailed) await tell(tx, till, reminder)
  await run(tx, DONE, [id])
}

/** To the buyer that the invoice names; the link that opens the whole /** To the buyer that the invoice names; the link that opens the whole order only to the payer of the one that it is for. */
async function tell(tx: Tx, till: Till, reminder: Told): Promise<void> {
  const order = await orderView(tx, reminder.orderId)
  if (!order) return
  const { id, documentId, number, buyer, token } = reminder
  const to = readerOf(order, buyer)
  const isPayer = to.email === order.payer.email && reminder.orderNumbers.length === 1
  const url = isPayer || token === '' ? linkTo(till, order) : payUrlOf(till.config.publicUrl, order.lang, token)
  await writeMail(tx, order, {
    ...{ dedupeKey: `reminder:${id}`, kind: 'reminder', to },
    ...composeReminder(reminder, order.lang, {
      url,
      see: say(order.lang, { nb: 'Se fakturaen', en: 'See the invoice' }),
    }),
    attachments: [{ name: `${number}.pdf`, documentId, file: 'pdf', reminderId: id }],
  })
}

/** Short and polite: the letter says the rest. */
export function composeReminder(reminder: ReminderFacts, lang: Lang, link: MailLink): Composed {
  const { invoiceNumber, isNotice, kid } = reminder
  const day = (to: Lang) => dayInWords(reminder.dueDate, to)
  const sum = spell(money(reminder.payableMinor, reminder.currency), lang)
  const subject = isNotice
    ? { nb: `Inkassovarsel: faktura ${invoiceNumber}`, en: `Collection notice: invoice ${invoiceNumber}` }
    : { nb: `Påminnelse om faktura ${invoiceNumber}`, en: `Reminder of invoice ${invoiceNumber}` }
  return frameMail(lang, {
    subject: say(lang, subject),
    opening: say(lang, {
      nb: `Vi kan ikke se at faktura ${invoiceNumber} er betalt. Brevet er vedlagt.`,
      en: `We cannot see that invoice ${invoiceNumber} has been paid. The letter is attached.`,
    }),
    lines: [
      `${say(lang, { nb: 'Å betale', en: 'To pay' })}: ${sum}`,
      `${say(lang, { nb: 'Ny frist', en: 'New deadline' })}: ${day(lang)}`,
      ...(kid ? [`KID: ${kid}`] : []),
      ...ordersNamed(reminder, lang),
    ],
    after: say(lang, {
      nb: 'Har du betalt de siste dagene, kan du se bort fra dette. Er noe galt med fakturaen, svar på denne e-posten.',
      en: 'If you have paid in the last few days, disregard this. If anything is wrong with the invoice, reply to this mail.',
    }),
    link,
  })
}
