export type Path = readonly (string | number)[]

/** Every place of a body: the whole, its members, their members. */
export function placesOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at]
  return [at, ...Object.entries(value).flatMap(([name, member]) => placesOf(member, [...at, nameIn(value, name)]))]
}

/** The body with another value at a place. */
export function changed(value: unknown, [first, ...rest]: Path, to: unknown): unknown {
  if (first === undefined) return to
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, unknown>
  copy[first] = changed(copy[first], rest, to)
  return copy
}

export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce((seen, name) => (seen as Record<string | number, unknown>)[name], value)

export const pointerTo = (path: Path): string => path.map((name) => `/${name}`).join('')

const nameIn = (parent: object, name: string): string | number => (Array.isArray(parent) ? Number(name) : name)
