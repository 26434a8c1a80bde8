import { html } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { draftCourse } from '../../storefront/draft-course.ts'
import { previewOf } from '../../storefront/offers.ts'
import { startsToPublish } from '../../storefront/starts-to-publish.ts'
import { idOf } from '../desk/id-of.ts'
import type { Page } from '../page-route.ts'
import { chosenOf, courseBody } from '../pages/course-body.ts'
import type { Visit } from '../visit.ts'
import { previewBand, previewPath } from './preview-band.ts'

/** In pixels: as wide and tall as many phones are. */
const PHONE = { width: 390, height: 844 }
/** Addresses that one only reads. */
const READING = /^\/(courses(\/[^/]+)?|paths(\/[^/]+)?|withdrawal|privacy|terms)$/

/**
 * A course as buyers will see it, published or not: their very page, with a band above that says what is missing. Whatever sells on
 * it leads back here and says that nothing was sold; nothing is counted of who reads it.
 */
export async function showPreview(visit: Visit, pressed?: 'pressed'): Promise<Page> {
  const { lang, on, query, to } = visit
  const courseId = idOf(visit, 'course')
  const [draft, found, starts] = await Promise.all([
    draftCourse(on, courseId),
    previewOf(on, courseId, lang),
    startsToPublish(on, courseId),
  ])
  if (!draft) throw unknown('course')
  const offers = found?.offers ?? []
  const chosen = chosenOf(visit, offers)
  const here = previewPath(courseId, chosen?.code)
  const words = say(lang, { nb: 'Forhåndsvisning', en: 'Preview' })
  const plain = { title: `${words}: ${found?.course.title || draft.slug}`, hidden: true as const, at: here }
  if (query.get('as') === 'phone') return { ...plain, width: 'full', body: onPhone(visit, here) }
  const isOnPhone = query.get('in') === 'phone'
  if (isOnPhone) letOwnPagesFrame(visit)
  const band = previewBand(visit, {
    ...{ draft, starts, shown: offers.map(({ code }) => code) },
    tried: pressed === 'pressed' || query.get('pressed') === 'yes',
    phone: isOnPhone ? null : to(withMember(here, 'as=phone')),
  })
  const looking = leadingNowhere(visit, { courseId, slug: draft.slug, here })
  const calendarAt = looking.to('/calendar')
  const body = found ? await courseBody(looking, { ...found, chosen, calendarAt }) : html`<h1>${draft.slug}</h1>`
  return { ...plain, width: 'full', body: html`${band}${body}` }
}

const withMember = (path: string, member: string): string => `${path}${path.includes('?') ? '&' : '?'}${member}`

type Previewed = { courseId: string; slug: string; here: string }
/** What one only reads leads on, other starts stay in the preview, and all else leads back to it. */
function leadingNowhere(visit: Visit, { courseId, slug, here }: Previewed): Visit {
  const to = (address: string): string => {
    const [path = '', given = ''] = address.split('?')
    if (path === `/courses/${slug}`)
      return visit.to(previewPath(courseId, new URLSearchParams(given).get('start') ?? undefined))
    return visit.to(READING.test(path) ? address : `${withMember(here, 'pressed=yes')}#preview`)
  }
  return { ...visit, to }
}

/** The same page in a frame as wide as a phone. */
const onPhone = ({ lang, to }: Visit, here: string) =>
  html`<div class="band preview-phone"><h1>${say(lang, { nb: 'Slik kjøperne ser kurset på telefon', en: 'As buyers see the course on a phone' })}</h1>
<p><a href="${to(here)}">${say(lang, { nb: 'Tilbake til hele bredden', en: 'Back to the full width' })}</a></p>
<iframe src="${to(withMember(here, 'in=phone'))}" width="${PHONE.width}" height="${PHONE.height}" title="${say(lang, { nb: 'Kurset på telefon', en: 'The course on a phone' })}"></iframe></div>`

/** It may stand in a frame of ours, and in nobody else's. */
function letOwnPagesFrame({ res }: Visit): void {
  const policy = String(res.getHeader('Content-Security-Policy'))
  res.set('Content-Security-Policy', policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'"))
}
