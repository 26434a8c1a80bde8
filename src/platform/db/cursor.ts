import { exact, type On, type Statement } from './statement.ts'

/** Rows that cross at a time: more make the files no faster, only the memory larger. */
const ROWS_AT_A_TIME = 250

let opened = 0

/**
 * Every row of a statement, some at a time, by a cursor of the transaction that it runs in. While one page is being written, the database
 * reads the next. Where nobody reads on, the cursor ends with its transaction.
 */
export async function* pagesOf<Row>(
  on: On,
  { name, text }: Statement<Row>,
  values: readonly unknown[],
): AsyncGenerator<Row[]> {
  const cursor = `"${name}-${++opened}"`
  const fetch = async (): Promise<Row[]> =>
    (await on.client.query({ text: `fetch ${ROWS_AT_A_TIME} from ${cursor}`, types: exact })).rows
  await on.client.query(`declare ${cursor} no scroll cursor for ${text}`, [...values])
  let coming = fetch()
  for (;;) {
    const rows = await coming
    if (rows.length === 0) break
    coming = fetch()
    coming.catch(() => {}) // answered when it is waited for
    yield rows
  }
  await on.client.query(`close ${cursor}`)
}
