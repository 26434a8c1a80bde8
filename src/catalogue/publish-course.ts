import { eq } from 'drizzle-orm'
import { emit } from '../audit/emit.ts'
import type { Tx } from '../platform/db/transact.ts'
import { lockCourse } from './lock-course.ts'
import { courseMissing } from './missing.ts'
import { notReady } from './problems.ts'
import { courses } from './schema.ts'

/**
 * Shows a course to the public. Publishing it again changes nothing.
 * @throws course/unknown, catalogue/not-ready with every missing thing
 */
export async function publishCourse(tx: Tx, courseId: string): Promise<{ publishedAt: Date }> {
  const course = await lockCourse(tx, courseId)
  if (course.publishedAt) return { publishedAt: course.publishedAt }
  const missing = courseMissing(course)
  if (missing.length > 0) throw notReady(missing)
  await tx.db.update(courses).set({ publishedAt: tx.now }).where(eq(courses.id, courseId))
  await emit(tx, { name: 'CoursePublished', subjectId: courseId })
  return { publishedAt: tx.now }
}
