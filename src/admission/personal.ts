import { z } from 'zod'
import { Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

const OWN = 'whom join applications a on a.person_id = whom.id'

/** Who applied, and with which documents. An erasure ends what is open, frees its seat and deletes every document. */
export const personalInAdmission: readonly PersonalTable[] = [
  {
    table: 'application_documents',
    columns: ['name', 'content'],
    shown: {
      as: 'applicationDocuments',
      shape: z.object({
        ...{ offering: z.string(), name: z.string(), mediaType: z.string(), addedAt: Instant },
        content: z.string().meta({ description: 'The document itself, as base64' }),
      }),
      of: ofWhom(
        'shown-application-documents',
        `select f.code as offering, d.name, d.media_type as "mediaType", d.added_at as "addedAt",
           translate(encode(d.content, 'base64'), E'\\n', '') as content
         from ${OWN} join application_documents d on d.application_id = a.id join offerings f on f.id = a.offering_id order by d.added_at`,
      ),
    },
    erased: [
      ofWhom(
        'erase-application-documents',
        `delete from application_documents d using ${OWN} where d.application_id = a.id`,
      ),
    ],
  },
  {
    table: 'applications',
    columns: ['person_id', 'lang', 'message', 'asked_more', 'words'],
    shown: {
      as: 'applications',
      shape: z.object({
        ...{ offering: z.string(), appliedAt: Instant, message: z.string(), askedMore: z.string().nullable() },
        ...{ decision: z.string().nullable(), reason: z.string().nullable(), words: z.string() },
        endedAs: z.string().nullable(),
      }),
      of: ofWhom(
        'shown-applications',
        `select f.code as offering, a.applied_at as "appliedAt", a.message, a.asked_more as "askedMore", a.decision, a.reason, a.words,
           a.ended_as as "endedAs" from ${OWN} join offerings f on f.id = a.offering_id order by a.applied_at`,
      ),
    },
    erased: [
      ofWhom(
        'erase-application-seats',
        `update seats s set held_until = least(s.held_until, app_now()), hold_id = null from ${OWN}
         where s.hold_id = a.hold_id and s.sold_at is null and a.ended_at is null`,
      ),
      ofWhom(
        'erase-applications',
        `update applications a set message = '', words = '', asked_more = case when a.asked_more is not null then '' end,
           ended_at = coalesce(a.ended_at, app_now()), ended_as = coalesce(a.ended_as, 'withdrawn') from whom where a.person_id = whom.id`,
      ),
    ],
  },
]
