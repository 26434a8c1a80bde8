import { type SafeHtml, trusted } from '../../platform/html.ts'
import { markedUp, unmarked } from '../../platform/markdown.ts'

/** Headings start at the level that the place on the page needs; anything but plain text markup is dropped. */
export function prose(text: string, top: 'h2' | 'h3' = 'h3'): SafeHtml {
  const below = top === 'h2' ? 'h3' : 'h4'
  return trusted(markedUp(text, { h1: top, h2: top, h3: below, h4: below, h5: below, h6: below }))
}

/** The first sentence without its markup: the short answer above the long one. "kl. 09:00" and "1. mars" end none: a capital letter follows an end. */
export function firstSentence(text: string): string {
  const plain = unmarked(text).replaceAll(/\s+/g, ' ').trim()
  return /^.*?[.!?](?=\s+\p{Lu}|\s*$)/u.exec(plain)?.[0] ?? plain
}
