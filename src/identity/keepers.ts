import { type On, run, statement } from '../platform/db/statement.ts'

/** Somebody who may keep the courses of a faculty. */
export type Keeper = { personId: string; name: string }

/** Whether a person may keep the courses of a faculty, as SQL: course administrators, administrators, and those of the faculty itself. */
export const keepsCoursesOf = (personId: string, faculty: string): string =>
  `(exists (select from person_roles k where k.person_id = ${personId} and k.role in ('administrator', 'course-administrator'))
    or exists (select from person_faculties k where k.person_id = ${personId} and k.faculty = ${faculty}))`

/** More than any unit has; the list is one field of a form. */
const KEEPERS_MOST = 500

const FIND = statement<Keeper>(
  'identity-keepers',
  `select p.id as "personId", p.name from people p where p.erased_at is null and ${keepsCoursesOf('p.id', '$1')} order by p.name, p.id limit ${KEEPERS_MOST}`,
)

/** Everybody who may keep the courses of a faculty, by name. */
export const keepersOf = (on: On, faculty: string): Promise<Keeper[]> => run(on, FIND, [faculty])

const IS = statement<{ is: boolean }>(
  'identity-is-keeper',
  `select exists (select from people p where p.id = $1 and p.erased_at is null and ${keepsCoursesOf('p.id', '$2')}) as is`,
)

/** Whether somebody may keep the courses of a faculty. */
export const isKeeperOf = async (on: On, personId: string, faculty: string): Promise<boolean> =>
  (await run(on, IS, [personId, faculty]))[0]!.is
