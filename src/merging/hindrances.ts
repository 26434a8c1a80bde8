import { heldBy } from '../identity/queries.ts'
import { FRESH_MINUTES } from '../identity/session-store.ts'
import { MINUTE_MS } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Hindrance } from './problems.ts'
import type { SeatTwice } from './seats-twice.ts'
import type { OpenMerge } from './the-merge.ts'

const FIND = statement<{ erasure: boolean; request: boolean }>(
  'merge-hindrances',
  `select exists (select from erasures where person_id in ($1, $2) and withdrawn_at is null and done_at is null) as erasure,
     exists (select from money_requests r where r.asked_by in ('person:' || $1::uuid, 'person:' || $2::uuid)
       and not exists (select from money_decisions d where d.request_id = r.id)) as request`,
)

/** What stands against a merge. What somebody works here as comes along only where both accounts were proved like a sign-in to work. */
export async function hindrancesOf(tx: Tx, merge: OpenMerge, twice: readonly SeatTwice[]): Promise<Hindrance[]> {
  const [found] = await run(tx, FIND, [merge.here, merge.there])
  const held = await heldBy(tx, merge.there)
  const works = (held?.roles.length ?? 0) > 0
  const isFresh = tx.now.getTime() - merge.provedAt.getTime() <= FRESH_MINUTES * MINUTE_MS
  const withCode = merge.withCode && tx.actor.kind === 'person' && tx.actor.withCode === true
  const all: [Hindrance, boolean | undefined][] = [
    ['erasure-waiting', found?.erasure],
    ['request-open', found?.request],
    ['completed-twice', twice.some(({ here, there }) => here.isCompleted && there.isCompleted)],
    ['roles-need-fresh', works && !isFresh],
    ['roles-need-code', works && held?.demandsCode && !withCode],
  ]
  return all.filter(([, stands]) => stands).map(([name]) => name)
}
