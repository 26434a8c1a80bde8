import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rebuildDocuments } from '../../src/rebuild-documents.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { buy, make, until } from '../support/make.ts'

type Stored = { kind: 'pdf' | 'xml'; path: string; number: string }

let house: House
let copies: string
let files: Stored[] = []
beforeAll(async () => {
  house = await bootTill()
  copies = mkdtempSync(join(tmpdir(), 'coursetill-copies-'))
  await buy(house, { offering: await make.offering(house) })
  await until(async () => {
    files = (await house.witness(
      `select f.kind, f.path, d.content ->> 'number' as number from document_files f join documents d on d.id = f.document_id`,
    )) as unknown as Stored[]
    return files.length === 2
  })
}, 60_000)
afterAll(async () => {
  await house?.close()
  rmSync(copies, { recursive: true, force: true })
})

const place = (kind: Stored['kind']): { full: string; path: string; number: string } => {
  const { path, number } = files.find((each) => each.kind === kind)!
  return { full: join(house.till.config.dataDir, path), path, number }
}

async function rebuild(all = false): Promise<{ whole: boolean; lines: string[] }> {
  const lines: string[] = []
  const { config, connection } = house.till
  const shop = { config, pool: connection.pool, stripe: house.till.stripe, leave: async () => {} }
  const whole = await rebuildDocuments(
    shop,
    { copies, all, json: false },
    { print: (line) => lines.push(line), progress: () => {} },
  )
  return { whole, lines }
}

test('a lost PDF and a changed e-invoice come back byte for byte, and what lay there is kept', async () => {
  const [pdf, xml] = [place('pdf'), place('xml')]
  const [drawing, message] = [readFileSync(pdf.full), readFileSync(xml.full)]
  rmSync(pdf.full)
  writeFileSync(xml.full, 'something else')
  const { whole, lines } = await rebuild()
  expect([whole, lines]).toEqual([
    true,
    [
      `✓  ${xml.number}: ${xml.path} was changed and has its original bytes again; what lay there is ${xml.path}.changed`,
      `✓  ${pdf.number}: ${pdf.path} was lost and has its original bytes again`,
    ],
  ])
  expect(readFileSync(pdf.full).equals(drawing)).toBe(true)
  expect(readFileSync(xml.full).equals(message)).toBe(true)
  expect(readFileSync(`${xml.full}.changed`, 'utf8')).toBe('something else')
  expect(await house.witness("select facts from events where name = 'FilesRebuilt'")).toMatchObject([
    { facts: { restored: [{ was: 'changed' }, { was: 'lost' }] } },
  ])
  expect(await rebuild()).toEqual({ whole: true, lines: ['✓  every file has the bytes that were stored'] })
})

test('every document is drawn as it was stored, and a release that draws otherwise says so', async () => {
  expect(await rebuild(true)).toEqual({ whole: true, lines: ['✓  every file has the bytes that were stored'] })
  await asIfStoredBy('an older release', async () => {
    const { whole, lines } = await rebuild(true)
    expect(whole).toBe(true)
    expect(lines).toEqual([
      expect.stringMatching(/^– {2}1 of the originals are whole, .* other bytes \(then “an older release”, now “5 /),
    ])
  })
})

test('where an older release drew it otherwise, the copy lies beside and never in the place of the original', async () => {
  const pdf = place('pdf')
  await asIfStoredBy('an older release', async () => {
    rmSync(pdf.full)
    const { whole, lines } = await rebuild()
    expect(whole).toBe(false)
    expect(lines).toEqual([expect.stringContaining(`the copy is ${join(copies, basename(pdf.path))}`)])
    expect(existsSync(pdf.full)).toBe(false)
    expect(
      readFileSync(join(copies, basename(pdf.path)))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })
})

/** The original as another release would have stored it: the same document in other bytes. */
async function asIfStoredBy(renderer: string, meanwhile: () => Promise<void>): Promise<void> {
  const pdf = place('pdf')
  const original = readFileSync(pdf.full)
  const other = Buffer.concat([original, Buffer.from('\n')])
  const noted = async (sha256: string, by: string) => {
    const owner = new pg.Client(house.till.config.migrateUrl!)
    await owner.connect()
    await owner.query('alter table document_files disable trigger user')
    await owner.query("update document_files set sha256 = $1, renderer = $2 where kind = 'pdf'", [sha256, by])
    await owner.query('alter table document_files enable trigger user')
    await owner.end()
  }
  const [kept] = await house.witness("select sha256, renderer from document_files where kind = 'pdf'")
  writeFileSync(pdf.full, other)
  await noted(await digest(other), renderer)
  try {
    await meanwhile()
  } finally {
    writeFileSync(pdf.full, original)
    await noted(String(kept!.sha256), String(kept!.renderer))
  }
}

const digest = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')
