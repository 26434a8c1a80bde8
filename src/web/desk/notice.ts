import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import type { Visit } from '../visit.ts'

/** What the page before has just done, told once: the address carries its name. */
export function notice({ lang, query }: Pick<Visit, 'lang' | 'query'>, told: Record<string, Said>): SafeHtml | null {
  const said = told[query.get('done') ?? '']
  return said
    ? html`<div class="ds-alert desk-notice" data-color="success" role="status"><p>${say(lang, said)}</p></div>`
    : null
}

export const backLink = (href: string, words: string, picture: SafeHtml): SafeHtml =>
  html`<p class="desk-back"><a href="${href}">${picture}${words}</a></p>`
