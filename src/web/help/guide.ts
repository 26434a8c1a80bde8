import type { Role } from '../../platform/actor.ts'
import type { Said } from '../../platform/lang.ts'

/** Every picture of a guide is as large as this, in pixels. */
export const PICTURE = { width: 800, height: 560 } as const

/**
 * One thing to do. What stands between “ ” or « » in its words is what a control or heading is called on the page, in that language: the walk
 * of the guide (test/guides/) fails where it is called something else.
 */
export type Step = {
  title: Said
  says: Said
  /** The address of the page where it is done, where that is the same for everybody. */
  opens?: `/${string}`
  /** What its picture shows, for whoever does not see it. None where there is no page. */
  shows?: Said
  /** A command, or a call, as it is typed. */
  types?: string
}

export type Guide = {
  title: Said
  /** For whom it is, and what it is good for, in a sentence. */
  lead: Said
  /** Whom it concerns beside those who look for it themselves; `anyone` where it is for buyers and for others outside. */
  concerns: 'anyone' | readonly Role[]
  steps: Readonly<Record<string, Step>>
}

/** How a picture's file is called. */
export const pictureName = (guide: string, step: string, lang: string): string => `${guide}-${step}.${lang}.webp`
