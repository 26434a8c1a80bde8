import type { z } from 'zod'
import type { Tx } from '../platform/db/transact.ts'

/** A column of a file: what stands in it, and what its template shows. */
export type Column = {
  name: string
  required?: true
  /** It holds long numbers by right; in no other column what passes for the number of a payment card is taken. */
  hasNumbers?: true
  says: string
  example: string
}

/** `known`: it was taken in before, and nothing changed. */
export type Outcome = 'new' | 'known'

/** Why a row is not taken, at the column that mends it. */
export type Refused = { column: string; problem: string }

/** One kind of file: its columns, how a row becomes a command, and the verb that takes the command. */
export type Sheet<Command = unknown> = {
  what: string
  columns: readonly Column[]
  /** What the row says in the shapes of the command; what cannot be read is left for the schema to refuse. */
  read(cells: Readonly<Record<string, string>>): unknown
  schema: z.ZodType<Command>
  /** The column that a member of the command comes from. */
  columnOf(path: string): string
  /** What no two rows may share, and the column that it stands in. */
  key(command: Command): string
  keyColumn: string
} & (TakesEach<Command> | TakesMany<Command>)

/** A verb that takes one at a time. @throws Problem where the shop does not take it */
export type TakesEach<Command> = { take(tx: Tx, command: Command): Promise<Outcome> }
/** A verb that takes many in a few statements, and says of each in their order what became of it. */
export type TakesMany<Command> = { takeMany(tx: Tx, commands: readonly Command[]): Promise<(Outcome | Refused)[]> }

/** Declares a kind of file, checked against its own command. */
export const sheet = <Command>(declared: Sheet<Command>): Sheet => declared as unknown as Sheet
