import { askedForCourse, coursesAskedFor } from '../../keeping/asked-for.ts'
import { onlyFaculties } from '../../platform/actor.ts'
import { HOUSE, seeAs } from '../../platform/db/sight.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, say } from '../../platform/lang.ts'
import type { Visit } from '../visit.ts'

/** Where those who keep courses begin: what people ask for and nobody has planned. Numbers only, and nothing where there is none. */
export async function askedForPart({ lang, on, to, caller }: Visit): Promise<SafeHtml | null> {
  const courses = await seeAs(HOUSE, () => coursesAskedFor(on, { lang, faculties: onlyFaculties(caller.actor) }))
  if (courses.length === 0) return null
  const says = (asked: number) =>
    count(lang, asked, {
      one: {
        nb: '{n} vil vite når kurset kan bestilles, og ingen ny oppstart er satt opp.',
        en: '{n} person asks when it is on sale, and no new start is planned.',
      },
      other: {
        nb: '{n} vil vite når kurset kan bestilles, og ingen ny oppstart er satt opp.',
        en: '{n} people ask when it is on sale, and no new start is planned.',
      },
    })
  return html`<section class="desk-block desk-start" aria-labelledby="asked-for"><h2 id="asked-for">${say(lang, { nb: 'Kurs som noen venter på', en: 'Courses that people wait for' })}</h2>
<ul class="desk-courses">${courses.map(({ courseId, title, faculty, asked }) => html`<li class="sheet desk-need desk-need--quiet"><div><h3><a href="${to(`/admin/courses/${courseId}`)}">${title}</a></h3><p class="fine">${faculty}</p></div><p>${says(asked)}</p></li>`)}</ul></section>`
}

/** On the page of one course: how many wait to hear; nothing where nobody does. */
export async function askedLine({ lang, on }: Visit, courseId: string): Promise<SafeHtml | null> {
  const asked = await seeAs(HOUSE, () => askedForCourse(on, courseId))
  return asked === 0 ? null : html`<p class="fine">${waiting(lang, asked)}</p>`
}

const waiting = (lang: Lang, asked: number): string =>
  count(lang, asked, {
    one: { nb: '{n} venter på å høre når kurset kan bestilles.', en: '{n} waits to hear when it is on sale.' },
    other: { nb: '{n} venter på å høre når kurset kan bestilles.', en: '{n} wait to hear when it is on sale.' },
  })
