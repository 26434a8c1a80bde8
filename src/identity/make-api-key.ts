import { z } from 'zod'
import { ANY_ROLES, type AnyRole, ROLES } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { digestOf, newId, newToken } from '../platform/ids.ts'
import { Line } from '../platform/words.ts'

/** Tells a leaked key for what it is: secret scanners look for such prefixes. */
export const KEY_PREFIX = 'ctk_'

export const RoleName = z.enum(ROLES)
export const AnyRoleName = z.enum(ANY_ROLES)
/** The most faculties that a key is bound to. */
const FACULTIES_MAX = 50
/** What a key's faculties narrow; any other role is of all courses, and would look narrower than it is. */
const NARROWED: readonly AnyRole[] = ['faculty-administrator', 'catalogue-reader', 'learning-platform']

export const MakeApiKey = z
  .strictObject({
    name: Line,
    roles: z.array(AnyRoleName).max(ANY_ROLES.length),
    faculties: z
      .array(Line)
      .max(FACULTIES_MAX)
      .optional()
      .meta({ description: `Of whose courses; none means of all. Only for the roles ${NARROWED.join(', ')}` }),
    personal: z.boolean().optional().meta({
      description:
        'Whether it is told names and addresses of learners: in events, and in lists, rosters, attendance, certificates, answers, applications, waiting lists and the orders of a start that is cancelled, which it is refused otherwise (access/no-names). No, where nothing is said. Single orders and documents go by its roles',
    }),
    endsAt: z.iso
      .datetime({ offset: true })
      .transform((text) => new Date(text))
      .optional(),
  })
  .check(({ value: { roles, faculties = [] }, issues }) => {
    const message = whyNotOf(roles, faculties)
    if (message) issues.push({ code: 'custom', input: faculties, path: ['faculties'], message })
  })
export type MakeApiKey = z.output<typeof MakeApiKey>

/** What is wrong with these roles for these faculties; null where nothing is. */
function whyNotOf(roles: readonly AnyRole[], faculties: readonly string[]): string | null {
  if (faculties.length === 0) return roles.includes('faculty-administrator') ? 'say of which faculties' : null
  const wide = roles.find((role) => !NARROWED.includes(role))
  if (wide !== undefined) return `${wide} is of all courses`
  return roles.length === 0 ? 'without a role there is nothing to narrow' : null
}

const MAKE = statement(
  'api-key-make',
  `insert into api_keys (id, digest, name, roles, faculties, personal, created_at, ends_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
)

/** A key for a program. It is told here and never again: the table holds its digest. */
export async function makeApiKey(tx: Tx, wish: MakeApiKey): Promise<{ id: string; key: string }> {
  const { name, roles, faculties = [], personal = false, endsAt = null } = wish
  const id = newId()
  const key = `${KEY_PREFIX}${newToken()}`
  await run(tx, MAKE, [id, digestOf(key), name, [...new Set(roles)], [...new Set(faculties)], personal, tx.now, endsAt])
  return { id, key }
}
