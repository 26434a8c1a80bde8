import { html, type SafeHtml } from '../../platform/html.ts'
import type { Lang } from '../../platform/lang.ts'
import { type Sent, sendingWords } from '../words/sending.ts'

/** How a document went, on a line of its own; nothing before that is decided. */
export function sentWords(lang: Lang, sendings: readonly Sent[]): SafeHtml | null {
  const words = sendingWords(lang, sendings)
  return words === null ? null : html`<br><span class="fine">${words}</span>`
}
