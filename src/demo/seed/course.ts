import type { CourseText } from '../../catalogue/words.ts'
import type { Lang } from '../../platform/lang.ts'

/** When one offering of a course starts, in days from today, and how many seats it has sold by then or by today. */
export type SeedStart = { inDays: number; sells: number }

/** Something sold beside the seats, in kroner with VAT. */
export type SeedExtra = {
  name: Record<Lang, string>
  grossKroner: number
  taxClass: 'food' | 'zero'
  delivered: 'first-session' | 'on-order'
  taxDecision: string
}

export type SeedCourse = {
  code: string
  slug: string
  faculty: string
  creditTenths: number
  level: 'introductory' | 'bachelor' | 'master'
  topics: string[]
  teachingLang: Lang
  mode: 'campus' | 'online' | 'hybrid'
  place: string
  /** In kroner, as a private buyer sees it. */
  grossKroner: number
  /** Private persons too may pay on invoice. */
  invoiceToPersons?: true
  taxClass: 'exempt-teaching' | 'standard'
  terms: 'course' | 'open'
  capacity: number
  minimum: number
  /** Meetings with the days between them, and from and to which hour. */
  meetings: { count: number; everyDays: number; from: number; to: number }
  extras?: SeedExtra[]
  starts: SeedStart[]
  texts: Partial<Record<Lang, CourseText>>
}

export const FACULTIES = {
  health: 'Fakultet for helsevitenskap',
  teaching: 'Fakultet for lærerutdanning',
  technology: 'Fakultet for teknologi og design',
  society: 'Fakultet for samfunnsvitenskap',
  business: 'Fakultet for økonomi og ledelse',
} as const
