import { keepsCoursesOf } from '../identity/keepers.ts'

/** Who answers for the course `c`, as SQL that goes before `on`'s row: nobody while they may not keep it, or are erased. */
const ANSWERS = `responsibilities a join people w on w.id = a.person_id and w.erased_at is null
  where a.course_id = c.id and ${keepsCoursesOf('w.id', 'c.faculty')}`

/** Their id and their name as one value of JSON; null where nobody answers for it. */
export const RESPONSIBLE = `(select jsonb_build_object('personId', w.id, 'name', w.name) from ${ANSWERS})`
/** Their id alone. */
export const RESPONSIBLE_ID = `(select w.id from ${ANSWERS})`
