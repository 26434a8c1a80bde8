import { type On, run, statement } from '../platform/db/statement.ts'
import { idCursor, onePage, readCursor } from '../platform/http/page-of.ts'
import {
  patternOf,
  STAFF_OFFERING,
  STAFF_PRICE,
  STAFF_TITLE,
  type StaffAsk,
  type StaffOffering,
  staffOffering,
} from './courses-for-staff.ts'

/** An offering by itself, with the course that it is a run of. */
export type StaffOfferingAlone = StaffOffering & { courseId: string; courseTitle: string }

/** $2 search as a pattern, $3 the external id, $4 its client, $5 one course, $6 the offering to go on after, $7 how many, $8 faculties. */
const PAGE = statement<StaffOfferingAlone & Parameters<typeof staffOffering>[0]>(
  'storefront-offerings-for-staff',
  `select c.id as "courseId", ${STAFF_TITLE} as "courseTitle", ${STAFF_OFFERING}
   from offerings o join courses c on c.id = o.course_id ${STAFF_PRICE}
   where ($2::text is null or o.code ilike $2)
     and ($3::text is null or (o.external_id = $3 and ($4::uuid is null or o.external_client = $4)))
     and ($5::uuid is null or c.id = $5) and ($6::uuid is null or o.id > $6)
     and ($8::text[] is null or c.faculty = any ($8))
   order by o.id limit $7`,
)

/** Offerings one by one, drafts included, the oldest first; a search fits their code. */
export async function offeringsForStaff(
  on: On,
  ask: StaffAsk,
): Promise<{ offerings: StaffOfferingAlone[]; next: string | null }> {
  const { lang, search, externalId, client, courseId, faculties, limit, after } = ask
  const wanted = [patternOf(search), externalId ?? null, client ?? null, courseId ?? null]
  const rows = await run(on, PAGE, [lang, ...wanted, readCursor(after)?.id ?? null, limit + 1, faculties ?? null])
  const { page, next } = onePage(rows, limit, ({ offeringId: id }) => idCursor({ id }))
  const offerings = page.map((row) => ({
    courseId: row.courseId,
    courseTitle: row.courseTitle,
    ...staffOffering(row),
  }))
  return { offerings, next }
}
