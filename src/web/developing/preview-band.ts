import type { Missing } from '../../catalogue/problems.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import type { DraftCourse } from '../../storefront/draft-course.ts'
import type { StartToPublish } from '../../storefront/starts-to-publish.ts'
import { days } from '../components/when.ts'
import { missingLine, type Pages } from '../desk/missing-list.ts'
import type { Visit } from '../visit.ts'

export const AS_BUYERS_SEE: Said = { nb: 'Forhåndsvis for kjøpere', en: 'Preview as buyers will see it' }

/** Without its language; `start` is the code of the start that is shown. */
export const previewPath = (courseId: string, start?: string): string =>
  `/admin/courses/${courseId}/preview${start === undefined ? '' : `?${new URLSearchParams({ start })}`}`

type Told = {
  draft: DraftCourse
  starts: readonly StartToPublish[]
  /** Codes of the starts that stand on the page below. */
  shown: readonly string[]
  /** Somebody has just pressed what sells. */
  tried: boolean
  /** The same page as wide as a phone; null where it is shown so already. */
  phone: string | null
}

/** Says that the page below is a preview, and what is still missing before buyers see it. */
export function previewBand(visit: Visit, { draft, starts, shown, tried, phone }: Told): SafeHtml {
  const { lang, to } = visit
  const coursePage = to(`/admin/courses/${draft.courseId}`)
  return html`<aside class="preview-band" id="preview" aria-label="${say(lang, { nb: 'Forhåndsvisning', en: 'Preview' })}"><div class="band">
${tried ? html`<div class="ds-alert" data-color="info" role="alert" tabindex="-1" data-focus><p>${say(lang, { nb: 'Dette er en forhåndsvisning: Ingenting ble kjøpt, lagt i handlekurven eller sendt.', en: 'This is a preview: nothing was bought, put into the cart or sent.' })}</p></div>` : null}
<p><strong>${say(lang, { nb: 'Forhåndsvisning.', en: 'Preview.' })}</strong> ${say(lang, { nb: 'Slik ser kjøperne kurset når det som er lagret, er publisert. Bare de som har ansvar for kurset, ser denne siden, og knappene gjør ingenting her.', en: 'This is how buyers will see the course once what is saved is published. Only those who keep the course see this page, and its buttons do nothing here.' })}</p>
<ul>${courseLine(lang, draft, coursePage)}${starts.map((start) => startLine(visit, start, { isShown: shown.includes(start.code), coursePage }))}</ul>
<p><a href="${coursePage}">${say(lang, { nb: 'Til kurset', en: 'To the course' })}</a>${phone === null ? null : html` · <a href="${phone}">${say(lang, { nb: 'Se siden på telefon', en: 'See the page on a phone' })}</a>`}</p>
</div></aside>`
}

function courseLine(lang: Lang, { publishedAt, missing }: DraftCourse, coursePage: string): SafeHtml {
  if (publishedAt) return html`<li>${say(lang, { nb: 'Kurset er publisert.', en: 'The course is published.' })}</li>`
  if (missing.length === 0)
    return html`<li>${say(lang, { nb: 'Kurset er klart.', en: 'The course is ready.' })} <a href="${coursePage}#publication">${say(lang, { nb: 'Publiser det', en: 'Publish it' })}</a></li>`
  return html`<li>${say(lang, { nb: 'Kurset kan ikke publiseres ennå:', en: 'The course cannot be published yet:' })} ${lacks(lang, missing, { coursePage, formPage: coursePage })}</li>`
}

/** What a start lacks because its course does: said once, of the course. */
const OF_THE_COURSE = ['course', 'language', 'contact']

function startLine(
  { lang, to }: Visit,
  start: StartToPublish,
  { isShown, coursePage }: { isShown: boolean; coursePage: string },
): SafeHtml {
  const formPage = to(`/admin/offerings/${start.offeringId}/edit`)
  const when = days(lang, start)
  const own = start.missing.filter(({ name }) => !OF_THE_COURSE.includes(name))
  if (own.length === 0)
    return html`<li>${say(lang, { nb: `Oppstarten ${when} er klar.`, en: `The start ${when} is ready.` })} <a href="${formPage}">${say(lang, { nb: 'Legg den ut for salg', en: 'Put it on sale' })}</a></li>`
  const said = isShown
    ? say(lang, {
        nb: `Oppstarten ${when} kan ikke legges ut for salg ennå:`,
        en: `The start ${when} cannot go on sale yet:`,
      })
    : say(lang, {
        nb: `Oppstarten ${when} vises ikke før den har pris, vilkår og plasser:`,
        en: `The start ${when} is not shown before it has a price, terms and seats:`,
      })
  return html`<li>${said} ${lacks(lang, own, { coursePage, formPage })}</li>`
}

const lacks = (lang: Lang, missing: readonly Missing[], pages: Pages): SafeHtml =>
  html`<ul>${missing.map((each) => missingLine(lang, each, pages))}</ul>`
