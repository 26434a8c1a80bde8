import { z } from 'zod'
import { ERASED_NAME, Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

/** Whoever takes part keeps the seat; who was only invited, or was to be admitted, has it no longer. */
const SEATED =
  'exists (select from enrolments e where e.seat_id = a.seat_id and e.person_id = a.person_id and e.withdrawn_at is null)'

/** To whom a company gave a seat, and the mails that told them. */
export const personalInWallet: readonly PersonalTable[] = [
  {
    table: 'seat_uploads',
    columns: ['rows', 'uploaded_by', 'file_name'],
    shown: {
      because: 'a list is kept for a week and then goes; whoever was invited from it is shown their invitations',
    },
    erased: [
      ofWhom(
        'erase-seat-uploads',
        `delete from seat_uploads u using whom where u.uploaded_by = 'person:' || whom.id or exists (
           select from jsonb_array_elements(u.rows) r where lower(r ->> 'email') = any(whom.addresses))`,
      ),
    ],
  },
  {
    table: 'seat_invitations',
    columns: ['fault'],
    shown: {
      as: 'invitationsToSeats',
      shape: z.object({
        offering: z.string(),
        from: z.string(),
        sentAt: Instant.nullable(),
        openedAt: Instant.nullable(),
        usedAt: Instant.nullable(),
      }),
      of: ofWhom(
        'shown-seat-invitations',
        `select f.code as offering, c.name as "from", i.sent_at as "sentAt", i.opened_at as "openedAt", i.used_at as "usedAt"
         from whom join seat_assignments a on a.person_id = whom.id join seat_invitations i on i.assignment_id = a.id
         join offerings f on f.id = a.offering_id join companies c on c.id = a.company_id order by i.made_at`,
      ),
    },
    erased: [
      ofWhom(
        'close-seat-invitations',
        `update seat_invitations i set fault = null, closed_at = case when i.used_at is null then coalesce(i.closed_at, app_now()) end
         from whom join seat_assignments a on a.person_id = whom.id where i.assignment_id = a.id`,
      ),
    ],
  },
  {
    table: 'seat_assignments',
    columns: ['person_id', 'name', 'email'],
    shown: {
      as: 'seatsGivenByCompanies',
      shape: z.object({
        offering: z.string(),
        from: z.string(),
        name: z.string(),
        email: z.string(),
        invitedAt: Instant,
        acceptedAt: Instant.nullable(),
        endedAt: Instant.nullable(),
        endCause: z.string().nullable(),
      }),
      of: ofWhom(
        'shown-seat-assignments',
        `select f.code as offering, c.name as "from", a.name, a.email, a.invited_at as "invitedAt", a.accepted_at as "acceptedAt",
           a.ended_at as "endedAt", a.end_cause as "endCause"
         from whom join seat_assignments a on a.person_id = whom.id join offerings f on f.id = a.offering_id
         join companies c on c.id = a.company_id order by a.invited_at`,
      ),
    },
    erased: [
      ofWhom(
        'erase-seat-assignments',
        `update seat_assignments a set name = '${ERASED_NAME}', email = whom.stand_in,
           end_cause = case when a.ended_at is null and ${SEATED} then a.end_cause else coalesce(a.end_cause, 'declined') end,
           ended_at = case when a.ended_at is null and ${SEATED} then a.ended_at else coalesce(a.ended_at, app_now()) end
         from whom where a.person_id = whom.id`,
      ),
    ],
  },
]
