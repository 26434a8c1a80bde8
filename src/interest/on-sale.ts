import { titleIn } from '../catalogue/title-in.ts'
import { isFreeNow } from '../storefront/filters.ts'

/** Of offerings `o`: everybody may buy, apply or, where it is full, wait now. A closed one never is: who waits for a course is told nothing of it. */
export const IS_ON_SALE = `(o.published_at is not null and o.cancelled_at is null and not o.closed
  and o.sale_opens_at <= app_now() and o.sale_closes_at > app_now())`

/** Of offerings `o`: everybody may buy or apply now, and a seat is free for whoever does. Where a waiting list comes first there is none. */
export const CAN_BE_BOOKED = `(${IS_ON_SALE} and ${isFreeNow('o.id')})`

/** The title of course `c` in the language of row `i`, else the one there is. */
export const TITLE = titleIn('c.id', 'i.lang')
