import type { Role } from '../../platform/actor.ts'

export const FINANCE: readonly Role[] = ['finance']
