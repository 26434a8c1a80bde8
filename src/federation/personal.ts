import { z } from 'zod'
import { Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

const TOUCHES = `(j.email = any(whom.addresses) or j.suggested_email = any(whom.addresses) or exists (
  select from external_identities i where i.person_id = whom.id and i.provider = j.provider and i.subject = j.subject))`

/** Who signs somebody in elsewhere. What waits to be joined is found by the identities, so it comes first. */
export const personalInFederation: readonly PersonalTable[] = [
  {
    table: 'identity_joinings',
    columns: [
      'provider',
      'subject',
      'name',
      'suggested_email',
      'email',
      'came_from',
      'lang',
      'browser_digest',
      'link_digest',
    ],
    shown: {
      as: 'signInsBegun',
      shape: z.object({
        provider: z.string(),
        name: z.string().nullable(),
        email: z.string().nullable(),
        createdAt: Instant,
      }),
      of: ofWhom(
        'shown-joinings',
        `select j.provider, j.name, coalesce(j.email, j.suggested_email) as email, j.created_at as "createdAt"
         from whom join identity_joinings j on ${TOUCHES} order by j.created_at`,
      ),
    },
    erased: [ofWhom('erase-joinings', `delete from identity_joinings j using whom where ${TOUCHES}`)],
  },
  {
    table: 'external_identities',
    columns: ['person_id', 'provider', 'subject'],
    shown: {
      as: 'identities',
      shape: z.object({ provider: z.string(), subject: z.string(), linkedAt: Instant }),
      of: ofWhom(
        'shown-identities',
        `select i.provider, i.subject, i.linked_at as "linkedAt" from whom join external_identities i on i.person_id = whom.id order by i.linked_at`,
      ),
    },
    erased: [ofWhom('erase-identities', 'delete from external_identities i using whom where i.person_id = whom.id')],
  },
]
