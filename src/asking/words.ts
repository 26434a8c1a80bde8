import { holdsCardNumber, NO_CARD, Text } from '../platform/words.ts'

/** The longest note to an employer, or reason of a no, in characters. */
export const NOTE_MAX = 1_000

/** What a learner or an employer writes to the other. */
export const Note = Text.max(NOTE_MAX).refine((text) => !holdsCardNumber(text), NO_CARD)
