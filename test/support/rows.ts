import type { Tx } from '../../src/platform/db/transact.ts'

type Row = Record<string, unknown>
type Snapshot = Map<string, Map<string, Row>>
/** What a piece of work left behind, table by table; rows that were changed are in both lists. */
export type Change = Record<string, { gone: Row[]; here: Row[] }>

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+\+00:00$/

/**
 * All rows that the work adds, changes and removes, in a form in which two ways of doing the same can be compared: ids made on
 * the way are replaced by what they stand for, running numbers and instants that are not among `known` by a word, and a seat,
 * of which any free one will do, by its pool.
 */
export async function changeBy(tx: Tx, known: object, work: () => Promise<unknown>): Promise<Change> {
  const before = await snapshot(tx)
  await work()
  const after = await snapshot(tx)
  const plain = plainly({ before, after, known: JSON.stringify(known) })
  const change: Change = {}
  for (const [table, rows] of after) {
    const old = before.get(table)!
    const gone = [...old].filter(([key]) => !rows.has(key)).map(([, row]) => plain(table, row))
    const here = [...rows].filter(([key]) => !old.has(key)).map(([, row]) => plain(table, row))
    if (gone.length + here.length > 0) change[table] = { gone: sorted(gone), here: sorted(here) }
  }
  return change
}

async function snapshot({ client }: Tx): Promise<Snapshot> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  )
  const all: Snapshot = new Map()
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: Row }>(`select to_jsonb(t) as row from public."${name}" t`)
    all.set(name, new Map(rows.map(({ row }) => [JSON.stringify(row), row])))
  }
  return all
}

function plainly({ before, after, known }: { before: Snapshot; after: Snapshot; known: string }) {
  const familiar = new Set([...known.matchAll(UUID)].map(([id]) => id))
  for (const rows of before.values())
    for (const key of rows.keys()) for (const [id] of key.matchAll(UUID)) familiar.add(id)
  const places = new Map<string, string>()
  for (const row of after.get('seats')!.values()) places.set(String(row.id), `a seat of pool ${row.pool_id}`)
  for (const [table, rows] of after)
    for (const row of rows.values())
      if (typeof row.id === 'string' && !familiar.has(row.id) && !places.has(row.id))
        places.set(row.id, `one of ${table}`)
  const instants = new Set([...known.matchAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g)].map(([text]) => Date.parse(text)))
  const word = (value: unknown): unknown => {
    if (typeof value !== 'string') return value
    if (INSTANT.test(value)) return instants.has(Date.parse(value)) ? new Date(value).toISOString() : 'some instant'
    return places.get(value) ?? value
  }
  const running = new Set(['events.id', 'business_events_due.id', 'orders.number', 'seats.number'])
  return (table: string, row: Row): Row =>
    Object.fromEntries(
      Object.entries(row).map(([column, value]) => [
        column,
        running.has(`${table}.${column}`) ? 'some number' : word(value),
      ]),
    )
}

const sorted = (rows: Row[]): Row[] => rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
