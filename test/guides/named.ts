import type { Page } from 'playwright-core'

/** What the words of a step call by name: in “ ” or « ». */
export const namedIn = (words: string): string[] => [...words.matchAll(/[“«]([^”»]+)[”»]/g)].map(([, name]) => name!)

/** What somebody reads on a page: its text, the names of its fields and what stands on its buttons, in small letters and with plain spaces. */
export async function wordsOn(page: Page): Promise<string> {
  const text = await page.evaluate<string>(`[document.body.innerText,
    ...[...document.querySelectorAll('[aria-label], [placeholder], [title]')].flatMap((each) =>
      ['aria-label', 'placeholder', 'title'].map((name) => each.getAttribute(name)))].join('\\n')`)
  return text.replaceAll(/\s+/g, ' ').toLowerCase()
}
