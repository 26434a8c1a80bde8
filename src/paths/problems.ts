import type { Missing } from '../catalogue/problems.ts'
import { conflict, constraintSpeaks, type Problem, unknown } from '../platform/problems.ts'

export const pathUnknown = () => unknown('path')

/** One thing that stands between a path and its sale; `course` is the title of the course that lacks it. */
export type PathMissing = Missing & { course?: string }

export const pathNotReady = (missing: readonly PathMissing[]): Problem =>
  conflict('path/not-ready', `Not ready to be sold: ${missing.map(({ sentence }) => sentence).join(' ')}`, { missing })

/** What is put into a cart as a path is one start of each of its courses. `courses` are those without one. */
export const pathIncomplete = (courseIds: readonly string[]): Problem =>
  conflict('path/incomplete', 'A learning path takes one start of each of its courses.', { courseIds })

constraintSpeaks('paths_slug_once', () => conflict('path/slug-taken', 'Another learning path has this slug.'))
