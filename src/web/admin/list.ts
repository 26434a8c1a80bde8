import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, type Said, say } from '../../platform/lang.ts'
import { allForStaff, type StaffCourse, type StaffOffering } from '../../storefront/all-for-staff.ts'
import { days } from '../components/when.ts'
import { seatBar } from '../desk/seat-bar.ts'
import { tag } from '../desk/tag.ts'
import { nowOf } from '../now.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { missingWords } from '../words/desk-missing.ts'
import { price } from '../words/offers.ts'

/** Every course with its starts: state, seats, price, and what keeps a draft from being sold. */
export async function showList(visit: Visit): Promise<Page> {
  const { lang, on, to } = visit
  const [courses, now] = await Promise.all([allForStaff(on, lang), nowOf(on)])
  const title = say(lang, { nb: 'Kurs og oppstarter', en: 'Courses and starts' })
  return {
    title,
    hidden: true,
    body: html`<div class="desk-head"><h1>${title}</h1><a class="ds-button" href="${to('/admin/courses/new')}">${say(lang, { nb: 'Nytt kurs', en: 'New course' })}</a></div>
${courses.length === 0 ? nothingYet(lang) : html`<ul class="desk-courses">${courses.map((course) => courseRow(visit, course, now))}</ul>`}`,
  }
}

const nothingYet = (lang: Lang): SafeHtml =>
  html`<p class="lead">${say(lang, { nb: 'Her er det ingen kurs ennå. Lag det første.', en: 'There are no courses yet. Make the first one.' })}</p>`

const LACKS_WORDS: Record<Lang, Said> = {
  nb: { nb: 'Mangler norsk tekst', en: 'Norwegian text missing' },
  en: { nb: 'Mangler engelsk tekst', en: 'English text missing' },
}

function courseRow(visit: Visit, course: StaffCourse, now: Date): SafeHtml {
  const { lang, to } = visit
  const { courseId, title, faculty, publishedAt, langsMissing, missing, offerings } = course
  const coming = offerings.filter(({ endsAt }) => endsAt > now)
  const past = offerings.filter(({ endsAt }) => endsAt <= now)
  return html`<li class="sheet desk-course"><div class="desk-course__top"><div><h2><a href="${to(`/admin/courses/${courseId}`)}">${title}</a></h2>
<p class="fine">${faculty}</p></div><p class="desk-tags">${publishedAt ? tag('success', say(lang, { nb: 'Publisert', en: 'Published' })) : tag('neutral', say(lang, { nb: 'Utkast', en: 'Draft' }))}${langsMissing.map((each) => tag('warning', say(lang, LACKS_WORDS[each])))}</p></div>
${publishedAt || missing.length === 0 ? null : html`<p class="desk-lacks">${missing.map((each) => missingWords(lang, each)).join(' ')}</p>`}
${coming.length === 0 ? null : html`<ul class="desk-offerings">${coming.map((each) => offeringRow(visit, each, now))}</ul>`}
<div class="desk-course__foot">${past.length === 0 ? null : html`<details class="more"><summary>${pastWords(lang, past.length)}</summary><ul class="desk-offerings">${past.map((each) => offeringRow(visit, each, now))}</ul></details>`}
<p><a href="${to(`/admin/courses/${courseId}/offerings/new`)}">${say(lang, { nb: 'Ny oppstart', en: 'New start' })}<span class="ds-sr-only">: ${title}</span></a></p></div></li>`
}

const pastWords = (lang: Lang, n: number): string =>
  count(lang, n, {
    one: { nb: '{n} avholdt oppstart', en: '{n} past start' },
    other: { nb: '{n} avholdte oppstarter', en: '{n} past starts' },
  })

/** One start in a list: of the overview and of the course's own page. */
export function offeringRow({ lang, to }: Visit, offering: StaffOffering, now: Date): SafeHtml {
  const { offeringId, code, publishedAt, price: listed, missing } = offering
  return html`<li class="desk-offering"><div class="desk-offering__when"><a href="${to(`/admin/offerings/${offeringId}`)}"><strong>${days(lang, offering)}</strong> <span class="desk-offering__code">${code}</span></a> ${stateTag(lang, offering, now)}
${publishedAt || missing.length === 0 ? null : html`<p class="desk-lacks">${missing.map((each) => missingWords(lang, each)).join(' ')}</p>`}</div>
${seatBar(lang, offering)}
<p class="desk-offering__price money">${listed ? price(lang, listed.gross) : say(lang, { nb: 'Ingen pris', en: 'No price' })}</p></li>`
}

function stateTag(lang: Lang, { publishedAt, endsAt, left }: StaffOffering, now: Date): SafeHtml {
  if (endsAt <= now) return tag('neutral', say(lang, { nb: 'Avholdt', en: 'Past' }))
  if (!publishedAt) return tag('neutral', say(lang, { nb: 'Utkast', en: 'Draft' }))
  if (left === 0) return tag('info', say(lang, { nb: 'Fullt', en: 'Sold out' }))
  return tag('success', say(lang, { nb: 'Til salgs', en: 'On sale' }))
}
