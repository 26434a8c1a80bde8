import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

export type TestDatabase = { name: string; appUrl: string; ownerUrl: string }

/** A migrated, empty database of its own for one test file: a copy of the template, 35 to 50 ms. */
export async function freshDatabase(): Promise<TestDatabase> {
  const { adminUrl, ownerUrl, appUrl, template } = inject('database')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client(adminUrl)
  await admin.connect()
  try {
    await admin.query(`create database ${name} template ${template} owner coursetill_owner strategy file_copy`)
  } finally {
    await admin.end()
  }
  return { name, appUrl: urlTo(name, appUrl), ownerUrl: urlTo(name, ownerUrl) }
}

function urlTo(database: string, url: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href
}
