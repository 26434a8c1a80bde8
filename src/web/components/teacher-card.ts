import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import type { ShownTeacher } from '../../storefront/offer.ts'

/** Somebody who teaches and wants to be shown, as a line of a list. Their words are read aloud in the language that they are in. */
export function teacherCard(lang: Lang, { name, lang: tongue, title, about, link }: ShownTeacher): SafeHtml {
  const spoken = tongue === lang ? null : html` lang="${tongue}"`
  const more = html`${say(lang, { nb: 'Mer om', en: 'More about' })} ${name}`
  return html`<li class="teachers__one"><p><strong>${name}</strong><br><span class="fine"${spoken}>${title}</span></p>${about === '' ? null : html`<p class="desk-letter__text"${spoken}>${about}</p>`}${link === null ? null : html`<p><a href="${link}" rel="noopener nofollow">${more}</a></p>`}</li>`
}
