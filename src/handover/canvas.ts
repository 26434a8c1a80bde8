import type { Roster, RosterSeat } from './roster.ts'
import type { Table } from './tables.ts'

/** What becomes of somebody in Canvas: who left is deleted there, whose access waits is deactivated. */
const STATUS: Record<RosterSeat['state'], string> = {
  active: 'active',
  completed: 'completed',
  paused: 'inactive',
  left: 'deleted',
}
const courseId = (offeringId: string): string => `offering-${offeringId}`
const sectionId = (offeringId: string): string => `section-${offeringId}`
const personId = (id: string): string => `person-${id}`
const seconds = (instant: Date): string => `${instant.toISOString().slice(0, 19)}Z`

/**
 * Canvas SIS CSV: each offering is a course with one section, so that a later run begins with an empty room. Ids are ours and never
 * change. To be imported without "full batch": who left has a row that says so, and what is not in the file is left alone.
 */
export function canvasTables({ offerings, people, seats }: Roster): Table[] {
  return [
    {
      name: 'users.csv',
      heads: ['user_id', 'login_id', 'full_name', 'email', 'status'],
      rows: people.map(({ id, name, email, isErased }) => [
        ...[personId(id), email, name],
        ...(isErased ? ['', 'deleted'] : [email, 'active']),
      ]),
    },
    {
      name: 'courses.csv',
      heads: ['course_id', 'short_name', 'long_name', 'status', 'start_date', 'end_date'],
      rows: offerings.map((each) => [
        ...[courseId(each.id), each.code, each.title, 'active'],
        ...[seconds(each.startsAt), seconds(each.endsAt)],
      ]),
    },
    {
      name: 'sections.csv',
      heads: ['section_id', 'course_id', 'name', 'status'],
      rows: offerings.map(({ id, title }) => [sectionId(id), courseId(id), title, 'active']),
    },
    {
      name: 'enrollments.csv',
      heads: ['course_id', 'user_id', 'role', 'section_id', 'status'],
      rows: seats.map(({ offeringId, personId: id, role, state }) => [
        ...[courseId(offeringId), personId(id), role, sectionId(offeringId), STATUS[state]],
      ]),
    },
  ]
}
