import { type On, run, type Statement, statement } from '../platform/db/statement.ts'
import type { Said } from '../platform/lang.ts'
import { RULES } from './rules/all.ts'

/** A rule that does not hold, and the first of what breaks it. */
export type BrokenRule = { id: string; says: Said; count: number; found: string[] }

/** More than this need not be listed to be believed. */
const MOST = 20

type Counted = { count: number; found: string[] }
const CHECKS = RULES.map(({ id, says, broken }): { id: string; says: Said; check: Statement<Counted> } => ({
  id,
  says,
  check: statement(
    `verifying-${id.replaceAll(' ', '-')}`,
    `with broken (found) as (${broken})
     select count(*) as count, array(select coalesce(found::text, '') from broken order by 1 limit ${MOST}) as found from broken`,
  ),
}))

/** Asks every rule, one after another; `told` hears how many have answered. Returns those that do not hold. */
export async function checkRules(on: On, told: (done: number, all: number) => void = () => {}): Promise<BrokenRule[]> {
  const broken: BrokenRule[] = []
  for (const [index, { id, says, check }] of CHECKS.entries()) {
    const [row] = await run(on, check, [])
    if (row!.count > 0) broken.push({ id, says, ...row! })
    told(index + 1, CHECKS.length)
  }
  return broken
}
