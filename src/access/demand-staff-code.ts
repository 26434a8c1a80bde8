import { emit } from '../audit/emit.ts'
import { freshPerson } from '../identity/fresh.ts'
import { staffCodeSetting } from '../identity/staff-code.ts'
import type { Tx } from '../platform/db/transact.ts'
import { conflict } from '../platform/problems.ts'
import { writeSetting } from '../platform/settings.ts'

/**
 * From now on everybody with a role must (or need not) sign in with a code or a passkey. Only whoever did so themselves may demand it: else
 * the last administrator could lock everyone out. @throws access/prove-again, access/code-yourself
 */
export async function demandStaffCode(tx: Tx, { demanded }: { demanded: boolean }): Promise<void> {
  const { personId, withCode } = freshPerson(tx.actor)
  if (demanded && !withCode)
    throw conflict('access/code-yourself', 'Add an authenticator app or a passkey yourself and sign in with it first.')
  await writeSetting(tx, staffCodeSetting, { demanded })
  await emit(tx, { name: demanded ? 'StaffCodeDemanded' : 'StaffCodeLeftOff', subjectId: personId })
}
