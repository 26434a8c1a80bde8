import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { GUARDS } from '../break/guards.ts'

const ROOT = join(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

type Claim = { item: string; file: string; sentence: string }

/** The rows of a document's tables; every `file` "sentence" in them is a claim. */
const rowsOf = (document: string): string[][] =>
  read(document)
    .split('\n')
    .filter((line) => /^\| (?!item|incident|---)/.test(line))
    .map((line) => line.split('|').slice(1, -1))
const claimsOf = (row: readonly string[]): Claim[] =>
  [...row.join('|').matchAll(/`(test\/[^`]+)` "([^"]+)"/g)].map(([, file, sentence]) => ({
    item: row[0]!.trim(),
    file: file!,
    sentence: sentence!,
  }))

/** Why a claim does not hold; null where it does. */
function wrongWith({ item, file, sentence }: Claim): string | null {
  if (!existsSync(join(ROOT, file))) return `${item}: there is no ${file}`
  return read(file).includes(sentence) ? null : `${item}: ${file} does not say "${sentence}"`
}
const wrongIn = (document: string): string[] =>
  rowsOf(document)
    .flatMap(claimsOf)
    .flatMap((claim) => wrongWith(claim) ?? [])

describe('what is claimed of the norm', () => {
  const claimed = read('docs/asvs.md').split('## Not claimed')

  test('names a test that is there and says so', () => {
    expect(wrongIn('docs/asvs.md')).toEqual([])
  })

  test('has a test for every item that is claimed, and claims nothing that it does not claim', () => {
    const items = (text: string) => [...text.matchAll(/^\| (\d+\.\d+\.\d+)[^\n]*/gm)]
    expect(items(claimed[0]!).filter(([line]) => !line.includes('`test/'))).toEqual([])
    const [claims, others] = claimed.map((part) => items(part).map(([, item]) => item))
    expect(claims!.length).toBeGreaterThan(60)
    expect(others!.filter((item) => claims!.includes(item))).toEqual([])
  })
})

describe('the access incidents of others', () => {
  const rows = rowsOf('docs/incidents.md')

  test('are all there, from INC-30 to INC-41', () => {
    expect(rows.map(([incident]) => incident!.trim())).toEqual(Array.from({ length: 12 }, (_, n) => `INC-${30 + n}`))
  })

  test('have a test that is there, and a guard whose absence a test plays', () => {
    expect(wrongIn('docs/incidents.md')).toEqual([])
    for (const row of rows) {
      const guarded = claimsOf([row[0]!, row[3]!])
      expect(guarded.map(({ sentence }) => sentence in GUARDS)).toEqual([true])
    }
  })
})

test('a claim that does not hold is seen', () => {
  const claim = { item: '1.1.1', file: 'test/house/claims.test.ts', sentence: 'a claim that does not hold is seen' }
  expect(wrongWith(claim)).toBeNull()
  expect(wrongWith({ ...claim, sentence: claim.sentence.toUpperCase() })).toContain('does not say')
  expect(wrongWith({ ...claim, file: 'test/nowhere.test.ts' })).toContain('there is no')
})
