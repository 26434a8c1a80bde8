import { html, type SafeHtml } from '../../platform/html.ts'
import { readCursor } from '../../platform/http/page-of.ts'
import { type Lang, say } from '../../platform/lang.ts'

/** The way through a long list: back to its beginning, and on from where this page ends. Nothing where one page holds all. */
export function pager(lang: Lang, { first, next }: { first: string | null; next: string | null }): SafeHtml | null {
  if (first === null && next === null) return null
  const link = (href: string | null, words: string) =>
    href === null ? null : html`<li><a class="ds-button" data-variant="secondary" href="${href}">${words}</a></li>`
  return html`<nav aria-label="${say(lang, { nb: 'Sider', en: 'Pages' })}"><ul class="desk-pager">
${link(first, say(lang, { nb: 'Til begynnelsen', en: 'Back to the beginning' }))}
${link(next, say(lang, { nb: 'Neste side', en: 'Next page' }))}</ul></nav>`
}

/** The same address with other members of its query; one that is null goes. */
export function withQuery(path: string, query: URLSearchParams, change: Record<string, string | null>): string {
  const changed = new URLSearchParams(query)
  changed.delete('done')
  for (const [name, value] of Object.entries(change)) {
    if (value === null) changed.delete(name)
    else changed.set(name, value)
  }
  const text = changed.toString()
  return text === '' ? path : `${path}?${text}`
}

/** The cursor in an address; one that this list never gave out begins at the beginning. */
export function cursorIn(query: URLSearchParams): string | null {
  const after = query.get('after') ?? ''
  try {
    return readCursor(after) ? after : null
  } catch {
    return null
  }
}
