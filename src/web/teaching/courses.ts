import { type OwnTaught, taughtBy } from '../../enrolment/learners.ts'
import { nowOf } from '../../platform/db/now.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, say } from '../../platform/lang.ts'
import { days, meeting } from '../components/when.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'

/** "3 påmeldte" */
export const enrolledWords = (lang: Lang, n: number): string =>
  count(lang, n, {
    one: { nb: '{n} påmeldt', en: '{n} enrolled' },
    other: { nb: '{n} påmeldte', en: '{n} enrolled' },
  })

/** What somebody teaches, the newest first. */
export async function showTeaching(visit: Visit): Promise<Page> {
  const { lang, on, to, caller } = visit
  const offerings = caller.actor.kind === 'person' ? await taughtBy(on, caller.actor.personId, lang) : []
  const title = say(lang, { nb: 'Undervisning', en: 'Teaching' })
  const now = await nowOf(on)
  const row = (each: OwnTaught): SafeHtml =>
    html`<li class="sheet desk-hit"><div><h2><a href="${to(`/teaching/${each.offeringId}`)}">${each.title}</a></h2><p class="fine">${days(lang, each)} · ${each.code}</p></div><p>${enrolledWords(lang, each.enrolled)}</p></li>`
  return {
    title,
    hidden: true,
    body: html`<h1>${title}</h1>${offerings.length === 0 ? null : html`<p><a href="${to('/account/teacher-profile')}">${say(lang, { nb: 'Profilen din på kurssidene', en: 'Your profile on the course pages' })}</a></p>`}${ownPart(visit, offerings, now)}
${offerings.length === 0 ? html`<p class="lead">${say(lang, { nb: 'Du er ikke satt opp som lærer på noe kurs.', en: 'You are not the teacher of any course.' })}</p>` : html`<ul class="desk-hits">${offerings.map(row)}</ul>`}`,
  }
}

/** The next sessions of one's own that are shown together. */
const NEXT_SHOWN = 10

/** The sessions that are somebody's own and are not over, over all their courses, the next first. */
function ownPart({ lang, to }: Visit, offerings: readonly OwnTaught[], now: Date): SafeHtml | null {
  const own = offerings
    .flatMap(({ ownSessions, ...offering }) => ownSessions.map((session) => ({ offering, session })))
    .filter(({ session }) => session.endsAt > now)
    .toSorted((one, other) => one.session.startsAt.getTime() - other.session.startsAt.getTime())
    .slice(0, NEXT_SHOWN)
  if (own.length === 0) return null
  const heading = say(lang, { nb: 'Mine neste samlinger', en: 'My next sessions' })
  return html`<section class="sheet desk-part desk-start" aria-labelledby="own"><h2 id="own">${heading}</h2><ul class="desk-people">${own.map(
    ({ offering, session }) => {
      const { day, hours } = meeting(lang, offering.zone, session)
      return html`<li class="attendance-session"><span><a href="${to(`/teaching/${offering.offeringId}/sessions/${session.sessionId}`)}">${day} ${hours}</a> <span class="fine">${session.place}</span></span><span>${offering.title}</span></li>`
    },
  )}</ul></section>`
}
