import { refused } from './refuse.ts'

/** The deepest nesting Stripe's own parameters need is six; more is refused rather than followed. */
const DEEPEST_NESTING = 10
const MOST_FIELDS = 5_000

export type Form = { [name: string]: FormValue }
type FormValue = string | Form | FormValue[]

/**
 * Reads `line_items[0][price_data][currency]=nok` (and `expand[]=a`) into nested objects and arrays, as Stripe does.
 * Objects have no prototype, so that a field named `__proto__` is only a field.
 */
export function readForm(text: string): Form {
  const root: Form = Object.create(null)
  let fields = 0
  for (const [name, value] of new URLSearchParams(text)) {
    fields += 1
    if (fields > MOST_FIELDS) throw refused(`A request may have at most ${MOST_FIELDS} parameters.`)
    place(root, keysOf(name), value)
  }
  return arraysIn(root) as Form
}

function keysOf(name: string): string[] {
  const open = name.indexOf('[')
  if (open < 1) return [name]
  const inner = [...name.slice(open).matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? '')
  return [name.slice(0, open), ...inner].slice(0, DEEPEST_NESTING)
}

function place(root: Form, keys: string[], value: string): void {
  let at = root
  for (const key of keys.slice(0, -1)) {
    const name = nameIn(at, key)
    const next = at[name]
    const below: Form = isForm(next) ? next : Object.create(null)
    at[name] = below
    at = below
  }
  at[nameIn(at, keys.at(-1) ?? '')] = value
}

const nameIn = (at: Form, key: string): string => (key === '' ? String(Object.keys(at).length) : key)

function arraysIn(value: FormValue): FormValue {
  if (!isForm(value)) return value
  const keys = Object.keys(value)
  const entries = keys.map((key): [string, FormValue] => [key, arraysIn(value[key] as FormValue)])
  const numbered = keys.length > 0 && keys.every((key, position) => key === String(position))
  if (numbered) return entries.map(([, entry]) => entry)
  const form: Form = Object.create(null)
  for (const [key, entry] of entries) form[key] = entry
  return form
}

function isForm(value: FormValue | undefined): value is Form {
  return typeof value === 'object' && !Array.isArray(value)
}
