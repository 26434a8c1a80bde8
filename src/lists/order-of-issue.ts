import { type On, run, statement } from '../platform/db/statement.ts'
import type { Sorting } from './filter.ts'
import type { Place } from './place.ts'

/** How programs read documents: as they were issued, so that what is new comes last. */
export const IN_ORDER_OF_ISSUE: Sorting = { sort: 'date', order: 'up' }

const PLACE_OF = statement<{ place: string[] }>(
  'lists-place-of-document',
  'select json_build_array(d.issued_at::text, d.series, d.number::text) as place from documents d where d.id = $1',
)

/** Where a document stands in that order; null where there is none. */
export const placeOfDocument = async (on: On, documentId: string): Promise<Place | null> =>
  (await run(on, PLACE_OF, [documentId]))[0]?.place ?? null
