import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from '../setup/real-shop.ts'
import { bootTill, type House } from '../support/constellation.ts'

const MINUTE_MS = 60_000
let house: House
let folder: string
beforeAll(async () => {
  house = await bootTill()
  folder = mkdtempSync(join(tmpdir(), 'coursetill-import-'))
}, 120_000)
afterAll(async () => {
  await house?.close()
  rmSync(folder, { recursive: true, force: true })
})

const command = (...words: string[]) => {
  const { databaseUrl, migrateUrl, dataDir, publicUrl } = house.till.config
  const env = {
    DEMO: '1',
    DATABASE_URL: databaseUrl!,
    MIGRATE_URL: migrateUrl!,
    DATA_DIR: dataDir,
    PUBLIC_URL: publicUrl,
  }
  return run('src/cli.ts', ['import', ...words], env)
}
const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const HEAD = 'externalId;slug;faculty;credits;level;topics;contactEmail;title_nb;summary_nb;description_nb'
const line = (n: number, change: { slug?: string; level?: string; credits?: string } = {}) =>
  `K-${n};${change.slug ?? `kurs-${n}`};Fakultet for læring;${change.credits ?? '2,5'};${change.level ?? 'bachelor'};økonomi, ledelse;kurs@example.no;Kurs ${n};Kort;Langt`
const csv = (...lines: string[]) => [HEAD, ...lines, ''].join('\r\n')
const courses = async () =>
  (await house.witness('select external_id as id, slug, credit_tenths, topics from courses order by slug')).map(
    (row) => ({ ...row }),
  )

test('the templates are taken in as they are, courses before their starts, and a second time without change', {
  timeout: 2 * MINUTE_MS,
}, async () => {
  const template = (await command('courses', '--template')).stdout
  const starts = file('starts.csv', (await command('starts', '--template')).stdout)
  const early = await command('starts', starts)
  expect([early.code, early.stdout.trim()]).toEqual([
    1,
    '2;course;there is no course with this slug: take the courses in first',
  ])
  const first = await command('courses', file('template.csv', template))
  expect([first.code, first.stderr]).toEqual([
    0,
    expect.stringContaining('Taken in: 1 new, 0 known before, 0 refused.'),
  ])
  expect((await command('starts', starts)).stderr).toContain('Taken in: 1 new')
  const before = await courses()
  expect((await command('courses', join(folder, 'template.csv'))).stderr).toContain('0 new, 1 known before')
  expect((await command('starts', starts)).stderr).toContain('0 new, 1 known before')
  expect(await courses()).toEqual(before)
  const [start] = await house.witness(
    `select o.starts_at, o.published_at, p.net_minor, (select count(*)::int from seats s join seat_pools l on l.id = s.pool_id where l.offering_id = o.id) as seats
     from offerings o join offering_prices p on p.offering_id = o.id where o.external_id = 'O-2001'`,
  )
  expect({ ...start }).toEqual({
    starts_at: new Date('2027-02-01T08:00:00Z'),
    published_at: null,
    net_minor: 490_000,
    seats: 20,
  })
})

test('one row that is wrong stops them all, with line, column and how it is mended; good rows are taken where that is asked', {
  timeout: 2 * MINUTE_MS,
}, async () => {
  const before = await courses()
  const mixed = file(
    'mixed.csv',
    csv(
      line(1),
      line(2, { level: 'phd' }),
      line(3, { credits: '2,55' }),
      line(1),
      line(4, { slug: 'praktisk-statistikk' }),
      ';x;;;bachelor;;;T;;',
    ),
  )
  const all = await command('courses', mixed)
  expect(all.code).toBe(1)
  const told = all.stdout
    .trim()
    .split('\n')
    .map((each) => each.split(';').slice(0, 2).join(';'))
  expect(told).toEqual(['3;level', '4;credits', '5;externalId', '6;externalId', '7;externalId', '7;faculty'])
  expect(all.stdout).toContain('5;externalId;the same as in line 2: keep one of the two')
  expect(all.stderr).toContain('Nothing was changed. It would be: 1 new, 0 known before, 5 refused.')
  expect(await courses()).toEqual(before)
  const dry = await command('courses', mixed, '--dry-run', '--good-rows')
  expect(dry.stderr).toContain('Nothing was changed. It would be: 1 new')
  expect(await courses()).toEqual(before)
  const report = join(folder, 'report.csv')
  const good = await command('courses', mixed, '--good-rows', '--report', report)
  expect([good.code, good.stderr]).toEqual([1, expect.stringContaining('Taken in: 1 new, 0 known before, 5 refused.')])
  expect(readFileSync(report, 'utf8')).toMatch(/^\uFEFFline;column;problem\r\n3;level;/)
  expect((await courses()).length).toBe(before.length + 1)
})

test('credits with more than one decimal are refused, never rounded', { timeout: MINUTE_MS }, async () => {
  const before = await courses()
  const { code, stdout } = await command('courses', file('credits.csv', csv(line(5, { credits: '2,496' }))))
  expect([code, stdout]).toEqual([1, expect.stringMatching(/^2;credits;[^\n]+\n$/)])
  expect(await courses()).toEqual(before)
})

test('a file of Excel in Windows-1252, one with commas and one with a mark at its beginning say the same', {
  timeout: 2 * MINUTE_MS,
}, async () => {
  const latin = file('latin.csv', Buffer.from(csv(line(11)), 'latin1'))
  const marked = file('marked.csv', `\uFEFF${csv(line(12))}`)
  const commas = file(
    'commas.csv',
    'externalId,slug,faculty,level,topics,title_nb\nK-13,kurs-13,Fakultet for læring,bachelor,"økonomi, ledelse",Kurs 13\n',
  )
  for (const path of [latin, marked, commas])
    expect((await command('courses', path)).stderr).toContain('Taken in: 1 new')
  const topics = (await courses()).filter(({ slug }) => /^kurs-1\d$/.test(String(slug))).map((each) => each.topics)
  expect(topics).toEqual(Array.from({ length: 3 }, () => ['økonomi', 'ledelse']))
})

test('a column that nobody knows, or that is not there, is told before anything is read', async () => {
  const { code, stdout } = await command(
    'courses',
    file('head.csv', 'externalId;slug;fakultet;level\nK;k;F;bachelor\n'),
  )
  expect(code).toBe(1)
  expect(stdout).toMatch(/^1;fakultet;"?no such column of courses: remove it/)
  expect(stdout).toContain('1;faculty;this column is needed: add it')
})
