import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Currency } from '../platform/money.ts'
import type { ForWhom } from './schema.ts'
import type { VoucherState } from './voucher.ts'

/** A code as it stands at this moment for whoever may use it. */
export type Standing = {
  voucherId: string
  codeId: string
  code: string
  percentBasisPoints: number | null
  amountMinor: number | null
  currency: Currency | null
  faculties: string[] | null
  courseIds: string[] | null
  offeringIds: string[] | null
  forWhom: ForWhom
  fromSeats: number
  /** As JSON writes an instant. */
  fromAt: string
  state: VoucherState
  /** All that it covers is held for some companies only: whoever does not buy it is not told that there is such a code. */
  isHidden: boolean
  /** How many seats it could still lower, for anybody and for this buyer; null where there is no most. */
  left: number | null
  buyerLeft: number | null
}
/** Whose uses count: those of the company, or where there is none of the person; of nobody where neither is known. */
export type Buyer = { personId: string | null; companyId: string | null }

/** The standing of the code that a column names, for a person and a company that columns name; null where there is none. */
export const standingOf = (code: string, person: string, company: string): string =>
  `case when ${code} is not null then voucher_standing(${code}, ${person}, ${company}) end`

const FIND = statement<{ id: string }>('vouchers-find-code', 'select id from voucher_codes where code = $1')
const LOCK = statement(
  'vouchers-lock',
  `select v.id from vouchers v join voucher_codes k on k.voucher_id = v.id where k.id = $1 for no key update of v`,
)
const NOW = statement<{ standing: Standing }>('vouchers-standing', 'select voucher_standing($1, $2, $3) as standing')

/** Whether a code has a most of some kind, which an order must ask for. */
export const isLimited = ({ left, buyerLeft }: Standing): boolean => left !== null || buyerLeft !== null

/** The id of the code that somebody has typed, in capitals and without spaces; null where there is none. */
export async function findCode(on: On, code: string): Promise<string | null> {
  const [found] = await run(on, FIND, [code])
  return found?.id ?? null
}

/** A code once nobody else is ordering by its voucher: orders by it come one after the other from here on, until they commit. */
export async function lockCode(tx: Tx, codeId: string, { personId, companyId }: Buyer): Promise<Standing> {
  await run(tx, LOCK, [codeId])
  const [now] = await run(tx, NOW, [codeId, personId, companyId])
  return now!.standing
}
