import type { Missing } from '../../catalogue/problems.ts'
import type { Problem } from '../../platform/problems.ts'
import type { Entries } from '../forms/entries.ts'
import { type Filled, fieldOfPointer } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { deskFault } from '../words/desk-faults.ts'
import { mendingField, missingWords } from '../words/desk-missing.ts'
import { deskRefusal } from '../words/desk-refusals.ts'

type Fault = { field: string; sentence: string }
type FormVisit = Pick<Visit, 'lang' | 'caller' | 'form'>
/** Where a pointer of the command stands in the form; `before` leads its sentence where one field holds several lines. */
export type Place = string | { field: string; before: string }

/** A staff form that came with a refusal, filled in as it was: every sentence at its field, in the order of the form. */
export function refusedDeskForm(
  visit: FormVisit,
  problem: Problem,
  placeOf: (pointer: string) => Place = fieldOfPointer,
): Filled {
  return filledWith(visit, visit.form, inFormOrder(visit.form, faultsOf(visit, problem, placeOf)))
}

/** What was typed so far, with nothing wrong: for a button that only asks for more rows. */
export const typedForm = (visit: Pick<Visit, 'lang' | 'form'>): Filled => filledWith(visit, visit.form, [])

function filledWith({ lang }: Pick<Visit, 'lang'>, entries: Entries, faults: readonly Fault[]): Filled {
  const sentences = Map.groupBy(faults, ({ field }) => field)
  return {
    lang,
    value: (name) => entries.get(name),
    has: (name, value) => entries.all(name).includes(value),
    fault: (name) =>
      sentences
        .get(name)
        ?.map(({ sentence }) => sentence)
        .join(' ') ?? null,
    faults,
  }
}

/** Browsers post fields in the order in which they stand on the page; what is about the whole form comes first. */
function inFormOrder({ names }: Entries, faults: readonly Fault[]): Fault[] {
  const places = new Map([...names().entries()].map(([at, name]) => [name, at]))
  const placeOf = ({ field }: Fault) => (field === '' ? -1 : (places.get(field) ?? places.size))
  return faults.toSorted((one, other) => placeOf(one) - placeOf(other))
}

function faultsOf(visit: FormVisit, problem: Problem, placeOf: (pointer: string) => Place): Fault[] {
  const { lang, caller } = visit
  const missing = problem.facts.missing as Missing[] | undefined
  if (missing)
    return missing.map((each) => ({ field: mendingField(each.name).field, sentence: missingWords(lang, each) }))
  if (!problem.faults) return [deskRefusal(lang, problem, caller.requestId)]
  const told = problem.faults.map(({ pointer, detail }) => faultAt(visit, placeOf(pointer), detail))
  return [...new Map(told.map((fault) => [`${fault.field} ${fault.sentence}`, fault])).values()]
}

function faultAt({ lang, form }: FormVisit, place: Place, detail: string): Fault {
  const { field, before } = typeof place === 'string' ? { field: place, before: '' } : place
  return { field, sentence: before + deskFault(lang, detail, { empty: form.get(field) === '' }) }
}
