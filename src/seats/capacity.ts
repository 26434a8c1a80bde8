import { type On, run, statement } from '../platform/db/statement.ts'
import { dateFormat } from '../platform/formats.ts'
import { count, type Lang, say } from '../platform/lang.ts'

/** How a pool's seats are spread: total = sold + held + offered + left. */
export type PoolCapacity = {
  poolId: string
  name: string
  total: number
  sold: number
  held: number
  /** Held for somebody on the waiting list. */
  offered: number
  /** Somebody waits: what is left is offered to them before it is sold. */
  listOpen: boolean
  /** When the next hold lapses; null where nothing is held. */
  nextHoldEndsAt: Date | null
  left: number
  /** "20 = 14 sold + 2 held until 12:04 + 1 offered to the waiting list + 3 left" */
  inWords: string
}
export type Capacity = { offeringId: string; pools: PoolCapacity[] }

type Row = Omit<PoolCapacity, 'inWords' | 'poolId'> & { poolId: string | null; zone: string }

const CAPACITY = statement<Row>(
  'seats-capacity',
  `select p.id as "poolId", p.name, o.zone, p.list_open as "listOpen", count(s.id) as total, count(s.sold_at) as sold,
     count(*) filter (where s.sold_at is null and s.held_until > app_now() and h.for_list is not true) as held,
     count(*) filter (where s.sold_at is null and s.held_until > app_now() and h.for_list) as offered,
     min(s.held_until) filter (where s.sold_at is null and s.held_until > app_now() and h.for_list is not true) as "nextHoldEndsAt",
     count(*) filter (where s.sold_at is null and s.held_until <= app_now()) as left
   from offerings o left join seat_pools p on p.offering_id = o.id left join seats s on s.pool_id = p.id
   left join seat_holds h on h.id = s.hold_id
   where o.id = $1 group by p.id, o.zone order by p.id`,
)

/** An offering's capacity as it explains itself; null where there is no such offering. */
export async function capacityOf(on: On, offeringId: string, lang: Lang): Promise<Capacity | null> {
  const rows = await run(on, CAPACITY, [offeringId])
  if (rows.length === 0) return null
  const pools = rows.flatMap(({ zone, poolId, ...pool }) =>
    poolId === null ? [] : [{ ...pool, poolId, inWords: explain({ ...pool, zone }, lang) }],
  )
  return { offeringId, pools }
}

function explain(
  { total, sold, held, offered, listOpen, left, nextHoldEndsAt, zone }: Omit<Row, 'poolId'>,
  lang: Lang,
): string {
  const parts = [say(lang, { nb: `${sold} solgt`, en: `${sold} sold` })]
  if (nextHoldEndsAt) {
    const time = timeIn(zone, nextHoldEndsAt, lang)
    parts.push(say(lang, { nb: `${held} holdt av (neste til ${time})`, en: `${held} held (next until ${time})` }))
  }
  if (offered > 0)
    parts.push(say(lang, { nb: `${offered} tilbudt ventelisten`, en: `${offered} offered to the waiting list` }))
  parts.push(count(lang, left, listOpen ? KEPT : LEFT))
  return `${total} = ${parts.join(' + ')}`
}

const LEFT = { one: { nb: '{n} ledig', en: '{n} left' }, other: { nb: '{n} ledige', en: '{n} left' } }
const KEPT = {
  one: { nb: '{n} ledig for ventelisten', en: '{n} kept for the waiting list' },
  other: { nb: '{n} ledige for ventelisten', en: '{n} kept for the waiting list' },
}

const timeIn = (zone: string, instant: Date, lang: Lang): string =>
  dateFormat(say(lang, { nb: 'nb-NO', en: 'en-GB' }), {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
  }).format(instant)
