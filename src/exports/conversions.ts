import { sellerDay } from '../platform/db/seller-day.ts'
import { type Currency, money } from '../platform/money.ts'
import { amount, count, currency, day, ORDER, text } from './columns.ts'
import { dataset } from './dataset.ts'
import { within } from './within.ts'

type Touch = { source: string; medium: string; campaign: string | null; content: string | null; onDay: string }
type Row = {
  eventId: string
  orderNumber: number
  at: string
  paidOn: string
  currency: Currency
  netMinor: number
  grossMinor: number
  seats: number
  courses: string
  first: Touch | null
  last: Touch | null
}

const touch = (place: 'first' | 'last') =>
  `(select json_build_object('source', t.source, 'medium', t.medium, 'campaign', t.campaign, 'content', t.content, 'onDay', t.on_day)
     from order_touches t where t.order_id = o.id and t.place = '${place}') as ${place}`

/**
 * Sales as events, for whoever measures campaigns: each has an id that stays, so that the same one told twice is known, and says what was
 * bought then. A seat that is moved later is no other sale, and what is credited later changes none. Nobody is named; where a buyer came from
 * stands only on orders of buyers who agreed to our keeping it.
 */
export const conversions = dataset<Row>({
  name: 'conversions',
  title: { nb: 'Salg som hendelser', en: 'Sales as events' },
  about: {
    nb: 'Én rad per bekreftet ordre, med fast hendelses-id, beløp og hvor kjøperen kom fra om kjøperen sa ja til det. Raden viser det som ble kjøpt da; bytter og kreditering etterpå endrer den ikke. Ingen personer. Perioden gjelder dagen ordren ble bekreftet.',
    en: 'One row per confirmed order, with a lasting event id, amounts and where the buyer came from if they agreed to it. The row shows what was bought then; moves and credits afterwards do not change it. Nobody is named. The period looks at the day the order was confirmed.',
  },
  dates: ['payment'],
  select:
    () => `select o.id as "eventId", o.number as "orderNumber", to_char(o.settled_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, ${sellerDay('o.settled_at')} as "paidOn",
     o.currency, o.net_minor - moved.net as "netMinor", o.total_minor - moved.net - moved.vat as "grossMinor",
     (select coalesce(sum(l.quantity), 0)::int from order_lines l where l.order_id = o.id and l.kind = 'seat' and l.moved_from_id is null) as seats,
     (select coalesce(string_agg(distinct f.code, ' ' order by f.code), '') from order_lines l join offerings f on f.id = l.offering_id where l.order_id = o.id and l.moved_from_id is null) as courses,
     ${touch('first')}, ${touch('last')}
   from orders o cross join lateral (select
       (select coalesce(sum(l.net_minor), 0) from order_lines l where l.order_id = o.id and l.moved_from_id is not null)::bigint as net,
       (select coalesce(sum((d ->> 'vatMinor')::bigint), 0) from moves m cross join lateral jsonb_array_elements(m.agreed -> 'demands') d
         where m.order_id = o.id and m.done_at is not null)::bigint as vat) moved
   where o.settled_at is not null and ${within(sellerDay('o.settled_at'))} order by o.settled_at, o.number`,
  columns: [
    text('event_id', { nb: 'Hendelse', en: 'Event' }, (row) => row.eventId),
    text('order', ORDER, (row) => String(row.orderNumber)),
    text('at', { nb: 'Tidspunkt (UTC)', en: 'At (UTC)' }, (row) => row.at),
    day('confirmed_on', { nb: 'Bekreftet', en: 'Confirmed' }, (row) => row.paidOn),
    currency(),
    amount('net', { nb: 'Netto', en: 'Net' }, (row) => money(row.netMinor, row.currency)),
    amount('gross', { nb: 'Brutto', en: 'Gross' }, (row) => money(row.grossMinor, row.currency)),
    count('seats', { nb: 'Plasser', en: 'Seats' }, (row) => row.seats),
    text('courses', { nb: 'Kursgjennomføringer', en: 'Offerings' }, (row) => row.courses),
    ...(['first', 'last'] as const).flatMap((place) => {
      const nb = place === 'first' ? 'første' : 'siste'
      return [
        text<Row>(
          `${place}_source`,
          { nb: `Kilde, ${nb}`, en: `Source, ${place}` },
          (row) => row[place]?.source ?? null,
        ),
        text<Row>(
          `${place}_medium`,
          { nb: `Kanal, ${nb}`, en: `Medium, ${place}` },
          (row) => row[place]?.medium ?? null,
        ),
        text<Row>(
          `${place}_campaign`,
          { nb: `Kampanje, ${nb}`, en: `Campaign, ${place}` },
          (row) => row[place]?.campaign ?? null,
        ),
        text<Row>(
          `${place}_content`,
          { nb: `Lenke, ${nb}`, en: `Link, ${place}` },
          (row) => row[place]?.content ?? null,
        ),
        day<Row>(`${place}_on`, { nb: `Dag, ${nb}`, en: `Day, ${place}` }, (row) => row[place]?.onDay ?? null),
      ]
    }),
  ],
})
