import { type Lang, say } from '../../platform/lang.ts'
import { Problem } from '../../platform/problems.ts'
import type { Place } from '../desk/desk-form.ts'
import type { Entries } from '../forms/entries.ts'

/** Most rows that are shown at once; a longer list is pasted. */
export const ROWS_MAX = 10

type Source = { field: string; line?: number }
export type Given = { people: { name: string; email: string }[]; sources: Source[] }

/** Everybody named, by rows and by pasted lines, and where each was written. */
export function givenNames(form: Entries): Given {
  const rows = Array.from({ length: ROWS_MAX }, (_, row) => ({
    person: { name: form.get(`people.${row}.name`), email: form.get(`people.${row}.email`) },
    source: { field: `people.${row}` },
  }))
  const lines = form
    .get('paste')
    .split(/\r?\n/)
    .map((text, at) => ({ person: personFrom(text), source: { field: 'paste', line: at + 1 } }))
  const filled = [...rows, ...lines].filter(({ person }) => person.name !== '' || person.email !== '')
  return { people: filled.map(({ person }) => person), sources: filled.map(({ source }) => source) }
}

/** "Kari Nordmann; kari@firma.no", as it is copied from a spreadsheet or a mail: the address may come first. */
function personFrom(text: string): { name: string; email: string } {
  const [first = '', second = ''] = text
    .split(/[;\t,]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return first.includes('@') && !second.includes('@') ? { name: second, email: first } : { name: first, email: second }
}

/** Where a pointer is on the page: a row's own field, or a line of the pasted text. */
export function placeOfNames(lang: Lang, { people, sources }: Given): (pointer: string) => Place {
  return (pointer) => {
    const [, position = '0', part] = /^\/people(?:\/(\d+)(?:\/(\w+))?)?$/.exec(pointer) ?? []
    const at = Number(position)
    const source = sources[at] ?? { field: 'people.0' }
    if (source.line !== undefined)
      return { field: source.field, before: `${say(lang, { nb: 'Linje', en: 'Line' })} ${source.line}: ` }
    return `${source.field}.${part ?? (people[at]?.email ? 'email' : 'name')}`
  }
}

/** A refusal that speaks of people at large, told of those it is about: whoever is named twice. */
export function atPeople(problem: Problem, people: Given['people']): Problem {
  if (problem.faults?.[0]?.pointer !== '/people') return problem
  const faults = people.flatMap(({ email }, at) =>
    people.findIndex((one) => sameAddress(one.email, email)) < at
      ? [{ pointer: `/people/${at}/email`, detail: problem.message }]
      : [],
  )
  return faults.length === 0 ? problem : new Problem(problem.code, problem.status, problem.message, { faults })
}

const sameAddress = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()
