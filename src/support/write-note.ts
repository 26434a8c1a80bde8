import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { actorNameOf } from '../identity/author-of.ts'
import { nameOf } from '../platform/actor.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { conflict, constraintSpeaks, invalid, unknown } from '../platform/problems.ts'
import { Text } from '../platform/words.ts'

/** The longest note, in characters: what somebody writes while they listen. */
export const NOTE_MAX = 2_000
/** So many are kept of one thing: beyond them nobody reads any more. */
const NOTES_MOST = 200

/** What a note is about: one of these. */
export const NoteAbout = z.strictObject({
  orderId: z.uuid().optional(),
  personId: z.uuid().optional(),
  companyId: z.uuid().optional(),
})
export const WriteNote = NoteAbout.extend({
  words: Text.min(1)
    .max(NOTE_MAX)
    .meta({ description: 'Whom it is about may read it: it is in the copy of their data' }),
})
  .refine(({ orderId, personId, companyId }) => [orderId, personId, companyId].filter(Boolean).length === 1, {
    message: 'name one order, person or company',
    path: ['orderId'],
  })
  .meta({ id: 'WriteNote' })
export type WriteNote = z.output<typeof WriteNote>
export type NoteAbout = z.output<typeof NoteAbout>

/** A note as those who work here read it. */
export type Note = { id: string; words: string; writtenAt: Date; author: string; isOwn: boolean }

const WRITE = statement(
  'support-write-note',
  `insert into support_notes (id, order_id, person_id, company_id, words, written_at, written_by)
   select $1, $2, $3, $4, $5, $6, $7 where (select count(*) from support_notes t where t.order_id = $2 or t.person_id = $3 or t.company_id = $4) < ${NOTES_MOST} returning id`,
)
const NOTES = statement<Note>(
  'support-notes-of',
  `select t.id, t.words, t.written_at as "writtenAt", t.written_by = $4 as "isOwn",
     coalesce(${actorNameOf('t.written_by')}, '') as author
   from support_notes t where t.order_id = $1 or t.person_id = $2 or t.company_id = $3 order by t.written_at desc, t.id desc`,
)
const REMOVE = statement(
  'support-remove-note',
  'delete from support_notes where id = $1 and written_by = $2 returning id',
)
const IS_THERE = statement('support-note-is-there', 'select from support_notes where id = $1')

constraintSpeaks('support_notes_order_id_orders_id_fkey', () => unknown('order'))
constraintSpeaks('support_notes_person_id_people_id_fkey', () => unknown('person'))
constraintSpeaks('support_notes_company_id_companies_id_fkey', () => unknown('company'))

/** Writes down what others who work here should know. Returns its id. @throws order/unknown, person/unknown, company/unknown, note/too-many */
export async function writeNote(tx: Tx, { orderId, personId, companyId, words }: WriteNote): Promise<string> {
  const id = newId()
  const about = [orderId ?? null, personId ?? null, companyId ?? null]
  const written = await run(tx, WRITE, [id, ...about, words, tx.now, nameOf(tx.actor)])
  if (written.length === 0)
    throw conflict('note/too-many', `There are ${NOTES_MOST} notes here already. Take old ones away first.`)
  if (orderId) await emit(tx, { name: 'NoteWritten', subjectId: orderId })
  return id
}

/** Only whoever wrote it takes it away. @throws note/unknown, note/of-another */
export async function removeNote(tx: Tx, noteId: string): Promise<void> {
  const removed = await run(tx, REMOVE, [noteId, nameOf(tx.actor)])
  if (removed.length > 0) return
  if ((await run(tx, IS_THERE, [noteId])).length === 0) throw unknown('note')
  throw conflict('note/of-another', 'Somebody else wrote this note. They alone take it away.')
}

/** The notes of one thing, the newest first. `reader` is whose own are told apart. */
export function notesOf(on: On, { orderId, personId, companyId }: NoteAbout, reader: string): Promise<Note[]> {
  if (!orderId && !personId && !companyId) throw invalid('/query/orderId', 'name one order, person or company')
  return run(on, NOTES, [orderId ?? null, personId ?? null, companyId ?? null, reader])
}
