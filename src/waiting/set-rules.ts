import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { writeSetting } from '../platform/settings.ts'
import { type WaitingRules, waitingRules } from './rules.ts'

const LOOK_AT_ALL = statement('waiting-look-at-all', 'update waiting_lists set saw_free = null')

/** From now on; every list is looked at by them at once. */
export async function setRules(tx: Tx, rules: WaitingRules): Promise<void> {
  await writeSetting(tx, waitingRules, rules)
  await run(tx, LOOK_AT_ALL, [])
  await emit(tx, { name: 'WaitingRulesSet', subjectId: newId(), facts: rules })
}
