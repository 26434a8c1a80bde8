import { z } from 'zod'
import { daysInOrder, documentFilter } from '../../invoicing/document-query.ts'
import { FILTERS } from '../../lists/all.ts'
import { type Filter, sorting } from '../../lists/filter.ts'
import { refusedDeskForm, typedForm } from '../desk/desk-form.ts'
import { entriesOf } from '../forms/entries.ts'
import type { Filled } from '../forms/filled.ts'
import { attempt, filledIn, parseForm } from '../forms/parse.ts'
import type { Visit } from '../visit.ts'
import { membersOf } from './filter-bar.ts'
import type { FamilyName } from './words.ts'

export type Asked = { filter: Filter; form: Filled } | { form: Filled; status: number }

const schemaOf = (list: FamilyName): z.ZodType =>
  z.strictObject({ ...(list === 'documents' ? documentFilter : FILTERS[list]), ...sorting }).check(daysInOrder)

/** A filter that cannot be read finds nothing: the whole list in its place would be mistaken for what was asked. */
export async function askedOf(visit: Visit, list: FamilyName): Promise<Asked> {
  const given = { ...visit, form: entriesOf(Object.fromEntries(visit.query)) }
  const names = [...membersOf(list), 'sort', 'order']
  const wish = filledIn(Object.fromEntries(names.map((name) => [name, given.form.get(name)])))
  const attempted = await attempt(async () => parseForm(schemaOf(list), wish))
  if ('done' in attempted) return { filter: attempted.done as Filter, form: typedForm(given) }
  return { form: refusedDeskForm(given, attempted.problem), status: attempted.problem.status }
}
