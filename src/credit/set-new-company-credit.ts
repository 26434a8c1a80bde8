import { emit } from '../audit/emit.ts'
import { type NewCompanyCredit, newCompanyCreditSetting } from '../companies/credit-limit.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { writeSetting } from '../platform/settings.ts'

/** What a company may owe from now on for which finance has set nothing; public bodies any amount. */
export async function setNewCompanyCredit(tx: Tx, wish: NewCompanyCredit): Promise<void> {
  await writeSetting(tx, newCompanyCreditSetting, wish)
  await emit(tx, { name: 'NewCompanyCreditSet', subjectId: newId(), facts: { upToMinor: wish.upToMinor ?? null } })
}
