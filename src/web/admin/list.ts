import { onlyFaculties } from '../../platform/actor.ts'
import { nowOf } from '../../platform/db/now.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, type Said, say } from '../../platform/lang.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { coursesForStaff, type StaffCourse, type StaffOffering } from '../../storefront/courses-for-staff.ts'
import { icon } from '../components/icon.ts'
import { days } from '../components/when.ts'
import { backLink } from '../desk/notice.ts'
import { cursorIn, pager, withQuery } from '../desk/pager.ts'
import { seatBar } from '../desk/seat-bar.ts'
import { tag } from '../desk/tag.ts'
import { field } from '../forms/field.ts'
import { freshForm } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { missingWords } from '../words/desk-missing.ts'
import { price } from '../words/offers.ts'

/** Courses on one page. */
const SHOWN = 20

/** Every course with its starts: state, seats, price, and what keeps a draft from being sold. */
export async function showList(visit: Visit): Promise<Page> {
  const { lang, on, query, to, caller } = visit
  const search = (query.get('search') ?? '').trim().slice(0, LINE_MAX)
  const after = cursorIn(query)
  const faculties = onlyFaculties(caller.actor)
  const ask = {
    lang,
    limit: SHOWN,
    faculties,
    ...(search === '' ? {} : { search }),
    ...(after === null ? {} : { after }),
  }
  const [{ courses, next }, now] = await Promise.all([coursesForStaff(on, ask), nowOf(on)])
  const title = say(lang, { nb: 'Kurs og oppstarter', en: 'Courses and starts' })
  const at = (cursor: string | null) => withQuery(to('/admin/courses'), query, { after: cursor })
  return {
    title,
    hidden: true,
    body: html`${backLink(to('/admin'), say(lang, { nb: 'Kursadministrasjon', en: 'Course administration' }), icon('back'))}<div class="desk-head"><h1>${title}</h1><a class="ds-button" href="${to('/admin/courses/new')}">${say(lang, { nb: 'Nytt kurs', en: 'New course' })}</a></div>
${courses.length === 0 && search === '' ? nothingYet(lang) : searchForm(visit, search)}
${courses.length === 0 && search !== '' ? nothingFits(visit, search) : null}
${courses.length === 0 ? null : html`<ul class="desk-courses">${courses.map((course) => courseRow(visit, course, now))}</ul>`}
${pager(lang, { first: after === null ? null : at(null), next: next === null ? null : at(next) })}`,
  }
}

const searchForm = ({ lang, to }: Visit, search: string): SafeHtml =>
  html`<form class="desk-filter desk-filter--one" role="search" method="get" action="${to('/admin/courses')}">
${field(freshForm(lang, { search }), { name: 'search', label: say(lang, { nb: 'Tittel, fakultet eller kode', en: 'Title, faculty or code' }), type: 'search', plain: true, max: LINE_MAX })}
<div class="desk-filter__go"><div><button class="ds-button" type="submit">${say(lang, { nb: 'Finn', en: 'Find' })}</button>${search === '' ? null : html`<a href="${to('/admin/courses')}">${say(lang, { nb: 'Nullstill', en: 'Reset' })}</a>`}</div></div></form>`

const nothingYet = (lang: Lang): SafeHtml =>
  html`<p class="lead">${say(lang, { nb: 'Her er det ingen kurs ennå. Lag det første.', en: 'There are no courses yet. Make the first one.' })}</p>`

const nothingFits = ({ lang, to }: Visit, search: string): SafeHtml =>
  html`<p class="sheet desk-part" role="status">${say(lang, { nb: `Ingen kurs passer «${search}».`, en: `No course fits “${search}”.` })} <a href="${to('/admin/courses')}">${say(lang, { nb: 'Vis alle', en: 'Show all' })}</a></p>`

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

export function stateTag(
  lang: Lang,
  { publishedAt, endsAt, saleClosesAt, left }: Pick<StaffOffering, 'publishedAt' | 'endsAt' | 'saleClosesAt' | 'left'>,
  now: Date,
): SafeHtml {
  if (endsAt <= now) return tag('neutral', say(lang, { nb: 'Avholdt', en: 'Past' }))
  if (!publishedAt) return tag('neutral', say(lang, { nb: 'Utkast', en: 'Draft' }))
  if (saleClosesAt <= now) return tag('neutral', say(lang, { nb: 'Påmeldingen er stengt', en: 'Booking has closed' }))
  if (left === 0) return tag('info', say(lang, { nb: 'Fullt', en: 'Sold out' }))
  return tag('success', say(lang, { nb: 'Til salgs', en: 'On sale' }))
}
