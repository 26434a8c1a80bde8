import { type On, run, statement } from '../platform/db/statement.ts'
import type { Rate } from './rate.ts'

/** As many as a person looks through; an older one stands on its document. */
const LISTED_MOST = 200

export type ListedRate = Rate & { setBy: string; setAt: Date }

const LIST = statement<ListedRate>(
  'exchange-list',
  `select * from (
     select distinct on (currency, rated_on) currency, rated_on as "ratedOn", trim_scale(rate)::text as rate, source, set_by as "setBy", set_at as "setAt"
     from exchange_rates order by currency, rated_on desc, set_at desc, id desc) r
   order by r."ratedOn" desc, r.currency limit ${LISTED_MOST}`,
)

/** The rates that count, the newest day first. */
export const listRates = (on: On): Promise<ListedRate[]> => run(on, LIST, [])
