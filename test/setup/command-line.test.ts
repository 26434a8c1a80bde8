import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { VERSION } from '../../src/platform/version.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { bearer, buy, make } from '../support/make.ts'
import { type Ended, run } from './real-shop.ts'

let house: House
let folder: string
beforeAll(async () => {
  house = await bootTill()
  folder = mkdtempSync(join(tmpdir(), 'coursetill-cli-'))
})
afterAll(async () => {
  await house?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Beside the running demonstration, with its environment. */
const command = (...words: string[]): Promise<Ended> => {
  const { databaseUrl, migrateUrl, dataDir, publicUrl } = house.till.config
  return run('src/cli.ts', words, {
    DEMO: '1',
    DATABASE_URL: databaseUrl!,
    MIGRATE_URL: migrateUrl!,
    DATA_DIR: dataDir,
    PUBLIC_URL: publicUrl,
  })
}

test('"ready" names what is missing and fails, until nothing is', async () => {
  const before = await command('ready')
  expect(before.code).toBe(1)
  expect(before.stdout).toContain('✗  Administrator: Run “coursetill setup”')
  expect(before.stdout).toContain('Not ready: 2 missing.')
  await make.offering(house)
  const token = new URL((await command('setup')).stdout.trim()).searchParams.get('token')
  const claimed = await fetch(`${house.url}/people/first-administrator`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, name: 'Siri Sjef', email: 'siri@example.test', password: 'fire kalde rundstykker' }),
  })
  expect(claimed.status).toBe(201)
  const after = await command('ready')
  expect(after.stdout).toContain('Ready to sell.')
  expect(after.code).toBe(0)
})

test('"export invoices" writes the bytes that the route sends, and leaves no half file', async () => {
  const order = await buy(house, { offering: await make.offering(house) })
  expect(order.state).toBe('confirmed')
  const key = await make.client(house, ['finance'])
  await expect.poll(async () => (await exportRoute(key)).split('\r\n').length, { timeout: 10_000 }).toBe(3)
  const out = join(folder, 'invoices.csv')
  const { code, stderr } = await command('export', 'invoices', '--form', 'excel', '--out', out)
  expect([code, stderr]).toEqual([0, expect.stringContaining('1 rows')])
  expect(readFileSync(out, 'utf8')).toBe(await exportRoute(key))
  const nowhere = await command('export', 'invoices', '--out', join(folder, 'no', 'such.csv'))
  expect([nowhere.code, nowhere.stderr]).toEqual([1, expect.stringContaining('ENOENT')])
})

test('SAF-T is put into a folder under its own name, and --json tells programs how far it is', async () => {
  const { code, stdout } = await command(
    'export',
    'saf-t',
    '--from',
    '2026-01-01',
    '--to',
    '2027-12-31',
    '--out',
    folder,
    '--json',
  )
  const told = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { event: string; file: string; rows: number })
  expect([code, told[0]]).toEqual([0, { event: 'progress', rows: 0, of: null, bytes: 0 }])
  const { event, file, rows } = told.at(-1)!
  expect([event, rows > 0]).toEqual(['written', true])
  expect(file).toMatch(/SAF-T Financial_\d{9}_\d{14}\.xml$/)
  expect(readFileSync(file, 'utf8').endsWith('</AuditFile>\n')).toBe(true)
})

test('what is asked wrongly is refused with a sentence', async () => {
  expect((await command('--version')).stdout).toBe(`${VERSION}\n`)
  expect((await command('export', 'invoices', '--from', '2027-02-30', '--out', 'x')).stderr).toContain('2027-01-31')
  expect((await command('export', 'open-items', '--from', '2027-01-01', '--out', 'x')).stderr).toContain('takes --to')
  expect((await command('migrate')).stderr).toContain('migrates itself')
  const empty = await run('src/cli.ts', ['ready'], { DATA_DIR: folder })
  expect([empty.code, empty.stderr]).toEqual([
    1,
    expect.stringMatching(/^There is no demonstration in this folder yet[^\n]+\n$/),
  ])
})

test('"verify" says line by line what is whole, as JSON for programs, and "close-month" why it refuses', async () => {
  const { code, stdout, stderr } = await command('verify', '--files')
  expect([code, stdout]).toEqual([0, expect.stringContaining('✓  every posting says what its fact comes to')])
  expect(stderr).toMatch(/stored files beside their digests: (\d+) of \1/)
  expect(JSON.parse((await command('verify', '--json')).stdout)).toMatchObject({ whole: true, files: null, months: [] })
  const [row] = await house.witness("select to_char(app_now() at time zone 'Europe/Oslo', 'YYYY-MM') as month")
  const refused = await command('close-month', String(row!.month))
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('is not over')])
  expect((await command('close-month', 'mars')).stderr).toContain('2027-01')
})

const exportRoute = async (key: string): Promise<string> => {
  const answer = await fetch(`${house.url}/exports/invoices.csv?form=excel`, { headers: bearer(key) })
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer())
}
