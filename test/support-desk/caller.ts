import { expect } from 'vitest'
import type { House } from '../support/constellation.ts'
import { browse, type PlainBrowser, type Shown, wordsOf } from '../web/browser.ts'

/** More than that, and the caller hears how somebody looks for it. */
export const CLICKS_MOST = 3

/** Somebody at the support desk, whose every look is counted. */
export async function atTheDesk(house: House) {
  const reader: PlainBrowser = browse(house.url)
  await reader.post('/demo/sign-in', { role: 'support' })
  const look = async (path: string): Promise<Shown> => {
    const shown = await reader.get(path)
    return shown.to ? look(shown.to) : shown
  }
  /** What the words lead to, by the links that are named: a search and each link are one click. */
  const finds = async (
    search: string,
    ...links: RegExp[]
  ): Promise<{ words: string; body: string; status: number }> => {
    expect(1 + links.length).toBeLessThanOrEqual(CLICKS_MOST)
    let shown = await look(`/support?${new URLSearchParams({ search })}`)
    for (const link of links) shown = await look(linkIn(shown.body, link))
    return { words: wordsOf(shown.body), body: shown.body, status: shown.status }
  }
  return { reader, finds, look }
}

function linkIn(body: string, named: RegExp): string {
  const links = [...body.matchAll(/<a [^>]*href="([^"]+)"[^>]*>(.*?)<\/a>/gs)]
  const found = links.find(([, , inner]) => named.test(wordsOf(inner!)))
  if (!found) throw new Error(`no link ${named} on the page: ${wordsOf(body).slice(0, 600)}`)
  return found[1]!.replaceAll('&amp;', '&')
}
