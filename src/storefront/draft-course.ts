import { courseMissing, isComplete } from '../catalogue/missing.ts'
import type { Missing } from '../catalogue/problems.ts'
import type { CourseText } from '../catalogue/words.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { External } from '../platform/external-id.ts'
import { LANGS, type Lang } from '../platform/lang.ts'

/** A course as it is edited: every language as it was written, complete or not. */
export type DraftCourse = External & {
  courseId: string
  slug: string
  faculty: string
  creditTenths: number
  level: 'introductory' | 'bachelor' | 'master'
  topics: string[]
  contactEmail: string
  publishedAt: Date | null
  texts: Partial<Record<Lang, CourseText>>
  /** Languages in which title, summary or description is wanting. */
  langsMissing: Lang[]
  /** What keeps it from being shown to the public. */
  missing: Missing[]
}

const FIND = statement<Omit<DraftCourse, 'missing' | 'langsMissing'>>(
  'storefront-draft-course',
  `select c.id as "courseId", c.slug, c.faculty, c.credit_tenths as "creditTenths", c.level, c.topics,
     c.contact_email as "contactEmail", c.published_at as "publishedAt",
     c.external_client as "externalClient", c.external_id as "externalId",
     (select coalesce(json_object_agg(t.lang, json_build_object('title', t.title, 'summary', t.summary,
        'description', t.description, 'outcomes', t.outcomes, 'prerequisites', t.prerequisites)), '{}')
      from course_texts t where t.course_id = c.id) as texts
   from courses c where c.id = $1`,
)

/** A course with all its words, published or not; null where there is none. */
export async function draftCourse(on: On, courseId: string): Promise<DraftCourse | null> {
  const [row] = await run(on, FIND, [courseId])
  if (!row) return null
  const completeLangs = LANGS.filter((lang) => row.texts[lang] && isComplete(row.texts[lang]))
  return {
    ...row,
    langsMissing: LANGS.filter((lang) => !completeLangs.includes(lang)),
    missing: courseMissing({ contactEmail: row.contactEmail, completeLangs }),
  }
}
