import { type On, run, statement } from '../platform/db/statement.ts'
import type { AccountRole } from './accounts.ts'

/** Which account serves a role, from which day, and who decided so. */
export type AssignedAccount = {
  role: AccountRole
  account: string
  kind: 'asset' | 'liability' | 'income' | 'expense'
  nameNb: string
  nameEn: string
  validFrom: string
  setBy: string
}

const READ = statement<AssignedAccount>(
  'ledger-account-plan',
  `select r.role, a.code as account, a.kind, a.name_nb as "nameNb", a.name_en as "nameEn", r.valid_from as "validFrom", r.set_by as "setBy"
   from account_roles r join accounts a on a.code = r.account order by a.code, r.role, r.valid_from`,
)

/** Every assignment there is or will be, by account number. */
export const accountPlan = (on: On): Promise<AssignedAccount[]> => run(on, READ, [])
