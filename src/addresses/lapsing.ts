import { type Lapsing, lapsing } from '../platform/lapsing.ts'

/** Addresses that nobody proved, and proofs that led to no merge. */
export const lapsingInAddresses: readonly Lapsing[] = [
  lapsing('address-proofs', { table: 'address_proofs', where: 't.ends_at <= app_now()' }),
]
