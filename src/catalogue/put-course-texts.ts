import type { z } from 'zod'
import type { Tx } from '../platform/db/transact.ts'
import type { Lang } from '../platform/lang.ts'
import { courseTexts } from './schema.ts'
import type { CourseText, CourseTexts } from './words.ts'

/** Replaces the words of each language given; other languages keep theirs. */
export async function putCourseTexts(tx: Tx, courseId: string, texts: z.output<typeof CourseTexts>): Promise<void> {
  for (const [lang, text] of Object.entries(texts) as [Lang, CourseText][]) {
    await tx.db
      .insert(courseTexts)
      .values({ courseId, lang, ...text })
      .onConflictDoUpdate({ target: [courseTexts.courseId, courseTexts.lang], set: text })
  }
}
