import { authorOf } from '../identity/author-of.ts'
import { type On, run, statement } from '../platform/db/statement.ts'

export type OfferingNote = {
  noteId: string
  at: Date
  /** Who wrote it; null for a program, and for somebody who was erased. */
  author: string | null
  words: string
}

/** The newest are shown. */
const MOST_SHOWN = 50
const FIND = statement<OfferingNote>(
  'keeping-notes',
  `select n.id as "noteId", n.at, ${authorOf('n.by')} as author, n.words from offering_notes n
   where n.offering_id = $1 order by n.at desc, n.id desc limit ${MOST_SHOWN}`,
)

/** What those who keep an offering have written down about it, the newest first. */
export const notesOf = (on: On, offeringId: string): Promise<OfferingNote[]> => run(on, FIND, [offeringId])
