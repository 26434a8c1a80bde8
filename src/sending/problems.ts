import { conflict, type Problem } from '../platform/problems.ts'
import type { SendingState } from './state.ts'

/** What a person wanted to do with an e-invoice does not fit how it stands by now. */
export const otherState = (id: string, state: SendingState): Problem =>
  conflict('sending/other-state', 'This e-invoice stands differently by now. Look at it again.', { id, state })
