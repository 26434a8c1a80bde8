import type { Missing } from '../catalogue/problems.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { IS_PLANNED } from './offer-statements.ts'
import { offeringLacks, READINESS, type Readiness } from './readiness.ts'

/** A start that is not on sale, and what is missing before it can be. */
export type StartToPublish = {
  offeringId: string
  code: string
  zone: string
  startsAt: Date
  endsAt: Date
  missing: Missing[]
}

/** $1 the course's id. */
const OF_COURSE = statement<Omit<StartToPublish, 'missing'> & Readiness>(
  'storefront-starts-to-publish',
  `select o.id as "offeringId", o.code, o.zone, o.starts_at as "startsAt", o.ends_at as "endsAt", ${READINESS}
   from offerings o join courses c on c.id = o.course_id where c.id = $1 and ${IS_PLANNED} order by o.starts_at, o.id`,
)

/** The starts of a course that are planned and not on sale, by their first day, each with all that it lacks. */
export const startsToPublish = async (on: On, courseId: string): Promise<StartToPublish[]> =>
  (await run(on, OF_COURSE, [courseId])).map((row) => ({
    ...{ offeringId: row.offeringId, code: row.code, zone: row.zone, startsAt: row.startsAt, endsAt: row.endsAt },
    missing: offeringLacks(row),
  }))
