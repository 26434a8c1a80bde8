import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import type { Course } from '../../storefront/course.ts'
import type { CourseOffer } from '../../storefront/offer.ts'
import type { Offer } from '../../storefront/offers.ts'
import { fromPrice } from '../../storefront/with-extras.ts'
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
import { partOfPaths } from '../paths/parts.ts'
import type { Visit } from '../visit.ts'
import { price, seatsLeft } from '../words/offers.ts'

export type ShownCourse = {
  course: Course
  offers: CourseOffer[]
  chosen: CourseOffer | undefined
  /** Where the file of its sessions leads instead, while it is not published and there is no such file. */
  calendarAt?: string
}

/** The start that its address names, else the first that can be bought, else the first that is not over. */
export const chosenOf = ({ query }: Visit, offers: readonly CourseOffer[]): CourseOffer | undefined =>
  offers.find((offer) => offer.code === query.get('start')) ??
  offers.find((offer) => offer.sale === 'open') ??
  offers.find((offer) => offer.sale !== 'closed') ??
  offers[0]

/** All that a buyer reads of a course: also what its keepers are shown before it is published. */
export async function courseBody(visit: Visit, { course, offers, chosen, calendarAt }: ShownCourse): Promise<SafeHtml> {
  const { lang, query } = visit
  const others = offers.filter((offer) => offer !== chosen && offer.sale !== 'closed')
  // Words in another language than the page's are read aloud as what they are.
  const spoken = course.fallback ? html` lang="${course.lang}"` : null
  return html`<article>
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
${chosen ? sessions(visit, chosen, calendarAt ?? `/offerings/${chosen.offeringId}/calendar`) : null}
${chosen ? teachers(visit, chosen) : null}
${partOfPaths(visit, offers)}
${others.length > 0 ? otherStarts(visit, course, others) : null}
<h2>${say(lang, { nb: 'Spørsmål?', en: 'Questions?' })}</h2>
<p>${course.contactEmail === '' ? null : html`${say(lang, { nb: 'Skriv til', en: 'Write to' })} <a href="mailto:${course.contactEmail}">${course.contactEmail}</a>. `}${say(lang, { nb: 'Kurset holdes av', en: 'The course is given by' })} ${course.faculty}.</p>
</div>
</div></article>${await relatedCourses(visit, [course.courseId])}`
}

/** Its picture with whose it is, or the pattern of its topic. */
const top = ({ picture, topics, faculty, slug }: Course, chosen: Offer | undefined): SafeHtml =>
  picture
    ? html`<div class="course-top course-top--picture">${banner(picture)}${picture.credit === '' ? null : html`<p class="course-top__credit">${picture.credit}</p>`}</div>`
    : html`<div class="course-top">${pattern(topics[0] ?? faculty, chosen?.code ?? slug, 'banner')}</div>`

const part = (
  { lang }: Visit,
  heading: Said,
  { text, spoken, id }: { text: string; spoken: SafeHtml | null; id?: string },
): SafeHtml | null =>
  text === ''
    ? null
    : html`<h2${id ? html` id="${id}"` : null}>${say(lang, heading)}</h2><div${spoken}>${prose(text)}</div>`

function sessions({ lang }: Visit, { zone, sessions: meetings, onlyFor }: Offer, calendarAt: string): SafeHtml | null {
  if (meetings.length === 0) return null
  return html`<h2>${say(lang, { nb: 'Samlinger', en: 'Sessions' })}</h2><ul class="sessions">${meetings.map((each) => {
    const { day, hours } = meeting(lang, zone, each)
    return html`<li><strong>${day}</strong> <span class="figure">${hours}</span> <span class="sessions__place">${each.place}</span></li>`
  })}</ul>${onlyFor ? null : html`<p class="fine"><a href="${calendarAt}">${say(lang, { nb: 'Samlingene som kalenderfil', en: 'The sessions as a calendar file' })}</a></p>`}`
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
