import type { z } from 'zod'
import type { Tx } from '../platform/db/transact.ts'

/** A column of a file: what stands in it, and what its template shows. */
export type Column = { name: string; required?: true; says: string; example: string }

/** `known`: it was taken in before, and nothing changed. */
export type Outcome = 'new' | 'known'

/** One kind of file: its columns, how a row becomes a command, and the verb that takes the command. */
export type Sheet<Command = unknown> = {
  what: string
  columns: readonly Column[]
  /** What the row says in the shapes of the command; what cannot be read is left for the schema to refuse. */
  read(cells: Readonly<Record<string, string>>): unknown
  schema: z.ZodType<Command>
  /** The column that a member of the command comes from. */
  columnOf(path: string): string
  /** What no two rows may share. */
  key(command: Command): string
  /** @throws Problem where the shop does not take it */
  take(tx: Tx, command: Command): Promise<Outcome>
}

/** Declares a kind of file, checked against its own command. */
export const sheet = <Command>(declared: Sheet<Command>): Sheet => declared as Sheet
