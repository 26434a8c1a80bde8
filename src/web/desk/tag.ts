import { html, type SafeHtml } from '../../platform/html.ts'

export type Tone = 'success' | 'neutral' | 'warning' | 'info' | 'danger'

/** A state in a word or two; the words say it, the colour only repeats it. */
export const tag = (tone: Tone, words: string): SafeHtml =>
  html`<span class="desk-tag desk-tag--${tone}">${words}</span>`
