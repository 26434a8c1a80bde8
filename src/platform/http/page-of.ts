import { z } from 'zod'
import { invalid } from '../problems.ts'

/** Rows per page of a list: asked for, and the most that is given. */
export const PAGE_SIZE = 50
export const PAGE_MAX = 200

/** Query members of every list: how many, and where the page before ended. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(PAGE_SIZE),
  after: z.string().max(200).optional().meta({ description: '`next` of the page before' }),
}

/** One page of rows that were read with one more than `limit`, and the cursor to the next where there is one. */
export function onePage<Row>(
  rows: readonly Row[],
  limit: number,
  cursor: (last: Row) => string,
): { page: Row[]; next: string | null } {
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return { page, next: last === undefined ? null : cursor(last) }
}

/** The cursor of a list whose order is looked up from its last row's id. */
export const idCursor = ({ id }: { id: string }): string => cursorOf('', id)

/** A cursor names the last row's sort key and id, so a page stays right while rows are added. */
export const cursorOf = (key: string, id: string): string =>
  Buffer.from(JSON.stringify([key, id])).toString('base64url')

export function readCursor(after: string | undefined): { key: string; id: string } | null {
  if (after === undefined) return null
  const result = z.tuple([z.string().max(100), z.uuid()]).safeParse(tryJson(after))
  if (!result.success) throw invalid('/query/after', 'not a cursor this list gave out')
  return { key: result.data[0], id: result.data[1] }
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString())
  } catch {
    return null
  }
}
