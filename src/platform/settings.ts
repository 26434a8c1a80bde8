import type { z } from 'zod'
import { nameOf } from './actor.ts'
import { type On, run, statement } from './db/statement.ts'
import type { Tx } from './db/transact.ts'

/** A setting that is data, with its history: the name it is stored under and what it must look like. */
export type Setting<T> = { readonly name: string; readonly schema: z.ZodType<T> }

const READ = statement<{ value: unknown }>(
  'setting-read',
  'select value from settings where name = $1 and valid_from <= app_now() order by valid_from desc limit 1',
)
const WRITE = statement(
  'setting-write',
  'insert into settings (name, valid_from, value, set_by) values ($1, $2, $3, $4) on conflict (name, valid_from) do update set value = excluded.value',
)

/** The value in force now, or null where nobody has set one. */
export async function readSetting<T>(on: On, setting: Setting<T>): Promise<T | null> {
  const [row] = await run(on, READ, [setting.name])
  return row ? setting.schema.parse(row.value) : null
}

/** Sets a value from now on; what was in force before stays in the history. */
export async function writeSetting<T>(tx: Tx, setting: Setting<T>, value: T): Promise<void> {
  await run(tx, WRITE, [setting.name, tx.now, JSON.stringify(setting.schema.parse(value)), nameOf(tx.actor)])
}
