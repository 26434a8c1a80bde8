import { theCourse } from '../../catalogue/the-course.ts'
import { theOffering } from '../../catalogue/the-offering.ts'
import type { Role } from '../../platform/actor.ts'

/** Who keeps courses, offerings, prices and seats, of the whole unit or of a faculty; administrators may everything. */
export const COURSE_KEEPERS: readonly Role[] = ['course-administrator', 'faculty-administrator']
export const ITS_KEEPERS = theCourse.to('course-administrator', 'its-faculty')
export const OFFERING_KEEPERS = theOffering.to('course-administrator', 'its-faculty')
