import { z } from 'zod'
import { TERM } from '../catalogue/term.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { MoneySchema } from '../platform/money.ts'
import { invalid } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'

export const SetTarget = z
  .strictObject({
    faculty: Line,
    term: z.string().regex(TERM, 'a year and spring or autumn, such as 2027-autumn'),
    target: MoneySchema.meta({ description: 'Net of VAT, of offerings that start in the term' }),
  })
  .meta({ id: 'SetTarget' })
export type SetTarget = z.output<typeof SetTarget>

const KNOWN = statement<{ known: boolean }>(
  'reports-faculty-known',
  'select exists (select from courses where faculty = $1) or exists (select from proposals where faculty = $1) as known',
)
const SET = statement(
  'reports-set-target',
  `insert into income_targets (id, faculty, term, currency, target_minor, set_at, set_by) values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (faculty, term, currency) do update set target_minor = excluded.target_minor, set_at = excluded.set_at, set_by = excluded.set_by
   where income_targets.target_minor <> excluded.target_minor`,
)

/** What a faculty is to sell in a term; a second one takes the place of the first. @throws request/invalid: no course and no proposal is of this faculty, or the target is below nothing */
export async function setTarget(tx: Tx, { faculty, term, target }: SetTarget): Promise<void> {
  const [found] = await run(tx, KNOWN, [faculty])
  if (!found?.known) throw invalid('/faculty', 'no course and no proposal is of this faculty')
  if (target.minor < 0) throw invalid('/target/minor', 'a target is not below nothing')
  await run(tx, SET, [newId(), faculty, term, target.currency, target.minor, tx.now, nameOf(tx.actor)])
}
