/** Of document `d`: what payments paid of it after it was issued, what credit notes took back, and how much of that as money. */
const PAID_SINCE = `((select coalesce(sum(x.amount_minor), 0)::bigint from document_payments x where x.document_id = d.id)
    + (select coalesce(sum(t.amount_minor), 0)::bigint from document_transfers t where t.document_id = d.id))`
const CREDITED = `(select coalesce(sum(c.gross_minor), 0)::bigint from documents c where c.credits_id = d.id)`
const RETURNED = `(select coalesce(sum(c.returned_minor), 0)::bigint from documents c where c.credits_id = d.id)`

/**
 * `money`: how document `d` stands, for a lateral join. A credit note's money back undoes a payment, the rest of it lowers
 * what is owed; so what is left to pay is what is left of the invoice less what is left of its payments. Nothing of a credit note.
 */
export const MONEY = `(select k.credited_minor, k.paid_minor,
    case d.kind when 'invoice' then d.gross_minor - k.credited_minor - k.paid_minor else 0 end as left_minor
  from (select ${CREDITED} as credited_minor, d.prepaid_minor + ${PAID_SINCE} - ${RETURNED} as paid_minor) k)`

/** Of invoice `d`: what its reminders have claimed in fees and interest, neither paid nor waived. */
export const OPEN_CLAIMS = `((select coalesce(sum(r.fee_minor + r.interest_minor), 0) from reminders r where r.document_id = d.id)
    - (select coalesce(sum(w.amount_minor), 0) from reminder_waivers w join reminders r on r.id = w.reminder_id where r.document_id = d.id)
    - (select coalesce(sum(t.claims_minor), 0) from document_transfers t where t.document_id = d.id))::bigint`

/** How an invoice stands: something is left to pay, that and its day has passed, nothing is left, all was taken back. */
export const DUE_STATES = ['unpaid', 'overdue', 'paid', 'credited'] as const
export type DueState = (typeof DUE_STATES)[number]

/** The state of `d` with its `money`, judged on a calendar day of the seller; null for a credit note. */
export const stateOn = (today: string): string => `case when d.kind = 'credit-note' then null
    when money.left_minor > 0 then case when d.due_date < ${today} then 'overdue' else 'unpaid' end
    when money.credited_minor = d.gross_minor then 'credited' else 'paid' end`
