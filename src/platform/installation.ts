import { type On, run, statement } from './db/statement.ts'

export type Installation = { mode: 'demo' | 'production' }

const READ = statement<Installation>('installation-read', 'select mode from installation')

/** What this database is: demo or production, as written at its first start. */
export async function readInstallation(on: On): Promise<Installation | null> {
  return (await run(on, READ, []))[0] ?? null
}
