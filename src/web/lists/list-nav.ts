import { html, type SafeHtml } from '../../platform/html.ts'
import { count, say } from '../../platform/lang.ts'
import type { Visit } from '../visit.ts'
import { FAMILY } from './words.ts'

/** From one list to another, and to what needs a person, with how many those are. */
export function listNav({ lang, to }: Pick<Visit, 'lang' | 'to'>, at: string, waiting: number): SafeHtml {
  const things = count(lang, waiting, {
    one: { nb: '{n} ting', en: '{n} thing' },
    other: { nb: '{n} ting', en: '{n} things' },
  })
  const link = (path: string, words: SafeHtml | string) =>
    html`<li><a href="${to(path)}"${path === at ? html` aria-current="page"` : null}>${words}</a></li>`
  const attention = html`${say(lang, { nb: 'Trenger oppmerksomhet', en: 'Needs attention' })}<span class="list-nav__count"><span aria-hidden="true">${waiting}</span><span class="ds-sr-only">: ${things}</span></span>`
  return html`<nav class="list-nav" aria-label="${say(lang, { nb: 'Lister', en: 'Lists' })}"><ul class="desk-choice">
${link('/finance/attention', attention)}${FAMILY.map(({ path, said }) => link(path, say(lang, said)))}</ul></nav>`
}
