import { type Attendance, attendanceOf, narrowed } from '../../attending/attendance-of.ts'
import { boundTo, demandSession } from '../../catalogue/sessions-taught.ts'
import { type Taught, taught } from '../../enrolment/learners.ts'
import { unknown } from '../../platform/problems.ts'
import { idOf } from '../desk/id-of.ts'
import type { Visit } from '../visit.ts'

/** The offering that the address names, and who was where, as far as whoever teaches some sessions sees it. @throws offering/unknown */
export async function theTaught(visit: Visit): Promise<{ offering: Taught; attendance: Attendance }> {
  const { on, lang, caller, ties } = visit
  const offeringId = idOf(visit, 'offering')
  const [offering, attendance] = await Promise.all([taught(on, offeringId, lang), attendanceOf(on, offeringId)])
  if (!offering) throw unknown('offering')
  const bound = await boundTo(on, offeringId, { actor: caller.actor, ties })
  return { offering, attendance: narrowed(attendance, bound) }
}

/** Whoever teaches other sessions only does nothing here. @throws session/unknown */
export async function taughtSession(visit: Visit): Promise<{ offeringId: string; sessionId: string }> {
  const at = { offeringId: idOf(visit, 'offering'), sessionId: idOf(visit, 'session', 'sessionId') }
  await demandSession(visit.on, at, { actor: visit.caller.actor, ties: visit.ties })
  return at
}

/** Whoever teaches some sessions only: nothing of the course as a whole is theirs. */
export const teachesSome = ({ ties }: Pick<Visit, 'ties'>): boolean =>
  ties.includes('session-teacher') && !ties.includes('its-faculty')
