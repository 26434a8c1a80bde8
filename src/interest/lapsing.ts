import { type Lapsing, lapsing } from '../platform/lapsing.ts'
import { DAYS_TO_CONFIRM } from './ask-mail.ts'

/** How long somebody waits for a course, in months: after that they hardly remember that they asked. */
const WAIT_MONTHS = 18
/** How long the one mail that tells them is kept once it was sent or came back, in days: until nobody asks any more where it is. */
const MAIL_DAYS = 30

/** What was asked for and never confirmed, and who has waited too long for a course. Whoever is told goes at once, and soon their mail. */
export const lapsingInInterest: readonly Lapsing[] = [
  lapsing('interest-asks', {
    table: 'interest_asks',
    where: `t.asked_at < app_now() - interval '${DAYS_TO_CONFIRM} days'`,
  }),
  lapsing('course-interests', {
    table: 'course_interests',
    where: `t.confirmed_at < app_now() - interval '${WAIT_MONTHS} months'`,
  }),
  lapsing('interest-mails', {
    table: 'mails',
    where: `t.kind in ('interest', 'interest-ask') and coalesce(t.sent_at, t.bounced_at) < app_now() - interval '${MAIL_DAYS} days'`,
  }),
]
