import { canonicalDigest } from '../platform/canonical.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

/** Acts that are sealed in one transaction. */
const BATCH = 500
/** Any number would do: one process seals at a time. */
const SEAL_LOCK = 7_243_398

const LOCK = statement<{ mine: boolean }>('audit-seal-lock', 'select pg_try_advisory_xact_lock($1) as mine')
const LAST = statement<{ number: number; chainDigest: string }>(
  'audit-seal-last',
  'select number, chain_digest as "chainDigest" from audit_seals order by number desc limit 1',
)
const TAKE = statement<{ id: number; digest: string }>(
  'audit-seal-take',
  `with taken as (
     delete from audit_unsealed where act_id in (select act_id from audit_unsealed order by act_id limit ${BATCH}) returning act_id)
   select a.id, audit_digest(a) as digest from taken t join audit_acts a on a.id = t.act_id order by a.id`,
)
const SEAL = statement(
  'audit-seal',
  `insert into audit_seals (number, act_id, digest, chain_digest)
   select * from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[])`,
)

/**
 * Gives committed acts a gapless number each and chains them. Apart from the acts' own transactions, which would otherwise wait
 * for each other; an act that commits later has a later number. Returns how many.
 */
export async function sealActs(tx: Tx): Promise<number> {
  const [lock] = await run(tx, LOCK, [SEAL_LOCK])
  if (!lock?.mine) return 0
  const [last] = await run(tx, LAST, [])
  const acts = await run(tx, TAKE, [])
  let [number, chain] = [last?.number ?? 0, last?.chainDigest ?? '']
  const seals = acts.map(({ id, digest }) => {
    number += 1
    chain = linkOf(chain, digest)
    return { number, id, digest, chain }
  })
  const columns = (['number', 'id', 'digest', 'chain'] as const).map((name) => seals.map((seal) => seal[name]))
  if (seals.length > 0) await run(tx, SEAL, columns)
  return seals.length
}

/** The next link of the chain. */
export const linkOf = (before: string, digest: string): string => canonicalDigest([before, digest])
