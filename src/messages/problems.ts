import { conflict } from '../platform/problems.ts'

export const nobodyToWrite = () => conflict('message/nobody', 'Nobody takes part in this offering yet.')
export const tooManyMessages = (most: number) =>
  conflict('message/too-many', `${most} messages were sent to these people within a day. Wait, or write them together.`)
