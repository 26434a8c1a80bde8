import { emit } from '../audit/emit.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { lockPrepaid } from './lock-prepaid.ts'
import { alreadyAnswered } from './problems.ts'

const WITHDRAW = statement('prepaid-withdraw', 'update prepaids set withdrawn_at = $2, withdrawn_by = $3 where id = $1')

/** Takes an offer back that nobody has said yes to. @throws prepaid/unknown, prepaid/answered */
export async function withdrawPrepaid(tx: Tx, { companyId, prepaidId }: Whose): Promise<void> {
  const locked = await lockPrepaid(tx, prepaidId)
  if (locked.companyId !== companyId) throw unknown('prepaid')
  if (locked.isAnswered) throw alreadyAnswered()
  await run(tx, WITHDRAW, [prepaidId, tx.now, nameOf(tx.actor)])
  await emit(tx, { name: 'PrepaidWithdrawn', subjectId: companyId, facts: { prepaidId } })
}

/** A prepaid of a company: that of another is unknown. */
export type Whose = { companyId: string; prepaidId: string }
