import { type Taught, taughtBy } from '../../enrolment/learners.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, say } from '../../platform/lang.ts'
import { days } from '../components/when.ts'
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
  const row = (each: Taught): SafeHtml =>
    html`<li class="sheet desk-hit"><div><h2><a href="${to(`/teaching/${each.offeringId}`)}">${each.title}</a></h2><p class="fine">${days(lang, each)} · ${each.code}</p></div><p>${enrolledWords(lang, each.enrolled)}</p></li>`
  return {
    title,
    hidden: true,
    body: html`<h1>${title}</h1>
${offerings.length === 0 ? html`<p class="lead">${say(lang, { nb: 'Du er ikke satt opp som lærer på noe kurs.', en: 'You are not the teacher of any course.' })}</p>` : html`<ul class="desk-hits">${offerings.map(row)}</ul>`}`,
  }
}
