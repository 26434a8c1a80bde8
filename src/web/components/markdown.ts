import MarkdownIt from 'markdown-it'
import sanitize from 'sanitize-html'
import { type SafeHtml, trusted } from '../../platform/html.ts'

const markdown = new MarkdownIt({ html: false, linkify: true, typographer: false })

/** Headings start below the page's own; anything but plain text markup is dropped. */
export function prose(text: string): SafeHtml {
  const clean = sanitize(markdown.render(text), {
    allowedTags: ['p', 'ul', 'ol', 'li', 'strong', 'em', 'a', 'h3', 'h4', 'blockquote', 'code', 'br', 'hr'],
    allowedAttributes: { a: ['href'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    transformTags: { h1: 'h3', h2: 'h3', h5: 'h4', h6: 'h4' },
  })
  return trusted(clean)
}

/** The first sentence without its markup: the short answer above the long one. */
export function firstSentence(text: string): string {
  const plain = sanitize(markdown.render(text), { allowedTags: [], allowedAttributes: {} }).replaceAll(/\s+/g, ' ').trim()
  const sentence = /^.*?[.!?](?=\s|$)/.exec(plain)?.[0] ?? plain
  return sentence.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"')
}
