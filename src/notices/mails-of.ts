import { type On, run, statement } from '../platform/db/statement.ts'
import type { MailKind } from '../platform/mail-kinds.ts'
import { isWithheld } from './bounces.ts'

/** A mail about an order as it was or will be sent; `fault` is what the last try said, null where it went well or waits. */
export type OrderMail = {
  id: string
  kind: MailKind
  toName: string
  toEmail: string
  subject: string
  text: string
  attachments: { name: string }[]
  createdAt: Date
  nextTryAt: Date
  tries: number
  sentAt: Date | null
  fault: string | null
  /** It did not arrive. */
  bouncedAt: Date | null
  /** Its address has refused too often, and what is unsent waits. */
  isHeld: boolean
}

const COLUMNS = `id, kind, to_name as "toName", to_email as "toEmail", subject, text, attachments, created_at as "createdAt",
     next_try_at as "nextTryAt", tries, sent_at as "sentAt", fault, bounced_at as "bouncedAt", sent_at is null and bounced_at is null and ${isWithheld('to_email')} as "isHeld"`

const FIND = statement<OrderMail>(
  'notices-mails-of',
  `select ${COLUMNS} from mails where order_id = $1 order by created_at, id limit 200`,
)
const TO_PERSON = statement<OrderMail>(
  'notices-mails-to',
  `select ${COLUMNS} from mails where to_email in (select a.email from person_addresses a where a.person_id = $1) order by created_at desc, id desc limit 50`,
)

/** The mails of one order, oldest first. */
export const mailsOf = (on: On, orderId: string): Promise<OrderMail[]> => run(on, FIND, [orderId])

/** What was written to somebody lately, at any of their addresses, the newest first. */
export const mailsToPerson = (on: On, personId: string): Promise<OrderMail[]> => run(on, TO_PERSON, [personId])
