import type { Role } from '../../platform/actor.ts'

/** Who acts for finance, and who reads what it reads. */
export const FINANCE: readonly Role[] = ['finance']
export const FINANCE_READERS: readonly Role[] = ['finance', 'auditor']
