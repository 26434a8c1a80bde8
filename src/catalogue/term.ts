/** A term as proposals, targets and the board name it: spring is the first half of the year, autumn the second. */
export const TERM = /^20\d\d-(spring|autumn)$/
export type Term = `${number}-${'spring' | 'autumn'}`

/** The term that a day lies in. */
export const termOf = (day: string): Term =>
  `${Number(day.slice(0, 4))}-${day.slice(5, 7) < '07' ? 'spring' : 'autumn'}`
