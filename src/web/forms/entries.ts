/** What a form posted, field by field. A field that came more than once keeps every value. */
export type Entries = {
  /** Trimmed; empty where the field is missing. */
  get(name: string): string
  all(name: string): readonly string[]
  names(): readonly string[]
}

export function entriesOf(body: unknown): Entries {
  const fields = new Map(
    Object.entries((body ?? {}) as Record<string, unknown>).map(([name, value]) => [name, textsOf(value)]),
  )
  return {
    get: (name) => fields.get(name)?.[0]?.trim() ?? '',
    all: (name) => fields.get(name) ?? [],
    names: () => [...fields.keys()],
  }
}

const textsOf = (value: unknown): string[] => [value].flat().filter((each) => typeof each === 'string')
