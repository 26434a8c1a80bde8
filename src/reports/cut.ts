import { invalid } from '../platform/problems.ts'
import type { Period } from './period.ts'

/** What a report is narrowed to: the faculties that its reader sees (null: all), and what they have chosen of them. */
export type Narrowed = {
  faculties: readonly string[] | null
  faculty?: string | undefined
  courseId?: string | undefined
}
export type Cut = Period & Narrowed

/** More groups than somebody looks through, in one report. */
export const GROUPS_MOST = 2_000
/** One more is read, so that a report with more of them is known and is not told as if it were whole. */
export const GROUPS_READ = GROUPS_MOST + 1

/** All groups of a report that has to add up. @throws request/invalid: there are more than a report holds */
export function allOf<Group>(groups: Group[]): Group[] {
  if (groups.length > GROUPS_MOST)
    throw invalid('/by', `a report holds ${GROUPS_MOST} groups: take a shorter period, one faculty or one course`)
  return groups
}

/** Parameters $1 to $5 of every report. */
export const valuesOf = ({ from, to, faculties, faculty, courseId }: Cut): unknown[] => [
  ...[from, to, faculties],
  ...[faculty ?? null, courseId ?? null],
]
/** Whether `courses k` is among what is chosen. */
export const IS_CHOSEN =
  '($3::text[] is null or k.faculty = any ($3)) and ($4::text is null or k.faculty = $4) and ($5::uuid is null or k.id = $5)'

/** The words of `courses k`. */
export const COURSE_WORDS = `left join course_texts nb on nb.course_id = k.id and nb.lang = 'nb' left join course_texts en on en.course_id = k.id and en.lang = 'en'`
/** The course `k` of `offerings f`, with its words. */
export const NAMED_COURSES = `join courses k on k.id = f.course_id ${COURSE_WORDS}`
/** Where a buyer came from, of the touch `t` of their order; empty where nobody told. */
export const SOURCE = `coalesce(t.source || ' / ' || t.medium, '')`

export type Name = readonly [key: string, nb: string, en: string]
/** What has a name of its own: its key, and how it is called in both languages. */
export const PLACE_NAMES = {
  faculty: ['k.faculty', 'k.faculty', 'k.faculty'] as Name,
  course: ['k.id::text', 'coalesce(nb.title, en.title, k.slug)', 'coalesce(en.title, nb.title, k.slug)'] as Name,
  offering: [
    'f.id::text',
    `f.code || ' ' || coalesce(nb.title, en.title, k.slug)`,
    `f.code || ' ' || coalesce(en.title, nb.title, k.slug)`,
  ] as Name,
} as const
