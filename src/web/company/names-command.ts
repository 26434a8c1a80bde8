import { NameSeats } from '../../checkout/name-seats.ts'
import type { Entries } from '../forms/entries.ts'
import { parseForm } from '../forms/parse.ts'

/** Most rows that are shown at once; a longer list is pasted. */
export const ROWS_MAX = 10

type Source = { field: string; line?: number }
type Given = { people: { name: string; email: string }[]; sources: Source[] }

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

export const namesFrom = (offeringId: string, people: Given['people']): NameSeats =>
  parseForm(NameSeats, { offeringId, people })

/** The field that a pointer speaks of: a row's own, or the pasted text with its line. */
export function fieldOfNames(sources: readonly Source[], pointer: string): Source {
  const [, position = '0', part = 'name'] = /^\/people(?:\/(\d+)(?:\/(\w+))?)?$/.exec(pointer) ?? []
  const source = sources[Number(position)] ?? { field: 'people.0' }
  return source.line === undefined ? { field: `${source.field}.${part}` } : source
}
