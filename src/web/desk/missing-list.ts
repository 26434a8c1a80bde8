import type { Missing } from '../../catalogue/problems.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { mendingField, missingWords } from '../words/desk-missing.ts'

/**
 * What keeps a draft from being published, each leading to the field that mends it. `refused` says what has just been
 * refused and takes the focus; `coursePage` is the page of an offering's course, `formPage` where its form stands on another page.
 */
export function missingList(
  lang: Lang,
  missing: readonly Missing[],
  { refused, coursePage = '', formPage = '' }: { refused: Said | null; coursePage?: string; formPage?: string },
): SafeHtml | null {
  if (missing.length === 0) return null
  const heading = say(
    lang,
    refused ?? { nb: 'Dette mangler før publisering', en: 'Missing before it can be published' },
  )
  const focus = refused ? html` role="alert" tabindex="-1" data-focus` : null
  return html`<section class="ds-alert desk-missing" data-color="${refused ? 'danger' : 'warning'}"${focus}>
<h2>${heading}</h2><ul>${missing.map((each) => missingLine(lang, each, { coursePage, formPage }))}</ul></section>`
}

/** The page of an offering's course, and the page that its own form stands on. */
export type Pages = { coursePage: string; formPage: string }

/** What is missing, leading to the field that mends it where there is one. */
export function missingLine(lang: Lang, each: Missing, { coursePage, formPage }: Pages): SafeHtml {
  const { field, onCourse } = mendingField(each.name)
  const words = missingWords(lang, each)
  return field === ''
    ? html`<li>${words}</li>`
    : html`<li><a href="${onCourse ? coursePage : formPage}#${field}">${words}</a></li>`
}
