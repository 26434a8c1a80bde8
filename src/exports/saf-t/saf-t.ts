import { Readable } from 'node:stream'
import { type Seller, sellerSetting } from '../../invoicing/seller.ts'
import type { On } from '../../platform/db/statement.ts'
import { conflict } from '../../platform/problems.ts'
import { readSetting } from '../../platform/settings.ts'
import type { SafTPeriod } from './books.ts'
import { ledgerEntries } from './entries.ts'
import { header } from './header.ts'
import { masterFiles } from './master-files.ts'
import { totalsOf } from './totals.ts'

const NAMESPACE = 'urn:StandardAuditFile-Taxation-Financial:NO'

/** `at` is when the file says it was made: nothing else in it depends on a clock. */
export type SafTWish = { period: SafTPeriod; at: Date }

/**
 * The book of a period as SAF-T Financial 1.30, the file that the Norwegian tax authority may ask for (bokføringsforskriften § 7-8), streamed
 * out of a transaction that its caller holds open. Its parts follow each other, each written by its own function: sales invoices and payments
 * of a coming version are one more. @throws exports/no-seller, exports/rate-missing when it is first read
 */
export const safTOf = (on: On, wish: SafTWish, onRows?: (rows: number) => void): Readable =>
  Readable.from(parts(on, wish, onRows), { objectMode: false })

async function* parts(
  on: On,
  { period, at }: SafTWish,
  onRows: ((rows: number) => void) | undefined,
): AsyncGenerator<string> {
  const seller = await safTSeller(on)
  const totals = await totalsOf(on, period)
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<AuditFile xmlns="${NAMESPACE}">${header(seller, period, at)}`
  yield* masterFiles(on, period, totals.accounts)
  yield* ledgerEntries(on, { period, totals, onRows })
  yield '</AuditFile>\n'
}

/** @throws exports/no-seller */
export async function safTSeller(on: On): Promise<Seller> {
  const seller = await readSetting(on, sellerSetting)
  if (!seller) throw conflict('exports/no-seller', 'Say who sells before the book is given to anybody.')
  return seller
}

/** The name that the tax authority asks for: whose it is, and when it was made. */
export const safTName = (organisationNumber: string, at: Date): string =>
  `SAF-T Financial_${organisationNumber}_${at.toISOString().slice(0, 19).replaceAll(/\D/g, '')}.xml`
