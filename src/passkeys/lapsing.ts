import { type Lapsing, lapsing } from '../platform/lapsing.ts'

/** Challenges that nobody answered. */
export const lapsingInPasskeys: readonly Lapsing[] = [
  lapsing('passkey-challenges', { table: 'passkey_challenges', where: 't.ends_at <= app_now()' }),
]
