import { z } from 'zod'
import { OWN_KEY } from '../bank/entry-key.ts'
import { HINDRANCES } from '../bank/judge-deposits.ts'
import { between } from '../invoicing/found-by.ts'
import { escapeLike } from '../platform/db/like.ts'
import { CurrencyCode } from '../platform/money.ts'
import type { Filter } from './filter.ts'
import { type Bind, list, needleSql } from './list.ts'
import { amounts, period } from './narrowed.ts'

const Row = z
  .object({
    id: z.uuid(),
    day: z.iso.date().meta({ description: 'When the bank booked it' }),
    payer: z.string().nullable(),
    said: z.string().nullable(),
    hindrance: z
      .enum(HINDRANCES)
      .nullable()
      .meta({ description: 'Why the till did not place it; null while it looks' }),
    currency: CurrencyCode,
    amountMinor: z.int(),
    minor: z.int().meta({ description: 'What of it is not placed' }),
    reference: z.string().nullable(),
  })
  .meta({ id: 'UnplacedDeposit' })

/** What came in by bank and belongs to nothing yet: the balance of unplaced money in the book. */
export const unplaced = list(
  {
    name: 'unplaced',
    title: { nb: 'Uplasserte penger', en: 'Unmatched money' },
    facts: () => 'select d.*, d.left_minor as minor, d.booked_on as day from deposits d where d.left_minor > 0',
    conditions: (filter, bind) => {
      const days = period(filter, 'paid', bind)
      return [days && between('f.day', ...days), ...amounts(filter, 'f.minor', bind), searched(filter, bind)]
    },
    columns: `f.id, f.day, f.payer_name as payer, f.said, f.hindrance, f.currency, f.amount_minor as "amountMinor", f.minor,
      case when f.entry_key not like '${OWN_KEY}%' then f.entry_key end as reference`,
    joins: '',
    keys: {
      date: [
        ['f.day', 'date'],
        ['f.id', 'uuid'],
      ],
      amount: [
        ['f.minor', 'bigint'],
        ['f.id', 'uuid'],
      ],
    },
    sums: { minor: 'sum(f.minor)' },
  },
  Row,
)

/** Only what is not placed is read through, which never is much. */
function searched({ search }: Filter, bind: Bind): string | null {
  if (search === undefined) return null
  const { minor } = needleSql(search, bind)
  const [words, plain] = [escapeLike(search), escapeLike(search.replaceAll(/\s/g, ''))].map((text) => bind(`%${text}%`))
  return `f.payer_name ilike ${words} or f.said ilike ${words} or f.entry_key ilike ${plain} or f.remittances::text ilike ${plain} or f.minor = ${minor} or f.amount_minor = ${minor}`
}
