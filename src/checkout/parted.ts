/**
 * A fragment `parted` of a statement in which `of(id, cancel_cause)` names orders that end before they were settled, at `$2`: the
 * other part of a shared price ends with them, for nobody owes a share of a seat that was not sold.
 */
export const partedFrom = (of: string): string => `parted as (
  update orders s set cancelled_at = $2, cancel_cause = e.cancel_cause from ${of} e
  where s.shared_with_id = e.id and s.settled_at is null and s.cancelled_at is null returning s.id, s.cancel_cause)`
