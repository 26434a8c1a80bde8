/** What Stripe takes for itself, by the `type` of its balance transactions: of no payment, and never given back. */
const FEE_KINDS = ['stripe_fee', 'stripe_fx_fee', 'tax_fee']
const CHARGES = ['charge', 'payment']
const REFUNDS = ['refund', 'payment_refund', 'refund_failure', 'payment_failure_refund']
const list = (kinds: readonly string[]): string => kinds.map((kind) => `'${kind}'`).join(', ')

/** Whether `payout_lines l` is a fee and nothing else. */
export const IS_FEE = `l.kind in (${list(FEE_KINDS)})`

/** What of a line's amount is Stripe's own: positive where it took it. */
export const COST = `case when ${IS_FEE} then -l.net_minor else l.fee_minor end`

/**
 * Our own movement of which `payout_lines l` speaks, by Stripe's ids, with the amount that the line should have: a payment that was
 * captured, a refund that went through or came back, a dispute that took or gave, a payout that came back. No row where we know none.
 */
export const OURS = `lateral (
  select p.captured_minor as minor, p.captured_currency as currency, p.order_id from payments p
    where l.kind in (${list(CHARGES)}) and p.stripe_payment_intent = l.payment_intent and p.captured_at is not null
  union all select -r.amount_minor, r.currency, r.order_id from refunds r
    where l.kind in ('refund', 'payment_refund') and r.stripe_refund = l.source and r.succeeded_at is not null
  union all select r.amount_minor, r.currency, r.order_id from refunds r
    where l.kind in ('refund_failure', 'payment_failure_refund') and r.stripe_refund = l.source and r.succeeded_at is not null and r.failed_at is not null
  union all select case when m.back then m.amount_minor else -m.amount_minor end, d.currency, d.order_id
    from dispute_movements m join disputes d on d.id = m.dispute_id where m.stripe_movement = l.stripe_transaction
  union all select b.amount_minor, b.currency, null from payouts b
    where l.kind in ('payout_failure', 'payout_cancel') and b.stripe_payout = l.source and b.undone_at is not null)`

/** What kind of part `payout_lines l` is to a reader. */
export const PART = `case when ${IS_FEE} then 'fee' when l.kind in (${list(CHARGES)}) then 'charge' when l.kind in (${list(REFUNDS)}) then 'refund'
  when l.category like 'dispute%' then 'dispute' else 'other' end`
export const PARTS = ['charge', 'refund', 'dispute', 'fee', 'other'] as const
export type Part = (typeof PARTS)[number]

/** The decision on `payout_lines l` that stands. */
export const STANDING = `lateral (select c.id, c.as, c.reason, c.by, c.at, c.fee_minor, c.other_minor from payout_decisions c where c.line_id = l.id and c.undoes_id is null
  and not exists (select from payout_decisions u where u.undoes_id = c.id))`

/** The arrival of `payouts p` that stands: its placement was not taken back. */
export const ARRIVAL = `lateral (select a.placement_id, m.deposit_id, d.booked_on from payout_arrivals a join placements m on m.id = a.placement_id
  join deposits d on d.id = m.deposit_id where a.payout_id = p.id and not exists (select from placements u where u.undoes_id = m.id))`
