import type { Request } from 'express'
import type {} from 'express-session'
import type { Lang } from '../platform/lang.ts'

/** What a sign-in elsewhere is to come back to. `joins` is whoever is signed in here and adds the provider to their ways in. */
export type Begun = { cameFrom: string; lang: Lang; joins?: string }

declare module 'express-session' {
  interface SessionData {
    begun: Begun
    /** The secret that ties a waiting identity to this browser. */
    joining: string
  }
}

const NOWHERE: Begun = { cameFrom: '', lang: 'nb' }

export const begunIn = ({ session }: Request): Begun => session.begun ?? NOWHERE
export const joiningIn = ({ session }: Request): string | null => session.joining ?? null
