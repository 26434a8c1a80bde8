import { z } from 'zod'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { constraintSpeaks, unknown } from '../platform/problems.ts'
import { holdsCardNumber, NO_CARD, Text } from '../platform/words.ts'

/** A note is a few lines, in characters; what takes more belongs in a document. */
export const NOTE_MAX = 1_000

export const WriteNote = z
  .strictObject({
    words: Text.min(1)
      .max(NOTE_MAX)
      .refine((text) => !holdsCardNumber(text), NO_CARD)
      .meta({
        description:
          'About the offering, and about no person: whoever keeps it reads it, and it goes a year after the course',
      }),
  })
  .meta({ id: 'WriteOfferingNote' })

constraintSpeaks('offering_notes_offering_id_offerings_id_fkey', () => unknown('offering'))

const WRITE = statement(
  'keeping-write-note',
  'insert into offering_notes (id, offering_id, at, by, words) values ($1, $2, $3, $4, $5)',
)

/** Writes down something about an offering for those who keep it. @throws offering/unknown */
export async function writeNote(
  tx: Tx,
  offeringId: string,
  { words }: z.output<typeof WriteNote>,
): Promise<{ noteId: string }> {
  const noteId = newId()
  await run(tx, WRITE, [noteId, offeringId, tx.now, nameOf(tx.actor), words])
  return { noteId }
}
