import { z } from 'zod'
import { Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

/** The keys of somebody's devices, as far as we know them. */
export const personalInPasskeys: readonly PersonalTable[] = [
  {
    table: 'passkey_challenges',
    columns: ['person_id', 'digest'],
    shown: { because: 'digests that lapse within minutes' },
    erased: [
      ofWhom('erase-passkey-challenges', 'delete from passkey_challenges c using whom where c.person_id = whom.id'),
    ],
  },
  {
    table: 'passkeys',
    columns: ['person_id', 'known_as', 'name', 'credential_id', 'public_key'],
    shown: {
      as: 'passkeys',
      shape: z.object({
        name: z.string(),
        credentialId: z.string(),
        isBackedUp: z.boolean(),
        createdAt: Instant,
        lastUsedAt: Instant.nullable(),
      }),
      of: ofWhom(
        'shown-passkeys',
        `select k.name, k.credential_id as "credentialId", k.is_backed_up as "isBackedUp", k.created_at as "createdAt", k.last_used_at as "lastUsedAt"
         from whom join passkeys k on k.person_id = whom.id order by k.created_at`,
      ),
    },
    erased: [ofWhom('erase-passkeys', 'delete from passkeys k using whom where k.person_id = whom.id')],
  },
]
