import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { axeFaults } from '../support/accessibility.ts'
import { keepPicture, overflow, wordsIn } from './clicks.ts'

/** The page is no wider than its window, and axe finds nothing. */
export async function looksRight(page: Page, name: string): Promise<void> {
  await keepPicture(page, name)
  expect({ name, wider: await overflow(page), faults: await axeFaults(page) }).toEqual({ name, wider: 0, faults: [] })
}

const NBSP = /\u00a0/g
/** The same of a page that may be narrower than its window, with its words as one types them. */
export async function looksGood(page: Page, name: string): Promise<string> {
  await keepPicture(page, name)
  expect(await axeFaults(page)).toEqual([])
  expect(await overflow(page)).toBeLessThanOrEqual(0)
  return (await wordsIn(page)).replaceAll(NBSP, ' ')
}
