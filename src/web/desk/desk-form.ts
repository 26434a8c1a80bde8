import type { Missing } from '../../catalogue/problems.ts'
import type { Problem } from '../../platform/problems.ts'
import type { Entries } from '../forms/entries.ts'
import { type Filled, fieldOfPointer } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { mendingField, missingWords } from '../words/desk-missing.ts'
import { deskFault, deskRefusal } from '../words/desk-refusals.ts'

type Fault = { field: string; sentence: string }

/** A staff form that came with a refusal, filled in as it was, every sentence at its field. */
export function refusedDeskForm(
  visit: Pick<Visit, 'lang' | 'caller' | 'form'>,
  problem: Problem,
  fieldOf: (pointer: string) => string = fieldOfPointer,
): Filled {
  return filledWith(visit, visit.form, faultsOf(visit, problem, fieldOf))
}

/** What was typed so far, with nothing wrong: for a button that only asks for more rows. */
export const typedForm = (visit: Pick<Visit, 'lang' | 'form'>): Filled => filledWith(visit, visit.form, [])

function filledWith({ lang }: Pick<Visit, 'lang'>, entries: Entries, faults: readonly Fault[]): Filled {
  return {
    lang,
    value: (name) => entries.get(name),
    has: (name, value) => entries.all(name).includes(value),
    fault: (name) => faults.find((each) => each.field === name)?.sentence ?? null,
    faults,
  }
}

function faultsOf(
  { lang, caller }: Pick<Visit, 'lang' | 'caller'>,
  problem: Problem,
  fieldOf: (pointer: string) => string,
): Fault[] {
  const missing = problem.facts.missing as Missing[] | undefined
  if (missing)
    return missing.map((each) => ({ field: mendingField(each.name).field, sentence: missingWords(lang, each) }))
  if (problem.faults)
    return problem.faults.map(({ pointer, detail }) => ({ field: fieldOf(pointer), sentence: deskFault(lang, detail) }))
  return [deskRefusal(lang, problem, caller.requestId)]
}
