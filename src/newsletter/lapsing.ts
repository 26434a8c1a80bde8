import { type Lapsing, lapsing } from '../platform/lapsing.ts'
import { DAYS_TO_CONFIRM } from './ask-mail.ts'

/** How long it is kept who had said yes, after they have left, in days: until nobody asks any more why they were written to. */
const LEFT_DAYS = 365

/** How long it is kept who got an issue, in days; how many did is kept. */
const READER_DAYS = 365

/** What was asked for and never confirmed, who has left long ago with their consents, and who got old issues. */
export const lapsingInNewsletter: readonly Lapsing[] = [
  lapsing('newsletter-asks', {
    table: 'newsletter_asks',
    where: `t.asked_at < app_now() - interval '${DAYS_TO_CONFIRM} days'`,
  }),
  lapsing('newsletter-subscribers', {
    table: 'newsletter_subscribers',
    where: `t.left_at < app_now() - interval '${LEFT_DAYS} days'`,
  }),
  lapsing('newsletter-readers', {
    table: 'newsletter_readers',
    where: `t.subscriber_id is not null and coalesce(t.written_at, t.skipped_at) < app_now() - interval '${READER_DAYS} days'`,
    set: 'subscriber_id = null',
  }),
]
