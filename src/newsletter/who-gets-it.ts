import { SEAT_STEERERS } from '../companies/member-role.ts'
import { waits } from '../waiting/in-order.ts'

/** So many mails that came back for another reason than the address itself, and nothing is sent any more. */
const SOFT_BOUNCES_MAX = 3

/**
 * Of a subscriber by this name: whether the newsletter may go there now. They have said yes and not left, and since then no mail was
 * refused for good, not too many for a time, and none was called unwanted; when the address is said to work again, so does this.
 */
export const mayGet = (s: string): string =>
  `(${s}.left_at is null and not exists (select from mail_bounces b where b.email = ${s}.email and b.settled_at is null and b.at > ${s}.confirmed_at
     having count(*) filter (where b.for_good) > 0 or count(*) >= ${SOFT_BOUNCES_MAX})
     and not exists (select from mails u where u.to_email = ${s}.email and u.unwanted_at > ${s}.confirmed_at and u.kind = 'newsletter'))`

const ROLES = SEAT_STEERERS.filter((tie) => tie !== 'unit-manager').map((role) => `'${role}'`)
/** Whose account has this address among its own. */
const OWNER = `(select a.person_id from person_addresses a where a.email = s.email)`
/** Whether a course `c` is one of those that a part of the segment names. */
const isAbout = (part: string): string =>
  `(coalesce(g -> '${part}' -> 'courses', '[]') ? c.slug or coalesce(g -> '${part}' -> 'topics', '[]') ?| c.topics)`

/** Whether a subscriber `s` fits a segment `g` (jsonb). Who fits by seats must have said yes like everybody. */
export const FITS = `(not g ? 'langs' or g -> 'langs' ? s.lang)
  and (not g ? 'topics' or s.topics is null or g -> 'topics' ?| s.topics)
  and (not g ? 'waitsFor' or exists (
    select from waiting_entries e join offerings f on f.id = e.offering_id join courses c on c.id = f.course_id
    where ${waits('e')} and (e.email = s.email or e.person_id = ${OWNER}) and ${isAbout('waitsFor')}))
  and (not g ? 'tookPart' or exists (
    select from enrolments e join offerings f on f.id = e.offering_id join courses c on c.id = f.course_id
    where e.person_id = ${OWNER} and e.withdrawn_at is null and f.starts_at <= app_now() and ${isAbout('tookPart')}))
  and (not g ? 'unusedSeats' or exists (
    select from company_members m join wallet_seats w on w.company_id = m.company_id join offerings f on f.id = w.offering_id
    where m.person_id = ${OWNER} and m.ended_at is null and m.role in (${ROLES}) and f.ends_at > app_now()
      and (m.unit_ids is null or exists (select from orders o where o.id = w.order_id and o.unit_id = any (m.unit_ids)))
      and not exists (select from seat_assignments a where a.seat_id = w.seat_id and a.ended_at is null)
      and not exists (select from enrolments e where e.seat_id = w.seat_id and e.withdrawn_at is null)))
  and (not g ? 'without' or not exists (
    select from enrolments e join offerings f on f.id = e.offering_id join courses c on c.id = f.course_id
    where e.person_id = ${OWNER} and e.withdrawn_at is null and g -> 'without' ? c.slug))`
