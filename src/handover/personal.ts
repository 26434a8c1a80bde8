import { z } from 'zod'
import { Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

/** The secret addresses of calendars. What is told to other systems is read when it is told; only what they answered may repeat it. */
export const personalInHandover: readonly PersonalTable[] = [
  {
    table: 'webhook_attempts',
    columns: ['said'],
    shown: { because: 'it is what another system answered to a message, in the words of that system' },
    erased: [
      ofWhom(
        'erase-webhook-answers',
        `delete from webhook_attempts a using whom, webhook_deliveries d, business_events e, enrolments n
         where a.delivery_id = d.id and e.number = d.event_number and n.id = e.subject_id and n.person_id = whom.id`,
      ),
    ],
  },
  {
    table: 'calendar_links',
    columns: ['person_id'],
    shown: {
      as: 'calendarLinks',
      shape: z.object({ company: z.string().nullable(), madeAt: Instant, endedAt: Instant.nullable() }),
      of: ofWhom(
        'shown-calendar-links',
        `select c.name as company, l.created_at as "madeAt", l.ended_at as "endedAt" from whom join calendar_links l on l.person_id = whom.id
         left join companies c on c.id = l.company_id order by l.created_at`,
      ),
    },
    erased: [ofWhom('erase-calendar-links', 'delete from calendar_links l using whom where l.person_id = whom.id')],
  },
]
