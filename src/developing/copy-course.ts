import { z } from 'zod'
import { createCourse } from '../catalogue/create-course.ts'
import { Slug } from '../catalogue/words.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { draftCourse } from '../storefront/draft-course.ts'

export const CopyCourse = z.strictObject({ slug: Slug }).meta({ id: 'CopyCourse' })

/**
 * Another course with the same words, as a draft, to be changed into what it shall be. Its address keeps two from being made by one
 * press too many. @throws course/unknown, catalogue/slug-taken
 */
export async function copyCourse(
  tx: Tx,
  { courseId, slug }: z.output<typeof CopyCourse> & { courseId: string },
): Promise<{ courseId: string }> {
  const draft = await draftCourse(tx, courseId)
  if (!draft) throw unknown('course')
  const { faculty, creditTenths, level, topics, contactEmail, texts } = draft
  return createCourse(tx, { slug, faculty, creditTenths, level, topics, contactEmail, texts })
}
