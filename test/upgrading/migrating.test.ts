import pg from 'pg'
import { expect, test } from 'vitest'
import { migrate, migrationNames } from '../../src/platform/db/migrate.ts'
import { emptyDatabase, freshDatabase } from '../support/database.ts'
import { withMigrations } from './kept-shop.ts'

const namesIn = async (ownerUrl: string): Promise<string[]> => {
  const client = new pg.Client(ownerUrl)
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>('select name from drizzle.__drizzle_migrations order by name')
    return rows.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

test('a migration that fails on what is there leaves the database as it was, those before it included', async () => {
  const { ownerUrl } = await emptyDatabase()
  const [first, second, third] = migrationNames() as [string, string, string]
  await withMigrations([first, second], (folder) => migrate(ownerUrl, folder))
  const bad = { '29990101000000_bad': 'alter table accounts add column owner text not null' } // there are accounts
  await withMigrations([first, second, third], (folder) => expect(migrate(ownerUrl, folder)).rejects.toThrow(), bad)
  expect(await namesIn(ownerUrl)).toEqual([first, second])
  await withMigrations([first, second, third], (folder) => migrate(ownerUrl, folder))
  expect(await namesIn(ownerUrl)).toEqual([first, second, third])
})

test('an older program does not start on the database of a newer one', async () => {
  const { ownerUrl } = await freshDatabase()
  const all = migrationNames()
  await withMigrations(all.slice(0, -1), (folder) =>
    expect(migrate(ownerUrl, folder)).rejects.toThrow(`This database is that of a newer release (${all.at(-1)})`),
  )
  await migrate(ownerUrl)
  expect(await namesIn(ownerUrl)).toEqual(all)
})
