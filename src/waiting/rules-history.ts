import { authorOf } from '../identity/author-of.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { type WaitingRules, waitingRules } from './rules.ts'

/** Rules as they were set, since when, and by whom: null for a program, and for somebody who was erased. */
export type RulesSet = { since: Date; rules: WaitingRules; by: string | null }

/** The newest are shown. */
const MOST_SHOWN = 50
const FIND = statement<{ since: Date; value: unknown; by: string | null }>(
  'waiting-rules-history',
  `select s.valid_from as since, s.value, ${authorOf('s.set_by')} as by from settings s
   where s.name = '${waitingRules.name}' order by s.valid_from desc limit ${MOST_SHOWN}`,
)

/** What was set of the rules of waiting lists, the newest first; nothing where the usual ones count. */
export const rulesHistory = async (on: On): Promise<RulesSet[]> =>
  (await run(on, FIND, [])).map(({ since, value, by }) => ({ since, by, rules: waitingRules.schema.parse(value) }))
