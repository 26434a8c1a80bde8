import { placeOf } from '../../waiting/in-order.ts'
import type { Rule } from './rule.ts'

/** Who waits for seats, and what they are offered (decisions/0049). Whoever was moved stands where they were moved to from then on (0056). */
export const WAITING_RULES: readonly Rule[] = [
  {
    id: 'W01',
    says: { nb: 'Hver adresse venter én gang på hver gjennomføring', en: 'An address waits once for an offering' },
    broken: `select min(id::text) from waiting_entries where ended_at is null group by email, offering_id having count(*) > 1
      union all select min(id::text) from waiting_entries group by position having count(*) > 1`,
  },
  {
    id: 'W02',
    says: {
      nb: 'Ingen på ventelisten er forbigått av noen bak seg med plasser de kunne tatt',
      en: 'Nobody on a waiting list was overtaken with seats that they could have had',
    },
    broken: `select g.id from waiting_offers f join waiting_entries e on e.id = f.entry_id
      join waiting_entries g on g.pool_id = e.pool_id and ${placeOf('g')} < ${placeOf('e')} and g.confirmed_at < f.offered_at
        and coalesce(greatest(g.moved_at, e.moved_at) < f.offered_at, true)
        and (g.ended_at is null or g.ended_at > f.offered_at) and (g.passed_on_at is null or g.passed_on_at > f.offered_at)
        and (g.takes = 'what-there-is' or g.quantity <= f.quantity)
      where not exists (select from waiting_offers o where o.entry_id = g.id and o.offered_at <= f.offered_at
        and (o.closed_at is null or o.closed_at > f.offered_at))`,
  },
  {
    id: 'W03',
    says: {
      nb: 'Et tilbud til ventelisten holder selv av plassene sine',
      en: 'An offer to a waiting list holds its own seats',
    },
    broken: `select f.id from waiting_offers f where f.closed_at is null and f.ends_at > app_now() and f.order_id is null
      and (select count(*) from seats s where s.hold_id = f.hold_id and s.sold_at is null and s.held_until > app_now()) <> f.quantity`,
  },
  {
    id: 'W04',
    says: {
      nb: 'Der noen venter foran, selges det ikke forbi dem',
      en: 'Where somebody waits, nothing is sold past them',
    },
    broken: `select e.id from waiting_entries e join seat_pools p on p.id = e.pool_id and not p.list_open
      where e.ended_at is null and e.confirmed_at is not null and e.passed_on_at is null
        and not exists (select from waiting_offers f where f.entry_id = e.id and f.closed_at is null)`,
  },
]
