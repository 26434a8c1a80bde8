import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { markdownName, markdownOf } from '../../scripts/guides/markdown.ts'
import { LANGS } from '../../src/platform/lang.ts'
import { type Guide, pictureName } from '../../src/web/help/guide.ts'
import { GUIDE_NAMES, GUIDES } from '../../src/web/help/guides.ts'

const FOLDER = join(import.meta.dirname, '../../docs/guides')
const PICTURES_MOST_BYTES = 6_000_000
const each = GUIDE_NAMES.flatMap((name) => LANGS.map((lang) => ({ name, lang, guide: GUIDES[name] as Guide })))

test('each guide in docs/guides says what its page in the product says, in both languages; `npm run guides` writes them', () => {
  for (const { name, lang, guide } of each)
    expect(readFileSync(join(FOLDER, markdownName(name, lang)), 'utf8')).toBe(markdownOf(name, guide, lang))
})

test('each step has the picture that it promises, no picture is left over, and all are light enough to be kept', () => {
  const promised = each.flatMap(({ name, lang, guide }) =>
    Object.entries(guide.steps).flatMap(([step, { shows }]) => (shows ? [pictureName(name, step, lang)] : [])),
  )
  const pictures = join(FOLDER, 'pictures')
  const there = existsSync(pictures) ? readdirSync(pictures) : []
  expect(there.toSorted()).toEqual(promised.toSorted())
  expect(there.reduce((sum, file) => sum + statSync(join(pictures, file)).size, 0)).toBeLessThan(PICTURES_MOST_BYTES)
})

test('a guide has five to nine steps, and names controls in the marks of its language', () => {
  for (const { lang, guide } of each) {
    expect(Object.keys(guide.steps).length).toBeGreaterThanOrEqual(5)
    expect(Object.keys(guide.steps).length).toBeLessThanOrEqual(9)
    const foreign = lang === 'nb' ? /[“”]/ : /[«»]/
    for (const { says } of Object.values(guide.steps)) expect(says[lang]).not.toMatch(foreign)
  }
})
