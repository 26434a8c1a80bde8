import { conflict, unknown } from '../platform/problems.ts'
import type { RequestEnd } from './schema.ts'

export const requestUnknown = () => unknown('cancel-request')
export const asksNobody = () =>
  conflict('cancel-request/not-needed', 'Nobody has to be asked: these seats can be cancelled at once.')
export const askedAlready = () =>
  conflict('cancel-request/asked-already', 'A request about this order awaits its answer. Take it back to ask anew.')
export const requestOver = (endedAs: RequestEnd) =>
  conflict('cancel-request/over', 'This request has ended.', { endedAs })
