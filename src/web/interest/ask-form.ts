import { AskInterest, askInterest } from '../../interest/ask-interest.ts'
import { INTEREST_WORDS } from '../../interest/wording.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { EMAIL_MAX } from '../../platform/words.ts'
import type { Course } from '../../storefront/course.ts'
import { courseBySlug, type Offer } from '../../storefront/offers.ts'
import { onlookerOf } from '../../storefront/onlooker.ts'
import { icon } from '../components/icon.ts'
import { backLink } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, submit } from '../forms/field.ts'
import { type Filled, freshForm, refusedForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'

const TITLE: Said = { nb: 'Si fra når kurset kan bestilles', en: 'Tell me when the course is on sale' }
const EMAIL: Said = { nb: 'E-post', en: 'E-mail' }
const pathOf = (slug: string): string => `/courses/${slug}/interest`

/**
 * Beside a course that nobody who looks can book now, and that has no waiting list either. Where what comes is held for companies of whoever
 * looks there is none: no letter tells of it.
 */
export const interestPart = (visit: Visit, { slug }: Course, offers: readonly Offer[]): SafeHtml | null =>
  offers.every(({ sale, onlyFor }) => sale === 'closed' || (sale === 'not-yet' && onlyFor === null))
    ? html`<section class="sheet interest" aria-labelledby="interest"><h2 id="interest">${say(visit.lang, TITLE)}</h2>${askForm(visit, freshForm(visit.lang), slug)}</section>`
    : null

const askForm = ({ lang, to }: Visit, form: Filled, slug: string): SafeHtml =>
  html`<form class="form" method="post" action="${to(pathOf(slug))}" novalidate>${field(form, { name: 'email', label: say(lang, EMAIL), type: 'email', autocomplete: 'email', max: EMAIL_MAX })}
<p class="fine">${say(lang, INTEREST_WORDS)} ${say(lang, { nb: 'Vi sender en lenke først.', en: 'We send a link first.' })} <a href="${to('/privacy')}">${say(lang, { nb: 'Personvern', en: 'Privacy' })}</a></p><div>${submit(say(lang, { nb: 'Si fra til meg', en: 'Tell me' }), 'secondary')}</div></form>`

/** The same on a page of its own, where it stands again when it is refused. */
export async function showAsk(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, to, on, params, caller } = visit
  const found = await courseBySlug(on, params.slug ?? '', onlookerOf(caller.actor, lang))
  if (!found) throw unknown('course')
  const { slug, title: course } = found.course
  const title = say(lang, TITLE)
  return {
    ...{ title, hidden: true, width: 'narrow', at: pathOf(slug) },
    ...(form.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${backLink(to(`/courses/${slug}`), course, icon('back'))}${errorSummary(form, (name) => (name === 'email' ? say(lang, EMAIL) : null))}<h1>${title}</h1><p class="lead">${course}</p><div class="sheet">${askForm(visit, form, slug)}</div>`,
  }
}

export async function askFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, lang, to, params } = visit
  const slug = params.slug ?? ''
  const attempted = await attempt(() => {
    const wish = parseForm(AskInterest, { email: form.get('email'), lang })
    return askInterest({ ...caller, till }, slug, wish)
  })
  if ('done' in attempted) return { goTo: to(`${pathOf(encodeURIComponent(slug))}/asked`) }
  const { problem } = attempted
  const refused = refusedForm({ lang, requestId: caller.requestId }, form, { problem })
  return { ...(await showAsk(visit, refused)), status: problem.status }
}

/** What everybody is told, whether they wait already or not. */
export function showInterestAsked({ lang, to, params }: Visit): Page {
  const title = say(lang, { nb: 'Se i e-posten din', en: 'Look in your mail' })
  const back = to(`/courses/${encodeURIComponent(params.slug ?? '')}`)
  return {
    ...{ title, hidden: true, width: 'narrow' },
    body: html`<h1>${title}</h1><p class="lead">${say(lang, { nb: 'Vi har sendt deg en lenke. Åpne den og si ja, så sier vi fra når kurset kan bestilles.', en: 'We have sent you a link. Open it and say yes, and we tell you when the course is on sale.' })}</p>
<p>${say(lang, { nb: 'Kom den ikke? Se i søppelposten, eller be om en ny.', en: 'Did it not come? Look in your spam folder, or ask for a new one.' })} <a href="${back}">${say(lang, { nb: 'Til kurset', en: 'To the course' })}</a></p>`,
  }
}
