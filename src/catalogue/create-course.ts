import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { clientOf, keepsFaculty } from '../platform/actor.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { forbidden } from '../platform/problems.ts'
import { ExternalId, Line } from '../platform/words.ts'
import { putCourseTexts } from './put-course-texts.ts'
import { courses } from './schema.ts'
import { Contact, CourseTexts, CreditTenths, Level, Slug, Topics } from './words.ts'
import './problems.ts'

export const CreateCourse = z
  .strictObject({
    slug: Slug,
    faculty: Line,
    creditTenths: CreditTenths,
    level: Level,
    topics: Topics.default([]),
    contactEmail: Contact.default(''),
    texts: CourseTexts,
    externalId: ExternalId.optional(),
  })
  .meta({ id: 'CreateCourse' })
export type CreateCourse = z.output<typeof CreateCourse>

/**
 * Writes down a course as a draft; the public does not see it.
 * @throws catalogue/slug-taken, catalogue/external-id-taken, access/denied in another faculty than one's own
 */
export async function createCourse(
  tx: Tx,
  { texts, externalId, ...course }: CreateCourse,
): Promise<{ courseId: string }> {
  if (!keepsFaculty(tx.actor, course.faculty)) throw forbidden()
  const courseId = newId()
  const externalClient = clientOf(tx.actor)
  await tx.db.insert(courses).values({ id: courseId, ...course, externalClient, externalId: externalId ?? null })
  await putCourseTexts(tx, courseId, texts)
  await emit(tx, { name: 'CourseCreated', subjectId: courseId, facts: { slug: course.slug } })
  return { courseId }
}
