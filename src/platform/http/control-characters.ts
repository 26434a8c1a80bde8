// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is looked for
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/

/**
 * Paths of the texts that hold control characters or halves of surrogate pairs, which PostgreSQL and XML cannot keep.
 * Asked of what a schema has let through, so that the depth is bounded.
 */
export function controlCharactersIn(
  value: unknown,
  path: readonly PropertyKey[] = [],
): readonly (readonly PropertyKey[])[] {
  if (typeof value === 'string') return CONTROLS.test(value) || !value.isWellFormed() ? [path] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => controlCharactersIn(member, [...path, name]))
}
