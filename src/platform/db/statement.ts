import pg from 'pg'
import { beginSeeing, type Sight, sightNow } from './sight.ts'

/** Constant SQL with a fixed name: parsed once per connection, then only executed. `Row` is what a result row looks like. */
export type Statement<Row> = {
  readonly name: string
  readonly text: string
  /** It reads tables that row-level security guards, so a request reads it in a transaction that says who asks. */
  readonly guarded: boolean
  readonly row?: Row
}

/** Where a statement may run: a transaction (its own connection), or `{ client: pool }` for a read that needs none. */
export type On = { client: Pick<pg.ClientBase, 'query'> }

const GUARDED =
  /\b(orders|documents|document_(files|lines|payments|transfers)|companies|company_members|reminders|reminder_files|correction_wishes)\b/

export const statement = <Row>(name: string, text: string): Statement<Row> => ({
  name,
  text,
  guarded: GUARDED.test(text),
})

/** Runs a named statement on a transaction's own connection (a pool's would be another one). */
export async function run<Row>(
  on: On,
  { guarded, ...named }: Statement<Row>,
  values: readonly unknown[],
): Promise<Row[]> {
  const query = { name: named.name, text: named.text, values: [...values], types: exact }
  const sight = guarded && on.client instanceof pg.Pool ? sightNow() : null
  const result =
    sight === null || sight.reach === 'house'
      ? await on.client.query(query)
      : await readSeeing(on.client as pg.Pool, sight, query)
  return result.rows as Row[]
}

async function readSeeing(pool: pg.Pool, sight: Sight, query: pg.QueryConfig): Promise<pg.QueryResult> {
  const client = await pool.connect()
  let lost: Error | undefined
  try {
    await client.query(beginSeeing(sight))
    const result = await client.query(query)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((cause: Error) => {
      lost = cause
    })
    throw error
  } finally {
    client.release(lost)
  }
}

const INT8 = 20
const DAY = 1082

/** Sums and counts are safe integers or an error, never a string; a calendar day stays the text it is. */
const exact = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === INT8) return safeInteger
    if (oid === DAY) return (text: string) => text
    return pg.types.getTypeParser(oid, format as 'text')
  },
} as pg.CustomTypesConfig

function safeInteger(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is beyond the safe integers`)
  return number
}
