import { z } from 'zod'
import { BOOKS_STAY, DOCUMENT_OF_WHOM } from '../invoicing/personal.ts'
import { Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

const OF_WHOM = `from whom join orders o on ${DOCUMENT_OF_WHOM} join paybacks p on p.document_id = d.id`
/** Of payback `p`: it has come to its end. */
const OVER = '(p.paid_on is not null or p.ended_at is not null)'
const MINE = `select p.id from whom join orders o on ${DOCUMENT_OF_WHOM} join paybacks p on p.document_id = d.id where ${OVER}
  union select p.id from whom join paybacks p on lower(p.payee_email) = any(whom.addresses) where ${OVER}`
const NOTE_OF_FINANCE = { because: 'it is finance’s note about a payment' }

/** Where money goes back to: given by the payee, needed until the bank has paid, gone with the person or after ninety days. */
export const personalInPayingBack: readonly PersonalTable[] = [
  {
    table: 'payback_accounts',
    columns: ['account', 'holder_name', 'given_by'],
    shown: {
      as: 'paybackAccounts',
      shape: z.object({
        document: z.string(),
        account: z.string().nullable(),
        holderName: z.string().nullable(),
        givenAt: Instant,
      }),
      of: ofWhom(
        'shown-payback-accounts',
        `select d.content ->> 'number' as document, a.account, a.holder_name as "holderName", a.given_at as "givenAt"
         ${OF_WHOM} join payback_accounts a on a.payback_id = p.id order by a.given_at`,
      ),
    },
    erased: [
      ofWhom(
        'erase-payback-accounts',
        `update payback_accounts a set account = null, holder_name = null where a.payback_id in (${MINE})`,
      ),
    ],
  },
  {
    table: 'payback_batches',
    columns: ['content', 'made_by'],
    shown: { because: 'it is our file for the bank; the account in it is in the copy' },
    erased: [
      ofWhom(
        'erase-payback-files',
        `update payback_batches b set content = null where b.content is not null and exists (select from paybacks p where p.batch_id = b.id and p.id in (${MINE}))
           and not exists (select from paybacks p where p.batch_id = b.id and p.paid_on is null and p.ended_at is null)`,
      ),
    ],
  },
  {
    table: 'payback_links',
    columns: ['digest', 'fault'],
    shown: { because: 'the link came by mail; what was given by it is in the copy' },
    erased: [
      ofWhom(
        'erase-payback-links',
        `update payback_links l set digest = null, fault = null where l.payback_id in (${MINE})`,
      ),
    ],
  },
  {
    table: 'paybacks',
    columns: ['payee_name', 'payee_email', 'asked_by', 'end_reason', 'ended_by'],
    shown: {
      as: 'paybacks',
      shape: z.object({
        document: z.string(),
        amountMinor: z.int(),
        askedAt: Instant,
        payeeName: z.string().nullable(),
        payeeEmail: z.string().nullable(),
        paidOn: z.iso.date().nullable(),
      }),
      of: ofWhom(
        'shown-paybacks',
        `select d.content ->> 'number' as document, p.amount_minor as "amountMinor", p.asked_at as "askedAt", p.payee_name as "payeeName",
           p.payee_email as "payeeEmail", p.paid_on as "paidOn" ${OF_WHOM} order by p.asked_at`,
      ),
    },
    erased: [
      ofWhom('erase-payees', `update paybacks t set payee_name = null, payee_email = null where t.id in (${MINE})`),
    ],
  },
  {
    table: 'set_offs',
    columns: ['by'],
    shown: NOTE_OF_FINANCE,
    erased: BOOKS_STAY,
  },
  {
    table: 'payback_approvals',
    columns: ['approved_by'],
    shown: { because: 'it says who in finance approved' },
    erased: BOOKS_STAY,
  },
  {
    table: 'payback_batch_ends',
    columns: ['reason', 'by'],
    shown: NOTE_OF_FINANCE,
    erased: BOOKS_STAY,
  },
]
