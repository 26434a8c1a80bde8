import type { Request, RequestHandler } from 'express'
import { type Actor, type AnyRole, visitor } from '../platform/actor.ts'
import type { Pool } from '../platform/db/connect.ts'
import { sightNow, sightOf } from '../platform/db/sight.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { digestOf } from '../platform/ids.ts'
import { KEY_PREFIX } from './make-api-key.ts'
import { badKey } from './problems.ts'
import { heldBy } from './queries.ts'

/** How old a key's "last used" may grow before it is written again. */
export const USED_EVERY_MINUTES = 5

const actors = new WeakMap<object, Actor>()

const USE_KEY = statement<{ id: string; roles: AnyRole[]; faculties: string[]; personal: boolean }>(
  'api-key-use',
  `with used as (
     update api_keys set last_used_at = app_now() where digest = $1 and (ends_at is null or ends_at > app_now())
       and (last_used_at is null or last_used_at < app_now() - make_interval(mins => $2))
   ) select id, roles, faculties, personal from api_keys where digest = $1 and (ends_at is null or ends_at > app_now())`,
)

/** Who sent this request; a visitor unless `identify` found somebody. */
export const actorOf = (req: Request): Actor => actors.get(req) ?? visitor

/** From here on the request is theirs, and the database shows it what is. */
export function become(req: Request, actor: Actor): void {
  actors.set(req, actor)
  const sight = sightNow()
  if (sight) Object.assign(sight, sightOf(actor))
}

/** Finds out once per request who sends it. An API key wins over a cookie: one request, one actor. @throws access/bad-key */
export const identify =
  (pool: Pool): RequestHandler =>
  async (req, _res, next) => {
    const on = { client: pool }
    const key = bearerOf(req)
    if (key !== null) become(req, await clientActor(on, key))
    else if (req.user) become(req, await personActor(on, req.user.personId, req))
    next()
  }

/**
 * A person with the roles they hold at this moment; a visitor when there is no such person any more. Where staff must give a
 * code and this person did not, their roles wait.
 */
export async function personActor(
  on: On,
  personId: string,
  { session: { proof, isFresh = false }, sessionID }: Pick<Request, 'session' | 'sessionID'>,
): Promise<Actor> {
  const held = await heldBy(on, personId)
  if (!held) return visitor
  const withCode = proof?.withCode ?? false
  const own = { kind: 'person', personId, isFresh, withCode, session: digestOf(sessionID) } as const
  const { roles, faculties, demandsCode } = held
  if (demandsCode && !withCode && roles.length > 0) return { ...own, roles: [], withheld: roles }
  return { ...own, roles, faculties }
}

async function clientActor(on: On, key: string): Promise<Actor> {
  if (!key.startsWith(KEY_PREFIX)) throw badKey()
  const [client] = await run(on, USE_KEY, [digestOf(key), USED_EVERY_MINUTES])
  if (!client) throw badKey()
  const { id: clientId, ...held } = client
  return { kind: 'client', clientId, ...held }
}

/** RFC 6750. Other schemes belong to whatever stands in front of this program. */
const bearerOf = (req: Request): string | null =>
  req
    .get('authorization')
    ?.match(/^bearer\b(.*)$/i)?.[1]
    ?.trim() ?? null
