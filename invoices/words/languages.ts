import { en } from './en.ts'
import { nb } from './nb.ts'
import { nn } from './nn.ts'
import type { Words } from './words.ts'

/** The languages a document may be written in (bokføringsloven § 12 allows Norwegian, Swedish, Danish and English). */
export const LANGUAGES = { nb, nn, en } as const satisfies Record<string, Words>

export type Language = keyof typeof LANGUAGES
