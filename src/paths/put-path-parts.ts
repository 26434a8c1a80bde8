import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { type Fault, Problem } from '../platform/problems.ts'
import type { PathBody } from './path.ts'

const PUT_TEXTS = statement(
  'paths-put-texts',
  `with said as (select * from jsonb_to_recordset($2) as t(lang text, title text, summary text, description text, outcomes text)),
   gone as (delete from path_texts x where x.path_id = $1 and x.lang not in (select lang from said))
   insert into path_texts (path_id, lang, title, summary, description, outcomes) select $1, s.* from said s
   on conflict (path_id, lang) do update set title = excluded.title, summary = excluded.summary,
     description = excluded.description, outcomes = excluded.outcomes`,
)
/** Answers with the courses that there are. */
const PUT_COURSES = statement<{ courseId: string }>(
  'paths-put-courses',
  `with wanted as (select c.id, n::int as position from unnest($2::uuid[]) with ordinality w(id, n) join courses c on c.id = w.id),
   gone as (delete from path_courses b where b.path_id = $1 and b.course_id not in (select id from wanted)),
   there as (insert into path_courses (path_id, course_id, position) select $1, id, position from wanted
     on conflict (path_id, course_id) do update set position = excluded.position where path_courses.position <> excluded.position)
   select id as "courseId" from wanted`,
)
/** Those that stay keep the day since which they are named. Answers with the numbers that companies here have. */
const PUT_COMPANIES = statement<{ number: string }>(
  'paths-put-companies',
  `with named as (select c.id, c.organisation_number as number from companies c where c.organisation_number = any ($2::text[])),
   gone as (delete from path_companies n where n.path_id = $1 and n.company_id not in (select id from named)),
   added as (insert into path_companies (path_id, company_id, since) select $1, id, $3 from named on conflict do nothing)
   select number from named`,
)

/**
 * Writes what stands beside a path's own row: its words, its courses in order, and for whom it is held.
 * @throws request/invalid at each course and each company that is not here
 */
export async function putPathParts(tx: Tx, pathId: string, body: PathBody): Promise<void> {
  const { texts, courseIds, organisationNumbers } = body
  const numbers = organisationNumbers ?? []
  await run(tx, PUT_TEXTS, [pathId, JSON.stringify(Object.entries(texts).map(([lang, text]) => ({ lang, ...text })))])
  const courses = new Set((await run(tx, PUT_COURSES, [pathId, courseIds])).map(({ courseId }) => courseId))
  const companies = new Set((await run(tx, PUT_COMPANIES, [pathId, numbers, tx.now])).map(({ number }) => number))
  const faults = [
    ...faultsOf(courseIds, courses, { at: '/courseIds', detail: 'there is no such course' }),
    ...faultsOf(numbers, companies, {
      at: '/organisationNumbers',
      detail: 'no company with this number is here yet',
    }),
  ]
  if (faults.length > 0)
    throw new Problem('request/invalid', 422, 'Some courses or companies are not here; see errors.', { faults })
}

const faultsOf = (
  wanted: readonly string[],
  found: ReadonlySet<string>,
  { at, detail }: { at: string; detail: string },
): Fault[] => wanted.flatMap((each, n) => (found.has(each) ? [] : [{ pointer: `${at}/${n}`, detail }]))
