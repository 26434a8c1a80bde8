import { type Lapsing, lapsing } from '../platform/lapsing.ts'

/** How long the text of a mail that was sent is kept, in days: its links open an order. */
const TEXT_DAYS = 365
/** How long it is kept that a mail did not arrive, in days: an address that was not mended by then may be tried again. */
const BOUNCE_DAYS = 365
/** How long it is kept that it was sent, in years. */
const MAIL_YEARS = 5

/** Mails: first their texts, in the end that they were. */
export const lapsingInNotices: readonly Lapsing[] = [
  lapsing('mail-texts', {
    table: 'mails',
    where: `t.sent_at < app_now() - interval '${TEXT_DAYS} days' and (t.text <> '' or t.html <> '')`,
    set: `text = '', html = '', leave_url = null, fault = null`,
  }),
  lapsing('mail-bounces', { table: 'mail_bounces', where: `t.at < app_now() - interval '${BOUNCE_DAYS} days'` }),
  lapsing('mails', { table: 'mails', where: `t.created_at < app_now() - interval '${MAIL_YEARS} years'` }),
]
