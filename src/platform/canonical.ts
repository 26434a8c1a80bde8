import { createHash } from 'node:crypto'

/** JSON with its keys in order, so that a value has one digest however it was stored (jsonb keeps no order). */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

export const canonicalDigest = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex')
