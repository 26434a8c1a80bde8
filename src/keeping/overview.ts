import { type HeldSession, heldSessions } from '../attending/attendance-of.ts'
import type { Moment } from '../platform/db/snapshot.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import type { Currency } from '../platform/money.ts'
import { type Considered, consideredOne } from './to-decide.ts'

/** What was sold of an offering and what was credited of it, net of VAT in minor units, as its documents say. */
export type OfferingIncome = { currency: Currency; soldMinor: number; creditedMinor: number }
type Counts = {
  completed: number
  /** Certificates that are valid. */
  certificates: number
  /** Asked by a company to take a seat, and have not answered. */
  invited: number
  /** When the first offer to somebody who waits runs out; null where none stands. */
  nextOfferEndsAt: Date | null
  income: OfferingIncome[]
}
export type Overview = Counts & { considered: Considered; sessions: HeldSession[] }

const COUNTS = statement<Counts>(
  'keeping-overview',
  `select (select count(*) from enrolments e where e.offering_id = $1 and e.withdrawn_at is null and e.completed_at is not null) as completed,
     (select count(*) from certificates c join enrolments e on e.id = c.enrolment_id where e.offering_id = $1
        and not exists (select from certificate_endings x where x.certificate_id = c.id)) as certificates,
     (select count(*) from seat_assignments a where a.offering_id = $1 and a.ended_at is null and a.accepted_at is null) as invited,
     (select min(f.ends_at) from waiting_offers f join waiting_entries e on e.id = f.entry_id
      where e.offering_id = $1 and f.closed_at is null and f.ends_at > app_now()) as "nextOfferEndsAt",
     (select coalesce(json_agg(i order by i.currency), '[]') from (
        select d.currency, coalesce(sum(x.net_minor) filter (where d.kind = 'invoice'), 0)::bigint as "soldMinor",
          coalesce(sum(x.net_minor) filter (where d.kind <> 'invoice'), 0)::bigint as "creditedMinor"
        from order_lines l join document_lines x on x.order_line_id = l.id join documents d on d.id = x.document_id where l.offering_id = $1 group by 1) i) as income`,
)

/** All about one offering that those who keep it decide by; null where there is none. */
export async function overviewOf(on: Moment, offeringId: string, lang: Lang): Promise<Overview | null> {
  const considered = await consideredOne(on, offeringId, lang)
  if (!considered) return null
  const [counts] = await run(on, COUNTS, [offeringId])
  return { ...counts!, considered, sessions: await heldSessions(on, offeringId) }
}
