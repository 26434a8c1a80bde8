import { cellIn } from '../platform/csv.ts'
import { decimal, money } from '../platform/money.ts'
import type { Field, Profile } from './profile.ts'
import type { VoucherRow } from './rows.ts'

/** The pages of a batch as the lines of its file, as its profile wants them. */
export async function* linesOf(
  pages: AsyncIterable<readonly VoucherRow[]>,
  batchNumber: number,
  profile: Profile,
): AsyncGenerator<string> {
  const { columns, delimiter, header } = profile
  const plan = new Map(profile.accounts.map(({ account, ...there }) => [account, there]))
  const written = (row: VoucherRow) =>
    columns.map((column) =>
      'words' in column ? column.words : cellOf(column.field, row, { profile, batchNumber, plan }),
    )
  const lineOf = (cells: readonly string[]) => `${cells.map((cell) => cellIn(cell, delimiter)).join(delimiter)}\r\n`
  if (header) yield lineOf(columns.map(({ head }) => head))
  for await (const page of pages) yield page.map((row) => lineOf(written(row))).join('')
}

type There = { as: string; vatCode: string }
type Writing = { profile: Profile; batchNumber: number; plan: ReadonlyMap<string, There> }

function cellOf(field: Field, row: VoucherRow, { profile, batchNumber, plan }: Writing): string {
  const amount = (minor: number) => decimal(money(minor, row.currency)).replace('.', profile.point)
  const side = (minor: number) => (minor > 0 ? amount(minor) : '')
  switch (field) {
    case 'batch':
      return String(batchNumber)
    case 'voucher':
    case 'line':
      return String(row[field])
    case 'date':
      return dayAs(profile.days, row.day)
    case 'period':
      return row.day.slice(0, 7).replace('-', '')
    case 'account':
      return plan.get(row.account)?.as || row.account
    case 'vat-code':
      return plan.get(row.account)?.vatCode ?? ''
    case 'amount':
      return amount(row.minor)
    case 'debit':
      return side(row.minor)
    case 'credit':
      return side(-row.minor)
    case 'currency':
      return row.currency
    case 'cost-centre':
      return row.costCentre ?? ''
    case 'project':
    case 'activity':
      return row[field] ?? ''
    case 'text':
      return [row.kind, row.document].filter(Boolean).join(' ')
    case 'document':
      return row.document ?? ''
    case 'order':
      return row.order === null ? '' : String(row.order)
  }
}

function dayAs(days: Profile['days'], day: string): string {
  if (days === 'compact') return day.replaceAll('-', '')
  return days === 'iso' ? day : day.split('-').toReversed().join('.')
}
