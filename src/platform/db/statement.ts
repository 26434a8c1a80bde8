import pg from 'pg'

/** Constant SQL with a fixed name: parsed once per connection, then only executed. `Row` is what a result row looks like. */
export type Statement<Row> = { readonly name: string; readonly text: string; readonly row?: Row }

/** Where a statement may run: a transaction (its own connection), or `{ client: pool }` for a read that needs none. */
export type On = { client: Pick<pg.ClientBase, 'query'> }

export const statement = <Row>(name: string, text: string): Statement<Row> => ({ name, text })

/** Runs a named statement on a transaction's own connection (a pool's would be another one). */
export async function run<Row>(on: On, { name, text }: Statement<Row>, values: readonly unknown[]): Promise<Row[]> {
  const result = await on.client.query({ name, text, values: [...values], types: exact })
  return result.rows as Row[]
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
