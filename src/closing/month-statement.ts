import type { EntryKind } from '../ledger/post.ts'
import type { On } from '../platform/db/statement.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'
import { firstDay, lastDay, type Month } from '../platform/month.ts'
import { TOLD_AND_BOOKED } from '../verifying/facts.ts'

/** Of an invoice what had been paid before it came, of a credit note what goes back as money. */
export const PARTS = ['paid-before', 'paid-back'] as const
/** What moved an account in the month: how many entries of a kind, which part of them, and what it came to. */
export type Movement = { kind: EntryKind; part: (typeof PARTS)[number] | null; entries: number; minor: number }

/**
 * One account over one month, in minor units, debited less credited. Opening, movements and closing are told anew from invoices,
 * payments and whatever else was posted; `bookMinor` is what the ledger says; what differs is the remainder, and must be 0.
 */
export type AccountStatement = {
  account: string
  nameNb: string
  nameEn: string
  currency: Currency
  roles: string[]
  openingMinor: number
  movements: Movement[]
  closingMinor: number
  bookMinor: number
  remainderMinor: number
}
export type MonthStatement = { month: Month; accounts: AccountStatement[] }

type Row = {
  account: string
  nameNb: string
  nameEn: string
  currency: Currency
  roles: string[]
  kind: EntryKind | null
  part: Movement['part']
  entries: number
  toldMinor: number
  bookedMinor: number
}

const READ = statement<Row>(
  'closing-month-statement',
  `with ${TOLD_AND_BOOKED},
   sides as (
     select entry_id, account, part, net_minor as told_minor, 0::bigint as booked_minor from told where posted_on <= $2::date
     union all select b.entry_id, b.account, null, 0, b.net_minor from booked b join entries e on e.id = b.entry_id and e.posted_on <= $2::date),
   parts as (
     select s.account, e.currency, case when e.posted_on >= $1::date then e.kind end as kind, case when e.posted_on >= $1::date then s.part end as part, count(distinct e.id) as entries,
       sum(s.told_minor)::bigint as told_minor, sum(s.booked_minor)::bigint as booked_minor
     from sides s join entries e on e.id = s.entry_id group by 1, 2, 3, 4)
   select p.account, a.name_nb as "nameNb", a.name_en as "nameEn", p.currency, p.kind, p.part, p.entries, p.told_minor as "toldMinor",
     p.booked_minor as "bookedMinor", array(select distinct r.role from account_roles r where r.account = p.account order by 1) as roles
   from parts p join accounts a on a.code = p.account order by p.account, p.currency, p.kind nulls first, p.part nulls first`,
)

/** Every account that was ever posted to, as it stood when the month began, what moved it, and as it stands when it ends. */
export async function monthStatement(on: On, month: Month): Promise<MonthStatement> {
  const rows = await run(on, READ, [firstDay(month), lastDay(month)])
  const byAccount = Map.groupBy(rows, ({ account, currency }) => `${account} ${currency}`)
  return { month, accounts: [...byAccount.values()].map(accountOf) }
}

function accountOf(rows: readonly Row[]): AccountStatement {
  const { account, nameNb, nameEn, currency, roles } = rows[0]!
  const movements = rows.flatMap(({ kind, part, entries, toldMinor: minor }) =>
    kind === null || minor === 0 ? [] : [{ kind, part, entries, minor }],
  )
  const sum = (minors: readonly number[]) => minors.reduce((total, minor) => total + minor, 0)
  const closingMinor = sum(rows.map(({ toldMinor }) => toldMinor))
  const bookMinor = sum(rows.map(({ bookedMinor }) => bookedMinor))
  return {
    ...{ account, nameNb, nameEn, currency, roles, movements, closingMinor, bookMinor },
    openingMinor: sum(rows.filter(({ kind }) => kind === null).map(({ toldMinor }) => toldMinor)),
    remainderMinor: closingMinor - bookMinor,
  }
}

const DIGEST = statement<{ digest: string }>(
  'closing-journal-digest',
  `select encode(sha256(convert_to(coalesce(string_agg(
       concat_ws('|', e.id, e.kind, e.source_id, e.posted_on, e.currency, p.position, p.debit, p.credit, p.amount_minor, p.cost_centre, p.project, p.activity),
       e'\\n' order by e.id, p.position), ''), 'UTF8')), 'hex') as digest
   from entries e join postings p on p.entry_id = e.id where e.posted_on between $1::date and $2::date`,
)

/** SHA-256 over every posting of a month, so that whoever moves an øre in it later is found out. */
export const journalDigest = async (on: On, month: Month): Promise<string> =>
  (await run(on, DIGEST, [firstDay(month), lastDay(month)]))[0]!.digest
