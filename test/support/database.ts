import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

export type TestDatabase = { name: string; appUrl: string; ownerUrl: string }

/** SQLSTATE. */
const OBJECT_IN_USE = '55006'

const made: string[] = []

/** A migrated, empty database of its own for one test file, or for a part of one: a copy of the template. */
export const freshDatabase = (): Promise<TestDatabase> => makeDatabase(inject('database').template)

/** One without any tables. */
export const emptyDatabase = (): Promise<TestDatabase> => makeDatabase('template0')

async function makeDatabase(template: string): Promise<TestDatabase> {
  const { ownerUrl, appUrl, tablespace } = inject('database')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asAdmin((admin) =>
    admin.query(
      `create database ${name} template ${template} owner coursetill_owner strategy file_copy tablespace ${tablespace}`,
    ),
  )
  made.push(name)
  return { name, appUrl: urlTo(name, appUrl), ownerUrl: urlTo(name, ownerUrl) }
}

/**
 * Removes what a test file has had, so that neither space nor the server's own upkeep grows with the run. One that somebody is
 * still connected to stays until the run ends.
 */
export async function dropDatabases(): Promise<void> {
  const gone = made.splice(0)
  if (gone.length === 0) return
  await asAdmin(async (admin) => {
    for (const name of gone)
      await admin.query(`drop database if exists ${name}`).catch((error: pg.DatabaseError) => {
        if (error.code !== OBJECT_IN_USE) throw error
      })
  })
}

/** As the superuser, in the database of that name. */
export async function asAdmin(work: (admin: pg.Client) => Promise<unknown>, database = 'postgres'): Promise<void> {
  const admin = new pg.Client(urlTo(database, inject('database').adminUrl))
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}

function urlTo(database: string, url: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href
}
