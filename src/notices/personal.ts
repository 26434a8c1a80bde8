import { z } from 'zod'
import { PAID_BY_WHOM } from '../orders/personal.ts'
import { Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

const CONCERNS = `(m.to_email = any(whom.addresses) or exists (select from orders o where o.id = m.order_id and ${PAID_BY_WHOM})
  or exists (select from unnest(whom.addresses) a where position(a in lower(m.text)) > 0 or position(a in lower(m.subject)) > 0))`

/** Mails as they were sent: their texts hold links that open orders, so the copy says only that they were. */
export const personalInNotices: readonly PersonalTable[] = [
  {
    table: 'mail_bounces',
    columns: ['email', 'said'],
    shown: {
      as: 'mailsThatDidNotArrive',
      shape: z.object({ to: z.string(), kind: z.string().nullable(), said: z.string(), at: Instant }),
      of: ofWhom(
        'shown-mail-bounces',
        `select b.email as "to", b.kind, b.said, b.at from whom join mail_bounces b on b.email = any(whom.addresses) order by b.at, b.mail_id`,
      ),
    },
    erased: [ofWhom('erase-mail-bounces', 'delete from mail_bounces b using whom where b.email = any(whom.addresses)')],
  },
  {
    table: 'mails',
    columns: [
      'to_name',
      'to_email',
      'lang',
      'subject',
      'text',
      'html',
      'attachments',
      'fault',
      'dedupe_key',
      'leave_url',
      'unwanted_at',
    ],
    shown: {
      as: 'mails',
      shape: z.object({
        kind: z.string(),
        to: z.string(),
        subject: z.string(),
        createdAt: Instant,
        sentAt: Instant.nullable(),
      }),
      of: ofWhom(
        'shown-mails',
        `select m.kind, m.to_email as "to", m.subject, m.created_at as "createdAt", m.sent_at as "sentAt"
         from whom join mails m on m.to_email = any(whom.addresses) order by m.created_at, m.id`,
      ),
    },
    erased: [
      ofWhom('erase-unsent-mails', `delete from mails m using whom where m.sent_at is null and ${CONCERNS}`),
      ofWhom(
        'erase-mails',
        `update mails m set to_name = '', to_email = whom.stand_in, text = '', html = '', leave_url = null, unwanted_at = null, fault = null from whom where ${CONCERNS}`,
      ),
    ],
  },
]
