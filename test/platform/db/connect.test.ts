import { expect, test } from 'vitest'
import { connect } from '../../../src/platform/db/connect.ts'
import { freshDatabase } from '../../support/database.ts'

test('whoever looks for work gives up an answer that never comes, and looks again over another connection', async () => {
  const { appUrl } = await freshDatabase()
  const lookout = connect(appUrl, 1, 300)
  const backend = async () => (await lookout.pool.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]!.pid
  const first = await backend()
  const began = Date.now()
  await expect(lookout.pool.query('select pg_sleep(9)')).rejects.toThrow('timeout')
  expect(await backend()).not.toBe(first)
  expect(Date.now() - began).toBeLessThan(8_000)
  await lookout.close()
})
