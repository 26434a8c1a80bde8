import MarkdownIt from 'markdown-it'
import sanitize from 'sanitize-html'
import { type SafeHtml, trusted } from '../../platform/html.ts'

const markdown = new MarkdownIt({ html: false, linkify: true, typographer: false })

/** Headings start at the level that the place on the page needs; anything but plain text markup is dropped. */
export function prose(text: string, top: 'h2' | 'h3' = 'h3'): SafeHtml {
  const below = top === 'h2' ? 'h3' : 'h4'
  const clean = sanitize(markdown.render(text), {
    allowedTags: ['p', 'ul', 'ol', 'li', 'strong', 'em', 'a', 'h2', 'h3', 'h4', 'blockquote', 'code', 'br', 'hr'],
    allowedAttributes: { a: ['href'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    transformTags: { h1: top, h2: top, h3: below, h4: below, h5: below, h6: below },
  })
  return trusted(clean)
}

/** The first sentence without its markup: the short answer above the long one. "kl. 09:00" and "1. mars" end none: a capital letter follows an end. */
export function firstSentence(text: string): string {
  const plain = sanitize(markdown.render(text), { allowedTags: [], allowedAttributes: {} })
    .replaceAll(/\s+/g, ' ')
    .trim()
  const sentence = /^.*?[.!?](?=\s+\p{Lu}|\s*$)/u.exec(plain)?.[0] ?? plain
  return sentence.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"')
}
