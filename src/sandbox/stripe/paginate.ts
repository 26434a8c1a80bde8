import { refused } from './refuse.ts'

type Page = {
  url: string
  limit?: number | undefined
  starting_after?: string | undefined
  ending_before?: string | undefined
}
type StripeList<T> = { object: 'list'; url: string; has_more: boolean; data: T[] }

const USUAL_LIMIT = 10

/** One page of `newestFirst`: after a cursor, before a cursor (the nearest ones), or from the start. */
export function paginate<T extends { id: string }>(newestFirst: T[], page: Page): StripeList<T> {
  const limit = page.limit ?? USUAL_LIMIT
  const { ending_before, starting_after, url } = page
  if (ending_before !== undefined && starting_after !== undefined) {
    throw refused('You may only specify one of these parameters: ending_before, starting_after.', {
      param: 'ending_before',
    })
  }
  if (ending_before !== undefined) {
    const end = positionOf(newestFirst, ending_before, 'ending_before')
    const start = Math.max(0, end - limit)
    return { object: 'list', url, has_more: start > 0, data: newestFirst.slice(start, end) }
  }
  const start = starting_after === undefined ? 0 : positionOf(newestFirst, starting_after, 'starting_after') + 1
  return {
    object: 'list',
    url,
    has_more: start + limit < newestFirst.length,
    data: newestFirst.slice(start, start + limit),
  }
}

function positionOf(rows: { id: string }[], id: string, param: string): number {
  const position = rows.findIndex((row) => row.id === id)
  if (position < 0) throw refused(`No such object: '${id}'`, { code: 'resource_missing', param })
  return position
}
