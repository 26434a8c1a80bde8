import { type On, run, statement } from '../platform/db/statement.ts'
import type { Said } from '../platform/lang.ts'
import type { CancellationRules } from './rules.ts'

export type CancellationTerms = {
  termsId: string
  code: string
  version: number
  name: Said
  inWords: Said
  rules: CancellationRules | null
}
export type SalesTerms = { version: number; validFrom: Date; words: Said }

const NEWEST = statement<CancellationTerms>(
  'terms-newest',
  `select id as "termsId", code, version, name, in_words as "inWords", rules from cancellation_terms w
   where id = $1 or not exists (select from cancellation_terms n where n.code = w.code and n.version > w.version)
   order by code, version desc`,
)
const current = 'from sales_terms where valid_from <= app_now() order by valid_from desc, version desc limit 1'
/** For the statement that sells: the version that counts at that moment. */
export const CURRENT_VERSION = `(select version ${current})`
const CURRENT = statement<SalesTerms>(
  'terms-current-sales',
  `select version, valid_from as "validFrom", words ${current}`,
)

const OF_VERSION = statement<SalesTerms>(
  'terms-sales-of-version',
  'select version, valid_from as "validFrom", words from sales_terms where version = $1 and valid_from <= app_now()',
)

/** The newest version of each set of cancellation terms, to choose from, and one that is chosen already, new or old. */
export const newestTerms = (on: On, chosen: string | null = null): Promise<CancellationTerms[]> =>
  run(on, NEWEST, [chosen])

/** The sales terms a buyer accepts now; null until the first are published, and nothing can be sold until then. */
export async function currentSalesTerms(on: On): Promise<SalesTerms | null> {
  const [current] = await run(on, CURRENT, [])
  return current ?? null
}

/** Sales terms that are or were in force: what a buyer has accepted stays readable. */
export async function salesTermsOf(on: On, version: number): Promise<SalesTerms | null> {
  const [terms] = await run(on, OF_VERSION, [version])
  return terms ?? null
}
