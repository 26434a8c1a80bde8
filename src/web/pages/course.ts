import { countStep, VIEWS } from '../../attribution/count-visits.ts'
import { courseUrl } from '../../channels/addresses.ts'
import { breadcrumbFacts, courseFacts } from '../../channels/facts.ts'
import { picturePath } from '../../channels/picture/picture-facts.ts'
import { tellerOf } from '../../channels/teller.ts'
import { say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { courseBySlug } from '../../storefront/offers.ts'
import { onlookerOf } from '../../storefront/onlooker.ts'
import { channelOf, isReading } from '../attribution/touch-cookie.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { chosenOf, courseBody, type ShownCourse } from './course-body.ts'

export const coursePages: readonly PageRoute[] = [
  { method: 'get', path: '/courses/:slug', who: 'anyone', answer: coursePage },
]

async function coursePage(visit: Visit): Promise<Answer> {
  const { lang, on, params } = visit
  const found = await courseBySlug(on, params.slug ?? '', onlookerOf(visit.caller.actor, lang))
  if (!found) throw unknown('course')
  const { course, offers } = found
  if (isReading(visit)) countStep(visit.till.tallies, VIEWS, { ...channelOf(visit), id: course.courseId })
  const chosen = chosenOf(visit, offers)
  return {
    title: course.title,
    description: course.summary,
    ...(await told(visit, { course, offers, chosen })),
    width: 'full',
    body: await courseBody(visit, { course, offers, chosen }),
  }
}

/**
 * What others read of the page: what is held for some companies only is told to nobody, and nobody's own prices are. A page without a
 * start is kept from search engines, whether there is none or none for everybody: so it tells of none either.
 */
async function told(visit: Visit, { course, offers, chosen }: ShownCourse) {
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
