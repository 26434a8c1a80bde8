import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { keepsFaculty } from '../platform/actor.ts'
import type { Tx } from '../platform/db/transact.ts'
import { forbidden } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'
import { lockCourse } from './lock-course.ts'
import { courseMissing } from './missing.ts'
import { notReady } from './problems.ts'
import { putCourseTexts } from './put-course-texts.ts'
import { courses } from './schema.ts'
import { Contact, CourseTexts, CreditTenths, Level, Slug, Topics } from './words.ts'

export const CourseChange = z
  .strictObject({
    slug: Slug,
    faculty: Line,
    creditTenths: CreditTenths,
    level: Level,
    topics: Topics,
    contactEmail: Contact,
    texts: CourseTexts,
  })
  .partial()
  .meta({ id: 'CourseChange', description: 'What is given is changed; a language given is replaced whole' })
export type ChangeCourse = z.output<typeof CourseChange> & { courseId: string }

/**
 * Changes a course. A published one stays fit to be shown, and a faculty gives none away.
 * @throws course/unknown, catalogue/not-ready, catalogue/slug-taken
 */
export async function changeCourse(tx: Tx, { courseId, texts, ...change }: ChangeCourse): Promise<void> {
  await lockCourse(tx, courseId)
  if (change.faculty !== undefined && !keepsFaculty(tx.actor, change.faculty)) throw forbidden()
  const changed = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  if (Object.keys(changed).length > 0) await tx.db.update(courses).set(changed).where(eq(courses.id, courseId))
  if (texts) await putCourseTexts(tx, courseId, texts)
  const course = await lockCourse(tx, courseId)
  const missing = courseMissing(course)
  if (course.publishedAt && missing.length > 0) throw notReady(missing)
  await emit(tx, { name: 'CourseChanged', subjectId: courseId, facts: { members: membersOf({ ...changed, texts }) } })
}

const membersOf = (change: object): string[] =>
  Object.entries(change).flatMap(([name, value]) => (value === undefined ? [] : [name]))
