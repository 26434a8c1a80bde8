import { titleIn } from '../catalogue/title-in.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { digestOf } from '../platform/ids.ts'
import type { Lang } from '../platform/lang.ts'
import type { Offer } from '../storefront/offer.ts'

/** How long an invitation works, in days; never beyond the end of what it invites to. */
export const INVITATION_DAYS = 7

/**
 * What a company, `c`, is called in mails to people who do not know us: of one that nobody has confirmed the name is whatever a stranger typed, and
 * would let them write to anybody in our name.
 */
export const COMPANY_NAME = `case when c.confirmed_at is not null then c.name else 'Org.nr. ' || c.organisation_number end`

/** What somebody is invited to, as the holder of the link is told before they answer. */
export type Invitation = {
  assignmentId: string
  seatId: string
  personId: string
  name: string
  email: string
  company: string
  companyId: string
  offeringId: string
  title: string
  slug: string
  code: string
  place: string
  zone: string
  startsAt: Date
  endsAt: Date
  invitedUntil: Date
  terms: string | null
  /** Where the offering checks who comes: what is required in the language, and by when whoever was not admitted before shows their papers. */
  admission: Offer['admission']
  asksPapers: boolean
  showBy: Date | null
}

const BY_TOKEN = statement<Invitation>(
  'wallet-invitation-by-token',
  `select a.id as "assignmentId", a.seat_id as "seatId", a.person_id as "personId", a.name, a.email, ${COMPANY_NAME} as company, a.company_id as "companyId",
     a.offering_id as "offeringId", t.title, k.slug, f.code, f.place, f.zone, f.starts_at as "startsAt", f.ends_at as "endsAt", i.ends_at as "invitedUntil",
     (select x.in_words ->> $2 from order_lines l join cancellation_terms x on x.id = l.terms_id
      where l.order_id = a.order_id and l.offering_id = a.offering_id and l.kind = 'seat' limit 1) as terms,
     case when f.admission is not null then jsonb_set(f.admission, '{requirements}', f.admission -> 'requirements' -> $2::text) end as admission,
     a.show_by as "showBy", f.admission is not null and not app_admitted(a.person_id, k.id) as "asksPapers"
   from seat_invitations i join seat_assignments a on a.id = i.assignment_id and a.ended_at is null and a.accepted_at is null
   join companies c on c.id = a.company_id join offerings f on f.id = a.offering_id join courses k on k.id = f.course_id
   cross join lateral ${titleIn('k.id', '$2')} t
   where i.digest = $1 and i.used_at is null and i.closed_at is null and i.ends_at > app_now()`,
)

/** What a mailed link invites to; null where it no longer does. Holding the link is what opens it. */
export async function invitationByToken(on: On, token: string, lang: Lang): Promise<Invitation | null> {
  const [found] = await seeAs(HOUSE, () => run(on, BY_TOKEN, [digestOf(token), lang]))
  return found ?? null
}
