import { theOffering } from '../../catalogue/the-offering.ts'
import { learnersOf, type Taught, taught, taughtBy } from '../../enrolment/learners.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { icon } from '../components/icon.ts'
import { days } from '../components/when.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { tag } from '../desk/tag.ts'
import type { Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'

/** What somebody teaches, and who takes part. */
export const teachingPages: readonly PageRoute[] = [
  { method: 'get', path: '/teaching', who: 'signed-in', answer: showTeaching },
  {
    method: 'get',
    path: '/teaching/:id',
    who: theOffering.to('course-administrator', 'support', 'its-faculty', 'teacher'),
    reads: 'learners',
    answer: showLearners,
  },
]

const enrolledWords = (lang: Lang, n: number): string =>
  count(lang, n, {
    one: { nb: '{n} påmeldt', en: '{n} enrolled' },
    other: { nb: '{n} påmeldte', en: '{n} enrolled' },
  })

async function showTeaching(visit: Visit): Promise<Page> {
  const { lang, on, to, caller } = visit
  const offerings = caller.actor.kind === 'person' ? await taughtBy(on, caller.actor.personId, lang) : []
  const title = say(lang, { nb: 'Undervisning', en: 'Teaching' })
  const row = (each: Taught): SafeHtml =>
    html`<li class="sheet desk-hit"><div><h2><a href="${to(`/teaching/${each.offeringId}`)}">${each.title}</a></h2><p class="fine">${days(lang, each)} · ${each.code}</p></div><p>${enrolledWords(lang, each.enrolled)}</p></li>`
  return {
    title,
    hidden: true,
    body: html`<h1>${title}</h1>
${offerings.length === 0 ? html`<p class="lead">${say(lang, { nb: 'Du er ikke satt opp som lærer på noe kurs.', en: 'You are not the teacher of any course.' })}</p>` : html`<ul class="desk-hits">${offerings.map(row)}</ul>`}`,
  }
}

/** The names as whoever ordered gave them; addresses stay with those who keep the course. */
async function showLearners(visit: Visit): Promise<Page> {
  const { lang, on, to } = visit
  const offeringId = idOf(visit, 'offering')
  const [offering, learners] = await Promise.all([taught(on, offeringId, lang), learnersOf(on, offeringId)])
  if (!offering) throw unknown('offering')
  const heading = say(lang, { nb: 'Deltakere', en: 'Participants' })
  return {
    title: `${heading} – ${offering.title}`,
    hidden: true,
    body: html`${backLink(to('/teaching'), say(lang, { nb: 'Undervisning', en: 'Teaching' }), icon('back'))}
<h1>${offering.title}</h1><p class="lead">${days(lang, offering)} · ${enrolledWords(lang, learners.length)}</p>
<section class="sheet desk-part"><h2>${heading}</h2>
${learners.length === 0 ? html`<p>${say(lang, { nb: 'Ingen er påmeldt ennå.', en: 'Nobody is enrolled yet.' })}</p>` : html`<ol class="desk-people">${learners.map(({ name, isPaused }) => html`<li>${name}${isPaused ? html` ${tag('warning', say(lang, { nb: 'Tilgang på vent', en: 'Access on hold' }))}` : null}</li>`)}</ol>`}</section>`,
  }
}
