/** Bodies that fit what those in the room send about who was there. */
export const attendingSamples = {
  noteAttendance: { marks: [{ enrolmentId: '0197a1b2-0000-7000-8000-000000000001', present: true }] },
  checkIn: { code: '123456' },
  setCompletionRule: { attendancePercent: 80 },
  decideCompletion: { completed: true, reason: 'Tok igjen hjemme' },
}
export const NULL_IN_ATTENDING = [
  ...['noteAttendance /marks/0/present', 'setCompletionRule /attendancePercent', 'decideCompletion /completed'],
]
