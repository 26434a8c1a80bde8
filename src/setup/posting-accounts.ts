import { type On, run, statement } from '../platform/db/statement.ts'

export type PostingAccount = { role: string; code: string; nameNb: string; nameEn: string; validFrom: string }

const READ = statement<PostingAccount>(
  'setup-posting-accounts',
  `select distinct on (r.role) r.role, a.code, a.name_nb as "nameNb", a.name_en as "nameEn", r.valid_from as "validFrom"
   from account_roles r join accounts a on a.code = r.account
   where r.valid_from <= (app_now() at time zone 'Europe/Oslo')::date order by r.role, r.valid_from desc`,
)

/** The accounts that the till posts to today, one for each purpose, by account number. */
export async function postingAccounts(on: On): Promise<PostingAccount[]> {
  const found = await run(on, READ, [])
  return found.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
}
