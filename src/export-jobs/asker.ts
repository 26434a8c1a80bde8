import { type Actor, clientOf } from '../platform/actor.ts'
import { type On, run, statement } from '../platform/db/statement.ts'

/** Whose a file is: a person, or a program by the id of its key. One of the two. */
export type Asker = { personId: string | null; clientId: string | null }

/** Who may take files out, as long as they have one of these roles. */
export const EXPORTERS = ['finance', 'auditor'] as const

export const askerOf = (actor: Actor): Asker => ({
  personId: actor.kind === 'person' ? actor.personId : null,
  clientId: clientOf(actor),
})
/** In the order of `IS_ASKERS`. */
export const askerValues = ({ personId, clientId }: Asker): [string | null, string | null] => [personId, clientId]

/** Whether row `t` is of the person $1 or the program $2. */
export const IS_ASKERS = '(t.person_id = $1::uuid or t.client_id = $2::uuid)'

const ROLES = `array['administrator', '${EXPORTERS.join("', '")}']`
/** Whether whoever row `t` is of may take files out at this moment. */
export const MAY_EXPORT = `(exists (select from person_roles r join people p on p.id = r.person_id and p.erased_at is null
    where r.person_id = t.person_id and r.role = any(${ROLES}))
  or exists (select from api_keys k where k.id = t.client_id and (k.ends_at is null or k.ends_at > app_now()) and k.roles && ${ROLES}))`

const TAKE_TURN = statement(
  'export-jobs-turn',
  `select pg_advisory_xact_lock(hashtextextended('exports of ' || coalesce($1::uuid, $2::uuid)::text, 0))`,
)
/** Whatever is counted of somebody's is counted by one at a time. */
export const takeTurn = async (on: On, asker: Asker): Promise<void> => {
  await run(on, TAKE_TURN, askerValues(asker))
}
