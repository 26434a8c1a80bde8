import { type Attendance, attendanceOf } from '../../attending/attendance-of.ts'
import { type Taught, taught } from '../../enrolment/learners.ts'
import { unknown } from '../../platform/problems.ts'
import { idOf } from '../desk/id-of.ts'
import type { Visit } from '../visit.ts'

/** The offering that the address names, and who was where. @throws offering/unknown */
export async function theTaught(visit: Visit): Promise<{ offering: Taught; attendance: Attendance }> {
  const { on, lang } = visit
  const offeringId = idOf(visit, 'offering')
  const [offering, attendance] = await Promise.all([taught(on, offeringId, lang), attendanceOf(on, offeringId)])
  if (!offering) throw unknown('offering')
  return { offering, attendance }
}
