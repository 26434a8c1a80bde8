import { keepsCoursesOf } from '../identity/keepers.ts'
import { SELLER_ZONE } from '../platform/clock.ts'
import { RESPONSIBLE_ID } from './responsible.ts'

/** On which day the task `t` about the start `o`, if any, is due, as SQL: it moves when the first session does. */
export const DUE = `coalesce(t.due_on, (coalesce((select min(f.starts_at) from offering_sessions f where f.offering_id = o.id), o.starts_at) at time zone o.zone)::date + t.due_days)`
/** Today where the start is held, or here. */
export const TODAY = `(app_now() at time zone coalesce(o.zone, '${SELLER_ZONE}'))::date`
/** Nobody has done it, and what it is about is not cancelled. */
export const OPEN = 't.done_at is null and o.cancelled_at is null'

/** Done or to be done: a cancelled start asks for nothing more. */
export const ASKED_FOR = '(t.done_at is not null or o.cancelled_at is null)'

/** Who does the task `t` of the course `c`: whoever is named while they may keep it, else whoever answers for the course. */
export const DOER_ID = `coalesce((select d.id from people d where d.id = t.person_id and d.erased_at is null and ${keepsCoursesOf('d.id', 'c.faculty')}), ${RESPONSIBLE_ID})`
