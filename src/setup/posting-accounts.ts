import { ACCOUNTS } from '../ledger/accounts.ts'
import { type On, run, statement } from '../platform/db/statement.ts'

export type PostingAccount = { code: string; nameNb: string; nameEn: string }

const READ = statement<PostingAccount>(
  'setup-posting-accounts',
  'select code, name_nb as "nameNb", name_en as "nameEn" from accounts where code = any ($1) order by code',
)

/** The accounts that the till posts to. */
export const postingAccounts = (on: On): Promise<PostingAccount[]> => run(on, READ, [Object.values(ACCOUNTS)])
