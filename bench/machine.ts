import { cpus, totalmem } from 'node:os'
import type pg from 'pg'
import { VERSION } from '../src/platform/version.ts'

export type Machine = {
  cores: number
  cpu: string
  memoryGb: number
  node: string
  postgres: string
  coursetill: string
  fsync: string
}

/** On what the figures were taken. */
export async function machineOf(admin: pg.Client): Promise<Machine> {
  const { rows } = await admin.query<{ server_version: string; fsync: string }>(
    `select current_setting('server_version') as server_version, current_setting('fsync') || ', synchronous_commit ' || current_setting('synchronous_commit') as fsync`,
  )
  return {
    cores: cpus().length,
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    postgres: rows[0]!.server_version,
    coursetill: VERSION,
    fsync: rows[0]!.fsync,
  }
}
