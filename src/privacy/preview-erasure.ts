import { whomOf } from '../identity/whom.ts'
import { KEPT_UNTIL } from '../invoicing/kept-until.ts'
import { DOCUMENT_OF_WHOM } from '../invoicing/personal.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { ofWhom } from '../platform/personal.ts'
import { unknown } from '../platform/problems.ts'
import { countsOf, valuesOf } from './copy-of.ts'
import { EVERYWHERE } from './everywhere.ts'
import { type Hindrance, hindrancesOf } from './hindrances.ts'
import type { Proof } from './schema.ts'

/** What an erasure would do: what goes, what stays for how long, what stands against it, and whether it waits already. */
export type ErasurePreview = {
  goes: { kind: string; count: number }[]
  stays: { kind: string; count: number; until: string | null }[]
  hindrances: Hindrance[]
  waiting: { askedAt: Date; proof: Proof } | null
}

const LONGEST = ofWhom(
  'erasure-kept-until',
  `select max(${KEPT_UNTIL}) as until from whom join orders o on ${DOCUMENT_OF_WHOM}`,
)
const WAITING = statement<{ askedAt: Date; proof: Proof }>(
  'erasure-waiting',
  `select asked_at as "askedAt", proof from erasures where person_id = $1 and withdrawn_at is null and done_at is null`,
)

/** Whose rows stay, by what the copy calls them. */
const STAYING = new Set(
  EVERYWHERE.flatMap(({ shown, erased }) => ('as' in shown && 'because' in erased ? [shown.as] : [])),
)

/** @throws person/unknown */
export async function previewErasure(tx: Tx, personId: string): Promise<ErasurePreview> {
  const whom = await whomOf(tx, personId)
  if (!whom) throw unknown('person')
  const counts = [...(await countsOf(tx, whom))]
    .map(([kind, count]) => ({ kind, count }))
    .filter(({ count }) => count > 0)
  const [kept] = (await run(tx, LONGEST, valuesOf(whom))) as { until: string | null }[]
  const [waiting] = await run(tx, WAITING, [personId])
  const untilOf = (kind: string) => (kind === 'documents' || kind === 'reminders' ? (kept?.until ?? null) : null)
  return {
    goes: counts.filter(({ kind }) => !STAYING.has(kind)),
    stays: counts.filter(({ kind }) => STAYING.has(kind)).map((each) => ({ ...each, until: untilOf(each.kind) })),
    hindrances: await hindrancesOf(tx, whom),
    waiting: waiting ?? null,
  }
}
