import { conflict } from '../platform/problems.ts'

export const notATeacher = () => conflict('profile/not-a-teacher', 'Only those who teach a course here have a profile.')
export const profileUnwritten = () =>
  conflict('profile/unwritten', 'Write your profile first: there is nothing to show.')
