/** Of `payout_lines l`: it was tied to a movement of ours, not decided by a person. */
export const IS_TIED = `l.settled_at is not null and not exists (select from payout_decisions c where c.line_id = l.id and c.undoes_id is null
  and not exists (select from payout_decisions u where u.undoes_id = c.id))`

/** Of `payout_lines l`: what Stripe took of it, in minor units. A line may be nothing but a fee. */
export const FEE_OF_LINE = `case when l.kind in ('stripe_fee', 'stripe_fx_fee', 'tax_fee') then -l.net_minor else l.fee_minor end`
