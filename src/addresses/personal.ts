import { z } from 'zod'
import { Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

const TOUCHES = '(a.person_id = whom.id or a.account_id = whom.id or a.email = any(whom.addresses))'

/** Addresses that somebody calls theirs, until they are proved. */
export const personalInAddresses: readonly PersonalTable[] = [
  {
    table: 'address_proofs',
    columns: ['person_id', 'account_id', 'email', 'digest'],
    shown: {
      as: 'addressesToProve',
      shape: z.object({ email: z.string(), createdAt: Instant, endsAt: Instant, provedAt: Instant.nullable() }),
      of: ofWhom(
        'shown-address-proofs',
        `select a.email, a.created_at as "createdAt", a.ends_at as "endsAt", a.proved_at as "provedAt"
         from whom join address_proofs a on ${TOUCHES} order by a.created_at`,
      ),
    },
    erased: [ofWhom('erase-address-proofs', `delete from address_proofs a using whom where ${TOUCHES}`)],
  },
]
