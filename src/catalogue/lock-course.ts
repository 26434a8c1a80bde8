import { eq } from 'drizzle-orm'
import type { Tx } from '../platform/db/transact.ts'
import type { Lang } from '../platform/lang.ts'
import { unknown } from '../platform/problems.ts'
import { isComplete } from './missing.ts'
import { courses, courseTexts } from './schema.ts'

export type LockedCourse = { faculty: string; publishedAt: Date | null; contactEmail: string; completeLangs: Lang[] }

/** Locks a course, so that a change and a publication of it queue. @throws course/unknown */
export async function lockCourse(tx: Tx, courseId: string): Promise<LockedCourse> {
  const [course] = await tx.db
    .select({ faculty: courses.faculty, publishedAt: courses.publishedAt, contactEmail: courses.contactEmail })
    .from(courses)
    .where(eq(courses.id, courseId))
    .for('no key update')
  if (!course) throw unknown('course')
  const texts = await tx.db.select().from(courseTexts).where(eq(courseTexts.courseId, courseId))
  return { ...course, completeLangs: texts.filter(isComplete).map(({ lang }) => lang) }
}
