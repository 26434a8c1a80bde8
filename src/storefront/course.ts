import type { ShownPicture } from '../pictures/shown-picture.ts'
import type { Lang } from '../platform/lang.ts'

/** A published course as its page shows it; `fallback` when the words are in another language than asked for. */
export type Course = {
  courseId: string
  slug: string
  lang: Lang
  fallback: boolean
  title: string
  summary: string
  description: string
  outcomes: string
  prerequisites: string
  faculty: string
  creditTenths: number
  level: string
  topics: string[]
  contactEmail: string
  picture: ShownPicture | null
}
