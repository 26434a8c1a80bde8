import { z } from 'zod'
import { type Statement, statement } from './db/statement.ts'

/** Somebody whose things are looked for: their id, and every address that they have proved. */
export type Whom = { id: string; addresses: readonly string[] }

/** What a room keeps of people in one of its tables. It says so itself, and the copy of somebody's data and their erasure follow from it. */
export type PersonalTable = {
  table: string
  /** The columns that hold something of a person; all others speak of the thing alone. */
  columns: readonly string[]
  /** What the copy of their data shows of it, under which name; or why it shows nothing. */
  shown: Shown | Because
  /** What is done when they are erased, in this order; or why nothing is. */
  erased: readonly Statement<unknown>[] | Because
}
export type Because = { because: string }
export type Shown = { as: string; shape: z.ZodObject; of: Statement<unknown> }

/** The name of whoever is nobody any more, wherever a name must stand. */
export const ERASED_NAME = 'Slettet / erased'
/** No mail goes there: the domain can never exist (RFC 2606). */
export const ERASED_DOMAIN = 'erased.invalid'
/** A pattern of SQL for such addresses, and the same question in the program. */
export const OF_ERASED = `%@${ERASED_DOMAIN}`
export const isErasedAddress = (address: string): boolean => address.endsWith(`@${ERASED_DOMAIN}`)

/** A statement about `whom`: `id`, `addresses`, and `stand_in`, the address that says which erased person it was and nothing more. */
export const ofWhom = (name: string, text: string): Statement<unknown> =>
  statement(
    name,
    `with whom as (select $1::uuid as id, $2::text[] as addresses, 'erased-' || $1::uuid || '@${ERASED_DOMAIN}' as stand_in) ${text}`,
  )

/** An instant as the API writes it. */
export const Instant = z
  .date()
  .transform((date) => date.toISOString())
  .pipe(z.iso.datetime())
