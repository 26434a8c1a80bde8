import { z } from 'zod'
import { ERASED_NAME, Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

/** Whether `orders o` was placed by `whom`, or names their address as its payer's. */
export const ORDER_OF_WHOM = `(o.person_id = whom.id or o.payer ->> 'email' = any(whom.addresses))`
/** Whether they pay for it themselves: what is ordered for a company is the company's. */
export const PAID_BY_WHOM = `(o.company_id is null and ${ORDER_OF_WHOM})`
/** Whether `orders o` of a company names them as whom to ask. */
const IS_CONTACT = `(o.payer ->> 'email' = any(whom.addresses) or o.payer ->> 'contactName' = (select p.name from people p where p.id = whom.id))`

/** A payer who is nobody any more. The country stays: it says what was taxed where. */
const NOBODY = `jsonb_build_object('kind', 'person', 'name', '${ERASED_NAME}', 'email', whom.stand_in, 'street', '–', 'postcode', '0000', 'city', '–', 'country', coalesce(o.payer ->> 'country', 'NO'))`
/** A company's payer without its contact: mails about the order go where its invoices go. */
const withoutContact = (
  payer: string,
) => `${payer} || jsonb_build_object('contactName', '${ERASED_NAME}', 'email', coalesce(
  (select c.invoice_email from companies c where c.id = o.company_id and c.invoice_email <> all(whom.addresses)), whom.stand_in))`

/** Orders, the seats in them, and what invoices of them are to say. */
export const personalInOrders: readonly PersonalTable[] = [
  {
    table: 'demands',
    columns: ['billing'],
    shown: { because: 'the documents that were made of it are in the copy' },
    erased: [
      ofWhom(
        'erase-audit-values-of-orders',
        `delete from audit_values v using whom, orders o, audit_acts a where a.id = v.act_id and a.about_id = o.id and ${PAID_BY_WHOM}`,
      ),
      ofWhom(
        'erase-billing',
        `update demands d set billing = null from whom join orders o on ${PAID_BY_WHOM} where d.order_id = o.id and d.billing #>> '{payer,kind}' = 'person'`,
      ),
      ofWhom(
        'erase-billing-contact',
        `update demands d set billing = jsonb_set(d.billing, '{payer}', ${withoutContact(`(d.billing -> 'payer')`)})
         from whom, orders o where d.order_id = o.id and d.billing #>> '{payer,kind}' = 'company' and d.billing #>> '{payer,email}' = any(whom.addresses)`,
      ),
      ofWhom(
        'erase-billing-unit',
        `update demands d set billing = d.billing #- '{payer,unit,email}' from whom where d.billing #>> '{payer,unit,email}' = any(whom.addresses)`,
      ),
    ],
  },
  {
    table: 'order_places',
    columns: ['person_id', 'name'],
    shown: {
      as: 'seats',
      shape: z.object({
        orderNumber: z.int(),
        course: z.string(),
        detail: z.string(),
        name: z.string().nullable(),
        givenBy: z.string().meta({ description: 'A company by its name; otherwise you, or somebody else' }),
        returnedAt: Instant.nullable(),
      }),
      of: ofWhom(
        'shown-seats',
        `select o.number as "orderNumber", l.title as course, l.detail, s.name, s.returned_at as "returnedAt",
           coalesce(c.name, case when o.person_id = whom.id then 'you' else 'somebody else' end) as "givenBy"
         from whom join order_places s on s.person_id = whom.id join orders o on o.id = s.order_id join order_lines l on l.id = s.line_id
         left join companies c on c.id = o.company_id order by o.placed_at, s.position`,
      ),
    },
    erased: [
      ofWhom('erase-places', `update order_places s set name = '${ERASED_NAME}' from whom where s.person_id = whom.id`),
    ],
  },
  {
    table: 'orders',
    columns: [
      'person_id',
      // payer_email and payer_organisation are made of payer, and so go with it.
      'payer',
      'payer_email',
      'wrong_emails',
      'payer_organisation',
      'lang',
      'purchase_order_number',
      'buyer_reference',
      'external_id',
      'vouched_by',
      'approved_by',
    ],
    shown: {
      as: 'orders',
      shape: z.object({
        number: z.int(),
        placedAt: Instant,
        settledAt: Instant.nullable(),
        cancelledAt: Instant.nullable(),
        payBy: z.string(),
        currency: z.string(),
        totalMinor: z.int().nullable().meta({ description: 'Null where a company pays: it is the company’s' }),
        payer: z.record(z.string(), z.string()),
        lines: z.array(z.object({ title: z.string(), detail: z.string(), quantity: z.int(), netMinor: z.int() })),
        acceptedSalesTerms: z.int(),
      }),
      of: ofWhom(
        'shown-orders',
        `select o.number, o.placed_at as "placedAt", o.settled_at as "settledAt", o.cancelled_at as "cancelledAt", o.pay_by as "payBy",
           o.currency, case when o.company_id is null then o.total_minor end as "totalMinor",
           case when o.company_id is null then o.payer when ${IS_CONTACT} then jsonb_build_object('name', o.payer ->> 'name', 'contactName', o.payer ->> 'contactName', 'email', o.payer ->> 'email')
             else jsonb_build_object('name', o.payer ->> 'name') end as payer,
           case when o.company_id is null then (select coalesce(jsonb_agg(jsonb_build_object('title', l.title, 'detail', l.detail, 'quantity', l.quantity, 'netMinor', l.net_minor) order by l.position), '[]')
             from order_lines l where l.order_id = o.id) else '[]' end as lines, o.sales_terms_version as "acceptedSalesTerms"
         from whom join orders o on ${ORDER_OF_WHOM} order by o.placed_at, o.id`,
      ),
    },
    erased: [
      ofWhom(
        'erase-payer',
        `update orders o set payer = ${NOBODY}, wrong_emails = '{}', purchase_order_number = null, buyer_reference = null, external_client = null, external_id = null
         from whom where ${PAID_BY_WHOM}`,
      ),
      ofWhom(
        'erase-contact-of-order',
        `update orders o set payer = ${withoutContact('o.payer')}, wrong_emails = '{}' from whom where o.company_id is not null and ${ORDER_OF_WHOM} and ${IS_CONTACT}`,
      ),
      ofWhom(
        'erase-unit-of-order',
        `update orders o set payer = o.payer #- '{unit,email}' from whom where o.payer #>> '{unit,email}' = any(whom.addresses)`,
      ),
    ],
  },
]
