import { type Lapsing, lapsing } from '../platform/lapsing.ts'

/** Identities whose owner never proved an address, and what is left of those who did. */
export const lapsingInFederation: readonly Lapsing[] = [
  lapsing('joinings', { table: 'identity_joinings', where: 't.ends_at <= app_now()' }),
]
