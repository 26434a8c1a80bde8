import { invalid } from '../platform/problems.ts'

/** So many digits have the ids that a log of ours ever comes to. */
const ID = /^[1-9]\d{0,14}$/

/** The log has ids that rise: the last one of a page is where the next begins. */
export const cursorOfAct = ({ id }: { id: number }): string => String(id)

export function readActCursor(after: string | undefined): number | null {
  if (after === undefined) return null
  if (!ID.test(after)) throw invalid('/query/after', 'not a cursor this list gave out')
  return Number(after)
}
