import { z } from 'zod'
import { LangCode } from '../platform/lang.ts'
import { AnyRoleName } from './make-api-key.ts'

/** What the API shows of a person. Hashes, digests and tokens have no place here. */
export const PersonShape = z
  .object({ id: z.uuid(), name: z.string(), email: z.string(), lang: LangCode })
  .meta({ id: 'Person' })

export const MeShape = z
  .object({
    kind: z.enum(['person', 'client']),
    id: z.uuid(),
    roles: z.array(AnyRoleName),
    name: z.string().nullable(),
    email: z.string().nullable(),
    lang: LangCode.nullable(),
  })
  .meta({ id: 'Me' })

const instant = z
  .date()
  .transform((date) => date.toISOString())
  .pipe(z.iso.datetime())

export const ApiKeyShape = z
  .object({
    id: z.uuid(),
    name: z.string(),
    roles: z.array(AnyRoleName),
    faculties: z.array(z.string()).meta({ description: 'None means of all' }),
    personal: z.boolean().meta({ description: 'Whether it is told names and addresses of learners' }),
    createdAt: instant,
    lastUsedAt: instant.nullable(),
    endsAt: instant.nullable(),
  })
  .meta({ id: 'ApiKey' })
