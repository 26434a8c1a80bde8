import { conflict, Problem, tryAgain } from '../platform/problems.ts'
import { OPEN_JOBS_MAX, SCHEDULES_MAX } from './limits.ts'

export const tooManyOpen = () =>
  conflict('export-job/too-many', `${OPEN_JOBS_MAX} files are waiting already. Wait for one of them, or cancel it.`, {
    most: OPEN_JOBS_MAX,
  })
export const tooManySchedules = () =>
  conflict('export-schedule/too-many', `There are ${SCHEDULES_MAX} schedules already. End one of them first.`, {
    most: SCHEDULES_MAX,
  })
export const endedAlready = () =>
  conflict('export-job/ended', 'This file has been made, cancelled or given up already.')
export const notEnded = () => conflict('export-job/open', 'This file is there, or is being made.')
export const cancelledNow = () => conflict('export-job/cancelled', 'This file was cancelled, or could not be made.')
export const fileGone = () => new Problem('export-job/gone', 410, 'The file is not kept any more. Ask for it again.')
const AGAIN_SECONDS = 5
export const notReadyYet = () =>
  tryAgain('export-job/not-ready', 'The file is being made. Try again in a moment.', AGAIN_SECONDS)
