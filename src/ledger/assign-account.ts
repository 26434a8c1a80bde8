import { z } from 'zod'
import { nameOf } from '../platform/actor.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { conflict, constraintSpeaks, invalid } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'
import { type AccountRole, ROLES } from './accounts.ts'

const ACCOUNT_CODE = /^\d{3,10}$/

export const AccountRoleName = z.enum(ROLES)
export const AssignAccount = z
  .strictObject({
    account: z.string().regex(ACCOUNT_CODE, 'three to ten digits'),
    validFrom: z.iso.date(),
    nameNb: Line,
    nameEn: Line,
    kind: z.enum(['asset', 'liability', 'income', 'expense']),
  })
  .meta({ id: 'AssignAccount', description: 'From validFrom on, what the role names is posted to this account' })
export type AssignAccount = z.output<typeof AssignAccount> & { role: AccountRole }

/** What a role is decides what kind of account may serve it: an asset stays an asset under any plan. */
const KINDS: Readonly<Record<AccountRole, AssignAccount['kind']>> = {
  receivables: 'asset',
  'provider-clearing': 'asset',
  'payouts-under-way': 'asset',
  'other-card-money': 'liability',
  'disputed-payments': 'asset',
  bank: 'asset',
  'unplaced-money': 'liability',
  'set-off': 'asset',
  'paybacks-under-way': 'liability',
  'customer-advances': 'liability',
  'prepaid-places': 'liability',
  'deferred-income': 'liability',
  'output-vat-2500': 'liability',
  'output-vat-1500': 'liability',
  'output-vat-1200': 'liability',
  'income-taxed': 'income',
  'income-zero-rated': 'income',
  'income-exempt': 'income',
  'income-outside': 'income',
  'reminder-fees': 'income',
  'late-interest': 'income',
  'provider-fees': 'expense',
  'write-offs': 'expense',
  rounding: 'expense',
  'currency-exchange': 'asset',
  'opening-balance': 'asset',
}

constraintSpeaks('account_roles_pk', () =>
  conflict('accounts/assigned-that-day', 'This role has an account from that day already. Choose a later day.'),
)

/** Where anything has been posted, today counts as posted too: somebody may be posting at this moment. */
const POSTED = statement<{ lastOn: string | null }>(
  'ledger-last-posted',
  `select greatest(max(posted_on), $1::date) as "lastOn" from entries having count(*) > 0`,
)
const KNOWN = statement<{ kind: string }>('ledger-account-kind', 'select kind from accounts where code = $1')
const ASSIGN = statement(
  'ledger-assign-account',
  `with account as (
     insert into accounts (code, kind, name_nb, name_en) values ($2, $3, $4, $5)
     on conflict (code) do update set name_nb = excluded.name_nb, name_en = excluded.name_en returning code)
   insert into account_roles (role, valid_from, account, set_by, set_at) select $1, $6::date, code, $7, $8 from account`,
)

/**
 * Lets an account serve a role from a day on. What has been posted stays where it is, so the day must come after the last
 * posting and after today. @throws accounts/posted-already, accounts/assigned-that-day, request/invalid where the kind does not fit the role
 */
export async function assignAccount(tx: Tx, { role, ...command }: AssignAccount): Promise<void> {
  if (command.kind !== KINDS[role]) throw invalid('/kind', `the account of ${role} is of kind ${KINDS[role]}`)
  const [known] = await run(tx, KNOWN, [command.account])
  if (known && known.kind !== command.kind)
    throw invalid('/account', `account ${command.account} is of kind ${known.kind}`)
  const [posted] = await run(tx, POSTED, [dayIn(SELLER_ZONE, tx.now)])
  if (posted?.lastOn && command.validFrom <= posted.lastOn)
    throw conflict('accounts/posted-already', `There are postings up to ${posted.lastOn}. Choose a later day.`, posted)
  const { account, kind, nameNb, nameEn, validFrom } = command
  await run(tx, ASSIGN, [role, account, kind, nameNb, nameEn, validFrom, nameOf(tx.actor), tx.now])
}
