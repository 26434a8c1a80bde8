import { z } from 'zod'
import { Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

const THEIRS = 's.email = any(whom.addresses)'
const choices = { lang: z.string(), topics: z.array(z.string()).nullable() }

/**
 * Who subscribes, known by address alone. Nothing is kept of whoever is erased: nobody is written to without two yeses, so no list
 * of those who said no is needed.
 */
export const personalInNewsletter: readonly PersonalTable[] = [
  {
    table: 'newsletter_consents',
    columns: ['subscriber_id', 'lang', 'topics'],
    shown: {
      as: 'newsletterConsents',
      shape: z.object({ ...choices, deed: z.string(), wording: z.int(), at: Instant }),
      of: ofWhom(
        'shown-newsletter-consents',
        `select c.lang, c.topics, c.deed, c.wording, c.at from whom join newsletter_subscribers s on ${THEIRS}
         join newsletter_consents c on c.subscriber_id = s.id order by c.at, c.id`,
      ),
    },
    erased: { because: 'they go with their subscriber' },
  },
  {
    table: 'newsletter_readers',
    columns: ['subscriber_id'],
    shown: {
      as: 'newsletters',
      shape: z.object({ campaign: z.string(), writtenAt: Instant.nullable() }),
      of: ofWhom(
        'shown-newsletter-readers',
        `select i.campaign, r.written_at as "writtenAt" from whom join newsletter_subscribers s on ${THEIRS}
         join newsletter_readers r on r.subscriber_id = s.id join newsletter_issues i on i.id = r.issue_id order by r.id`,
      ),
    },
    erased: { because: 'it says that somebody got it, and no longer who, once their subscriber is gone' },
  },
  {
    table: 'newsletter_asks',
    columns: ['email', 'lang', 'topics', 'digest', 'fault'],
    shown: {
      as: 'newsletterAsks',
      shape: z.object({ ...choices, askedAt: Instant }),
      of: ofWhom(
        'shown-newsletter-asks',
        `select s.lang, s.topics, s.asked_at as "askedAt" from whom join newsletter_asks s on ${THEIRS} order by s.asked_at`,
      ),
    },
    erased: [ofWhom('erase-newsletter-asks', `delete from newsletter_asks s using whom where ${THEIRS}`)],
  },
  {
    table: 'newsletter_subscribers',
    columns: ['email', 'lang', 'topics'],
    shown: {
      as: 'newsletterSubscriptions',
      shape: z.object({ ...choices, email: z.string(), confirmedAt: Instant, leftAt: Instant.nullable() }),
      of: ofWhom(
        'shown-newsletter-subscribers',
        `select s.email, s.lang, s.topics, s.confirmed_at as "confirmedAt", s.left_at as "leftAt" from whom join newsletter_subscribers s on ${THEIRS}
         order by s.confirmed_at`,
      ),
    },
    erased: [ofWhom('erase-newsletter-subscribers', `delete from newsletter_subscribers s using whom where ${THEIRS}`)],
  },
]
