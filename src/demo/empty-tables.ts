import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

/** What a migration wrote, and what this installation is, stay. */
const KEPT = ['accounts', 'account_roles', 'tax_classes', 'tax_rates', 'legal_rates', 'installation', 'demo_clock']

const TABLES = statement<{ tables: string | null }>(
  'demo-tables',
  `select string_agg(format('%I.%I', schemaname, tablename), ', ' order by tablename) as tables
   from pg_tables where schemaname = 'public' and tablename <> all($1)`,
)
const FORGET_JOBS = statement('demo-forget-jobs', `delete from pgboss.job where state < 'active'`)

/** Only the owner may: the application can neither empty a table nor change an issued document. Numbers begin again. */
export async function emptyTables(tx: Tx): Promise<void> {
  const [found] = await run(tx, TABLES, [KEPT])
  await tx.client.query(`truncate ${found!.tables} restart identity`)
  await run(tx, FORGET_JOBS, [])
}
