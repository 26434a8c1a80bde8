import { z } from 'zod'
import { Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

/** What was asked of us about somebody's data. */
export const personalInPrivacy: readonly PersonalTable[] = [
  {
    table: 'erasures',
    columns: ['person_id', 'asked_by', 'proof'],
    shown: {
      as: 'erasureRequests',
      shape: z.object({ askedAt: Instant, proof: z.string(), withdrawnAt: Instant.nullable() }),
      of: ofWhom(
        'shown-erasures',
        `select e.asked_at as "askedAt", e.proof, e.withdrawn_at as "withdrawnAt" from whom join erasures e on e.person_id = whom.id order by e.asked_at`,
      ),
    },
    erased: { because: 'it proves when the erasure was asked for and done, of an id that is nobody’s name any more' },
  },
  {
    table: 'idempotency_keys',
    columns: ['scope', 'request_digest'],
    shown: { because: 'digests that are forgotten within a day' },
    erased: [
      ofWhom('erase-idempotency', `delete from idempotency_keys k using whom where k.scope = 'person:' || whom.id`),
    ],
  },
]
