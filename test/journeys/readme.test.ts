import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../storefront/make.ts'
import { until } from '../support/buyer.ts'
import { type Fleet, startFleet } from '../support/fleet.ts'

const README = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')

let fleet: Fleet
beforeAll(async () => {
  fleet = await startFleet()
  await launch(fleet, { capacity: 5 })
}, 60_000)
afterAll(() => fleet?.close())

test('the curl lines of the README sell a seat when pasted, payment included', async () => {
  const [, block] = /<!-- a test runs this block -->\n```sh\n([\s\S]*?)```/.exec(README)!
  const { stdout } = await promisify(execFile)('bash', ['-c', block!], {
    env: { ...process.env, TILL: fleet.urls[0]! },
  })
  expect(JSON.parse(stdout)).toMatchObject({ number: 10001 })
  await until(
    () => fleet.witness`select id from orders where settled_at is not null`,
    (rows) => rows.length === 1,
  )
})
