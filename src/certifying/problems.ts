import { conflict, constraintSpeaks, type Problem } from '../platform/problems.ts'

export const certificateEnded = (): Problem =>
  conflict('certificate/ended', 'This certificate is not valid any more. Read the list anew.')

export const sameName = (): Problem => conflict('certificate/same-name', 'The certificate says just this name already.')

constraintSpeaks('certificate_endings_pkey', certificateEnded)
