import { countStep, VIEWS } from '../../attribution/count-visits.ts'
import { courseUrl } from '../../channels/addresses.ts'
import { breadcrumbFacts, courseFacts } from '../../channels/facts.ts'
import { picturePath } from '../../channels/picture/picture-facts.ts'
import { tellerOf } from '../../channels/teller.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import type { Course } from '../../storefront/course.ts'
import type { CourseOffer } from '../../storefront/offer.ts'
import { courseBySlug, type Offer } from '../../storefront/offers.ts'
import { onlookerOf } from '../../storefront/onlooker.ts'
import { fromPrice } from '../../storefront/with-extras.ts'
import { channelOf, isReading } from '../attribution/touch-cookie.ts'
import { codeIn } from '../components/code-part.ts'
import { PREREQUISITES } from '../components/course-facts.ts'
import { banner } from '../components/course-picture.ts'
import { icon } from '../components/icon.ts'
import { prose } from '../components/markdown.ts'
import { pattern } from '../components/pattern.ts'
import { purchase } from '../components/purchase.ts'
import { relatedCourses } from '../components/related-courses.ts'
import { teacherCard } from '../components/teacher-card.ts'
import { days, meeting } from '../components/when.ts'
import { cancelledStartNotice } from '../going/cancelled-notice.ts'
import { interestPart } from '../interest/ask-form.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import { partOfPaths } from '../paths/parts.ts'
import type { Visit } from '../visit.ts'
import { price, seatsLeft } from '../words/offers.ts'

export const coursePages: readonly PageRoute[] = [
  { method: 'get', path: '/courses/:slug', who: 'anyone', answer: coursePage },
]

async function coursePage(visit: Visit): Promise<Answer> {
  const { lang, on, params, query } = visit
  const found = await courseBySlug(on, params.slug ?? '', onlookerOf(visit.caller.actor, lang))
  if (!found) throw unknown('course')
  const { course, offers } = found
  if (isReading(visit)) countStep(visit.till.tallies, VIEWS, { ...channelOf(visit), id: course.courseId })
  const chosen =
    offers.find((offer) => offer.code === query.get('start')) ??
    offers.find((offer) => offer.sale === 'open') ??
    offers.find((offer) => offer.sale !== 'closed') ??
    offers[0]
  const others = offers.filter((offer) => offer !== chosen && offer.sale !== 'closed')
  // Words in another language than the page's are read aloud as what they are.
  const spoken = course.fallback ? html` lang="${course.lang}"` : null
  return {
    title: course.title,
    description: course.summary,
    ...(await told(visit, { course, offers, chosen })),
    width: 'full',
    body: html`<article>
${top(course, chosen)}
<div class="band course">
<div class="course__head">
<p class="course__back"><a href="${visit.to('/courses')}">${icon('back')}${say(lang, { nb: 'Alle kurs', en: 'All courses' })}</a></p>
<h1${spoken}>${course.title}</h1>
<p class="lead"${spoken}>${course.summary}</p>
${chosen?.code === query.get('start') ? null : await cancelledStartNotice(visit, course.slug)}
</div>
<div class="course__side">${chosen ? purchase(visit, chosen, others) : notYet(visit)}${interestPart(visit, course, offers)}</div>
<div class="course__words prose">
${course.fallback ? html`<p class="fine">${say(lang, { nb: 'Kursbeskrivelsen finnes foreløpig bare på engelsk.', en: 'The course description is available in Norwegian only for now.' })}</p>` : null}
<h2>${say(lang, { nb: 'Om kurset', en: 'About the course' })}</h2>
<div${spoken}>${prose(course.description)}</div>
${part(visit, { nb: 'Etter kurset kan du', en: 'After the course you can' }, { text: course.outcomes, spoken })}
${part(visit, { nb: 'Forkunnskaper', en: 'What you need to know before' }, { text: course.prerequisites, spoken, id: PREREQUISITES })}
${chosen ? sessions(visit, chosen) : null}
${chosen ? teachers(visit, chosen) : null}
${partOfPaths(visit, offers)}
${others.length > 0 ? otherStarts(visit, course, others) : null}
<h2>${say(lang, { nb: 'Spørsmål?', en: 'Questions?' })}</h2>
<p>${say(lang, { nb: 'Skriv til', en: 'Write to' })} <a href="mailto:${course.contactEmail}">${course.contactEmail}</a>. ${say(lang, { nb: 'Kurset holdes av', en: 'The course is given by' })} ${course.faculty}.</p>
</div>
</div></article>${await relatedCourses(visit, [course.courseId])}`,
  }
}

/** Its picture with whose it is, or the pattern of its topic. */
const top = ({ picture, topics, faculty, slug }: Course, chosen: Offer | undefined): SafeHtml =>
  picture
    ? html`<div class="course-top course-top--picture">${banner(picture)}${picture.credit === '' ? null : html`<p class="course-top__credit">${picture.credit}</p>`}</div>`
    : html`<div class="course-top">${pattern(topics[0] ?? faculty, chosen?.code ?? slug, 'banner')}</div>`

type Shown = { course: Course; offers: Offer[]; chosen: Offer | undefined }

/**
 * What others read of the page: what is held for some companies only is told to nobody, and nobody's own prices are. A page without a
 * start is kept from search engines, whether there is none or none for everybody: so it tells of none either.
 */
async function told(visit: Visit, { course, offers, chosen }: Shown) {
  const { lang, till, to } = visit
  const teller = await tellerOf(till, lang)
  const open = offers.filter(({ onlyFor }) => onlyFor === null).map((offer) => ({ ...offer, agreed: null }))
  const shown = open.find(({ offeringId }) => offeringId === chosen?.offeringId) ?? open[0]
  const picture = shown ? teller.publicUrl + picturePath(shown, teller) : null
  const steps = [
    { name: teller.shop, url: teller.publicUrl + to('/') },
    { name: say(lang, { nb: 'Alle kurs', en: 'All courses' }), url: teller.publicUrl + to('/courses') },
    { name: course.title, url: courseUrl(teller.publicUrl, lang, course) },
  ]
  const coming = open.filter(({ sale }) => sale !== 'closed')
  const facts = [courseFacts(teller, course, { offers: coming, picture }), breadcrumbFacts(steps)]
  return { facts, ...(picture !== null ? { picture } : { hidden: true as const }) }
}

const part = (
  { lang }: Visit,
  heading: Said,
  { text, spoken, id }: { text: string; spoken: SafeHtml | null; id?: string },
): SafeHtml | null =>
  text === ''
    ? null
    : html`<h2${id ? html` id="${id}"` : null}>${say(lang, heading)}</h2><div${spoken}>${prose(text)}</div>`

function sessions({ lang }: Visit, { zone, sessions: meetings, offeringId, onlyFor }: Offer): SafeHtml | null {
  if (meetings.length === 0) return null
  return html`<h2>${say(lang, { nb: 'Samlinger', en: 'Sessions' })}</h2><ul class="sessions">${meetings.map((each) => {
    const { day, hours } = meeting(lang, zone, each)
    return html`<li><strong>${day}</strong> <span class="figure">${hours}</span> <span class="sessions__place">${each.place}</span></li>`
  })}</ul>${onlyFor ? null : html`<p class="fine"><a href="/offerings/${offeringId}/calendar">${say(lang, { nb: 'Samlingene som kalenderfil', en: 'The sessions as a calendar file' })}</a></p>`}`
}

/** Those who teach this start and want to be shown. */
const teachers = ({ lang }: Visit, { teachers: shown }: CourseOffer): SafeHtml | null =>
  shown.length === 0
    ? null
    : html`<h2>${say(lang, { nb: 'Hvem som underviser', en: 'Who teaches' })}</h2><ul class="teachers">${shown.map((each) => teacherCard(lang, each))}</ul>`

function otherStarts(visit: Visit, { slug }: Course, others: readonly Offer[]): SafeHtml {
  const { lang, to } = visit
  const code = codeIn(visit)
  const at = (start: string) => `/courses/${slug}?${new URLSearchParams({ start, ...(code && { code }) })}`
  return html`<h2>${say(lang, { nb: 'Andre oppstarter', en: 'Other starts' })}</h2>
<ul class="starts">${others.map((offer) => html`<li><a href="${to(at(offer.code))}">${days(lang, offer)}, ${offer.place}</a> <span class="money">${price(lang, fromPrice(offer).gross)}</span> <span class="seats seats--${seatsLeft(lang, offer).tone}">${seatsLeft(lang, offer).words}</span></li>`)}</ul>`
}

const notYet = ({ lang }: Visit): SafeHtml =>
  html`<section class="purchase sheet" aria-label="${say(lang, { nb: 'Kommende oppstarter', en: 'Upcoming starts' })}"><p>${say(lang, { nb: 'Det er ikke satt opp noen ny oppstart ennå.', en: 'No new start is planned yet.' })}</p></section>`
