import { type On, run, statement } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'
import type { Period } from './period.ts'

/** What a partner's statements of some months say is theirs, in minor units without VAT. */
export type PartnerShare = { partner: string; currency: Currency; statements: number; ownMinor: number }

const READ = statement<PartnerShare>(
  'reports-partner-shares',
  `select s.content #>> '{recipient,name}' as partner, x.currency, count(*) as statements, sum(x."ownMinor")::bigint as "ownMinor"
   from issued_statements s cross join lateral jsonb_to_recordset(s.content -> 'sums') as x(currency text, "ownMinor" bigint)
   where s.kind = 'partner' and s.month between date_trunc('month', $1::date) and $2::date group by 1, 2 order by 2, 4 desc, 1`,
)

/** Of the statements of every month that the period touches, once they are made. */
export const partnerShares = (on: On, { from, to }: Period): Promise<PartnerShare[]> => run(on, READ, [from, to])
