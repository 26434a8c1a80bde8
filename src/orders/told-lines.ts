/**
 * Of order `o`, as lists tell it: what it is for, extras apart, and how many seats it has. A share of a price and a prepaid have a title
 * and no seat.
 */
export const TOLD_LINES = `array(select l.title from order_lines l where l.order_id = o.id and l.kind <> 'extra' order by l.position) as titles,
  (select coalesce(sum(l.quantity), 0) from order_lines l where l.order_id = o.id and l.kind = 'seat') as quantity`
