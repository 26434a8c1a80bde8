import { z } from 'zod'
import { ROLES } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { digestOf, newId, newToken } from '../platform/ids.ts'
import { Line } from '../platform/words.ts'

/** Tells a leaked key for what it is: secret scanners look for such prefixes. */
export const KEY_PREFIX = 'ctk_'

export const RoleName = z.enum(ROLES)

export const MakeApiKey = z.strictObject({
  name: Line,
  roles: z.array(RoleName).max(ROLES.length),
  endsAt: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .optional(),
})
export type MakeApiKey = z.output<typeof MakeApiKey>

const MAKE = statement(
  'api-key-make',
  'insert into api_keys (id, digest, name, roles, created_at, ends_at) values ($1, $2, $3, $4, $5, $6)',
)

/** A key for a program. It is told here and never again: the table holds its digest. */
export async function makeApiKey(tx: Tx, { name, roles, endsAt }: MakeApiKey): Promise<{ id: string; key: string }> {
  const id = newId()
  const key = `${KEY_PREFIX}${newToken()}`
  await run(tx, MAKE, [id, digestOf(key), name, [...new Set(roles)], tx.now, endsAt ?? null])
  return { id, key }
}
