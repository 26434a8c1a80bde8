import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import type pg from 'pg'

/** The rows of one table, each as PostgreSQL spells a row of that very table at that release. */
type KeptTable = { table: string; columns: string[]; rows: string[] }
export type Kept = {
  version: string
  /** The shop's own instant when its rows were kept. */
  at: string
  tables: KeptTable[]
  /** Sequence → the last number it gave. */
  sequences: Record<string, string>
}

const TABLES = `select c.relname as table,
    array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      order by a.attnum) as columns
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname`
const SEQUENCES = `select sequencename as name, last_value::text as last from pg_sequences where schemaname = 'public' and last_value is not null`

/** Everything that a shop's own tables hold, read in one snapshot by whoever may see all rows. */
export async function keepRows(admin: pg.Client, version: string): Promise<Kept> {
  await admin.query('begin isolation level repeatable read read only')
  try {
    const { rows: found } = await admin.query<Omit<KeptTable, 'rows'>>(TABLES)
    const tables: KeptTable[] = []
    for (const { table, columns } of found) {
      const { rows } = await admin.query<{ row: string }>(
        `select r::text as row from ${admin.escapeIdentifier(table)} r order by 1`,
      )
      if (rows.length > 0) tables.push({ table, columns, rows: rows.map(({ row }) => row) })
    }
    const { rows: sequences } = await admin.query<{ name: string; last: string }>(SEQUENCES)
    const { rows: now } = await admin.query<{ at: Date }>('select app_now() as at')
    return {
      ...{ version, at: now[0]!.at.toISOString(), tables },
      sequences: Object.fromEntries(sequences.map(({ name, last }) => [name, last])),
    }
  } finally {
    await admin.query('rollback')
  }
}

/** Puts the rows into a database that has the tables of their release, in place of all that is there. No trigger runs. */
export async function putRows(admin: pg.Client, { tables, sequences }: Kept): Promise<void> {
  await admin.query(`begin; set local session_replication_role = replica`)
  const { rows: all } = await admin.query<{ table: string }>(TABLES)
  await admin.query(`truncate ${all.map(({ table }) => admin.escapeIdentifier(table)).join(', ')}`)
  for (const { table, columns, rows } of tables) {
    const [name, names] = [
      admin.escapeIdentifier(table),
      columns.map((column) => admin.escapeIdentifier(column)).join(', '),
    ]
    await admin.query(
      `insert into ${name} (${names}) overriding system value
       select ${names} from unnest($1::${name}[])`,
      [rows],
    )
  }
  for (const [sequence, last] of Object.entries(sequences))
    await admin.query('select setval($1::regclass, $2)', [admin.escapeIdentifier(sequence), last])
  await admin.query('commit')
}

/** One line for the release and one for each table; small enough to be kept with the program. */
export function packed({ tables, ...head }: Kept): Buffer {
  const lines = [head, ...tables].map((each) => JSON.stringify(each)).join('\n')
  const text = Buffer.from(lines)
  return brotliCompressSync(text, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.byteLength,
    },
  })
}

export function unpacked(bytes: Buffer): Kept {
  const [head, ...tables] = brotliDecompressSync(bytes).toString('utf8').split('\n')
  return { ...(JSON.parse(head!) as Omit<Kept, 'tables'>), tables: tables.map((line) => JSON.parse(line) as KeptTable) }
}
