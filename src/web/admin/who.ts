import type { Role } from '../../platform/actor.ts'

/** Who keeps courses, offerings, prices and seats; administrators may everything. */
export const COURSE_KEEPERS: readonly Role[] = ['course-administrator']
