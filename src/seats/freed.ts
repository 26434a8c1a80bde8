/**
 * A fragment `freed` of a statement in which `of(hold_id)` names the orders that give their seats up: what they held and never sold is
 * free again, or lies with the hold it came from while that lives.
 */
export const freedFrom = (of: string): string => `freed as (
  update seats s set hold_id = r.id, held_until = coalesce(r.ends_at, '-infinity')
  from ${of} e join seat_holds h on h.id = e.hold_id
  left join seat_holds r on r.id = h.taken_from and r.released_at is null and r.ends_at > app_now()
  where s.hold_id = e.hold_id and s.sold_at is null)`
