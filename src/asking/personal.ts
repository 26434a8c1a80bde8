import { z } from 'zod'
import { ERASED_NAME, Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

const TOUCHES = `(r.person_id = whom.id or r.approver_id = whom.id or r.employer_email = any(whom.addresses) or r.offered #>> '{payer,email}' = any(whom.addresses))`
const IS_NAMED = `exists (select from jsonb_array_elements(l.people) n where lower(n ->> 'email') = any(whom.addresses))`
const IS_CONTACT = `r.wish #>> '{payer,email}' = any(whom.addresses)`
const SAID_YES = `r.offered #>> '{payer,email}' = any(whom.addresses)`

/** Who asked whom to pay for their seats, or to say yes to an order of their company. */
export const personalInAsking: readonly PersonalTable[] = [
  {
    table: 'purchase_request_mails',
    columns: ['email', 'digest', 'fault'],
    shown: {
      as: 'mailsAboutRequestsToEmployers',
      shape: z.object({ kind: z.string(), to: z.string(), madeAt: Instant, sentAt: Instant.nullable() }),
      of: ofWhom(
        'shown-request-mails',
        `select m.kind, m.email as "to", m.made_at as "madeAt", m.sent_at as "sentAt" from whom join purchase_requests r on ${TOUCHES}
         join purchase_request_mails m on m.request_id = r.id and (r.person_id = whom.id or m.email = any(whom.addresses)) order by m.made_at`,
      ),
    },
    erased: [
      ofWhom(
        'erase-request-mails',
        `delete from purchase_request_mails m using whom, purchase_requests r
         where r.id = m.request_id and (r.person_id = whom.id or m.email = any(whom.addresses))`,
      ),
    ],
  },
  {
    table: 'purchase_request_lines',
    columns: ['people', 'payer'],
    shown: {
      as: 'seatsAskedForYou',
      shape: z.object({ name: z.string(), email: z.string(), company: z.string(), askedAt: Instant }),
      of: ofWhom(
        'shown-request-lines',
        `select n ->> 'name' as name, n ->> 'email' as email, c.name as company, r.asked_at as "askedAt"
         from whom join purchase_request_lines l on ${IS_NAMED} cross join lateral jsonb_array_elements(l.people) n
         join purchase_requests r on r.id = l.request_id join companies c on c.id = r.company_id
         where lower(n ->> 'email') = any(whom.addresses) order by r.asked_at`,
      ),
    },
    erased: [
      ofWhom(
        'erase-request-lines',
        `update purchase_request_lines l set people = (select coalesce(jsonb_agg(n), '[]') from jsonb_array_elements(l.people) n
           where lower(n ->> 'email') <> all(whom.addresses)) from whom where ${IS_NAMED}`,
      ),
    ],
  },
  {
    table: 'purchase_requests',
    columns: [
      'person_id',
      'name',
      'email',
      'employer_email',
      'wish',
      'offered',
      'note',
      'decline_reason',
      'answered_by',
      'approver_id',
    ],
    shown: {
      as: 'requestsToEmployers',
      shape: z.object({
        from: z.string(),
        to: z.string(),
        note: z.string(),
        askedAt: Instant,
        openedAt: Instant.nullable(),
        declinedAt: Instant.nullable(),
        declineReason: z.string().nullable(),
        answeredBy: z.string().nullable(),
        withdrawnAt: Instant.nullable(),
      }),
      of: ofWhom(
        'shown-purchase-requests',
        `select r.name as "from", coalesce(r.employer_email, (select c.name from companies c where c.id = r.company_id)) as "to", r.note, r.asked_at as "askedAt", r.opened_at as "openedAt", r.declined_at as "declinedAt",
           r.decline_reason as "declineReason", r.answered_by as "answeredBy", r.withdrawn_at as "withdrawnAt"
         from whom join purchase_requests r on ${TOUCHES} order by r.asked_at`,
      ),
    },
    erased: [
      ofWhom('erase-purchase-requests', 'delete from purchase_requests r using whom where r.person_id = whom.id'),
      ofWhom(
        'erase-employer',
        `update purchase_requests r set employer_email = whom.stand_in, answered_by = null,
           decline_reason = case when r.declined_at is not null then '' end
         from whom where r.employer_email = any(whom.addresses)`,
      ),
      ofWhom(
        'erase-approver',
        `update purchase_requests r set decline_reason = case when r.declined_at is not null then '' end from whom where r.approver_id = whom.id`,
      ),
      ofWhom(
        'erase-request-part',
        `update purchase_requests r set answered_by = '${ERASED_NAME}',
           offered = jsonb_set(jsonb_set(r.offered, '{payer,email}', to_jsonb(whom.stand_in)), '{payer,contactName}', to_jsonb('${ERASED_NAME}'::text))
         from whom where ${SAID_YES}`,
      ),
      ofWhom(
        'erase-request-contact',
        `update purchase_requests r set wish = jsonb_set(jsonb_set(r.wish, '{payer,email}', to_jsonb(whom.stand_in)), '{payer,contactName}', to_jsonb('${ERASED_NAME}'::text))
         from whom where ${IS_CONTACT}`,
      ),
    ],
  },
]
