import type { Actor } from '../platform/actor.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Till } from '../platform/till.ts'
import { AGREED_ROWS } from '../reports/agreed-rows.ts'
import { readSums } from '../reports/seen.ts'
import type { LinkSum } from './link.ts'
import { markOf } from './link-name.ts'

/** What a line brought is what reports call agreed: what is or will be invoiced, less what was credited. */
const BROUGHT = statement<LinkSum & { mark: string }>(
  'campaigns-brought',
  `with came as materialized (
     select t.content as mark, o.id as order_id, o.currency, l.id as line_id from order_touches t join orders o on o.id = t.order_id
     join order_lines l on l.order_id = o.id where t.place = 'last' and t.content = any ($1) and o.settled_at is not null),
   agreed as (${AGREED_ROWS.map((rows) => `select line_id, agreed from (${rows}) r where line_id = any (array(select line_id from came))`).join(' union all ')}),
   of_line as (select line_id, sum(agreed) as agreed from agreed group by line_id)
   select c.mark, c.currency, count(distinct c.order_id)::int as orders, coalesce(sum(a.agreed), 0)::bigint as "netMinor"
   from came c left join of_line a on a.line_id = c.line_id group by c.mark, c.currency order by c.mark, c.currency`,
)

/** What came in by each of these links, by its name: of buyers who came by it last, and said yes to our keeping it. */
export async function broughtByLinks(
  asking: { till: Till; actor: Actor },
  names: readonly string[],
): Promise<Map<string, LinkSum[]>> {
  if (names.length === 0) return new Map()
  const rows = await readSums(asking, (on: On) => run(on, BROUGHT, [names.map(markOf)]))
  const byMark = Map.groupBy(rows, ({ mark }) => mark)
  return new Map(names.map((name) => [name, (byMark.get(markOf(name)) ?? []).map(({ mark: _mark, ...sum }) => sum)]))
}
