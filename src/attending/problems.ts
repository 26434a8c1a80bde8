import { conflict, type Problem } from '../platform/problems.ts'

export const tooEarly = (opensAt: Date): Problem =>
  conflict('attendance/too-early', 'The session has not begun. Its list opens half an hour before.', {
    opensAt: opensAt.toISOString(),
  })

export const notEnrolled = (enrolmentIds: readonly string[]): Problem =>
  conflict('attendance/not-enrolled', 'Somebody on the list does not take part any more. Read it anew.', {
    enrolmentIds,
  })

export const wrongCode = (): Problem =>
  conflict('attendance/wrong-code', 'The code is not the one on the screen now. It changes every minute.')

export const noSeatHere = (): Problem =>
  conflict('attendance/no-seat', 'Nobody with this account takes part in the course.')

export const rowsToMend = (lines: readonly number[]): Problem =>
  conflict('attendance/rows-to-mend', 'Some rows cannot be noted. Mend them, or take only the good ones.', { lines })
