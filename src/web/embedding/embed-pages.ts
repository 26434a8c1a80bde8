import type { Response } from 'express'
import { TOPIC_MAX } from '../../catalogue/words.ts'
import { READERS_MAY_KEEP } from '../../channels/kept-bodies.ts'
import { nextTold } from '../../channels/told.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { courseBySlug, type Offer } from '../../storefront/offers.ts'
import { fromPrice } from '../../storefront/with-extras.ts'
import { assetHref } from '../assets.ts'
import { days } from '../components/when.ts'
import { page } from '../html-answer.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { MODES, price, seatsLeft } from '../words/offers.ts'

/** How many starts a list on another site shows; below it stands the way to all. */
const SHOWN = 8

/** What stands in other sites: a list, and the button of one course. */
export const embedPages: readonly PageRoute[] = [
  { method: 'get', path: '/embed/courses', who: 'anyone', answer: embeddedList },
  { method: 'get', path: '/embed/courses/:slug', who: 'anyone', answer: embeddedButton },
]

/** A filter that does not fit is taken as not given, as in the shop's own list. */
const filterIn = ({ query }: Visit, name: string, most: number): string | undefined => {
  const value = query.get(name)?.trim() ?? ''
  return value === '' || value.length > most ? undefined : value
}

async function embeddedList(visit: Visit): Promise<Answer> {
  const { lang, on, to } = visit
  const [faculty, topic] = [filterIn(visit, 'faculty', LINE_MAX), filterIn(visit, 'topic', TOPIC_MAX)]
  const offers = await nextTold(on, { lang, faculty, topic }, SHOWN)
  const title = say(lang, { nb: 'Kommende kurs', en: 'Upcoming courses' })
  return framed(visit, {
    title,
    body: html`<h1 class="ds-sr-only">${title}</h1>${offers.length === 0 ? html`<p>${say(lang, { nb: 'Ingen kurs akkurat nå.', en: 'No courses right now.' })}</p>` : html`<ul class="embed__list">${offers.map((offer) => line(visit, offer))}</ul>`}
<p class="embed__all"><a href="${to(`/courses${narrowed({ faculty, topic })}`)}" target="_top">${say(lang, { nb: 'Se alle kurs', en: 'See all courses' })}</a></p>`,
  })
}

/** What the list is narrowed by, for the list in the shop. */
function narrowed(chosen: Record<'faculty' | 'topic', string | undefined>): string {
  const given = Object.entries(chosen).filter((each): each is [string, string] => each[1] !== undefined)
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}

function line({ lang, to }: Visit, offer: Offer): SafeHtml {
  const left = seatsLeft(lang, offer)
  const spoken = offer.fallback ? html` lang="${offer.lang}"` : null
  return html`<li class="embed__course"><h2><a href="${to(`/courses/${offer.slug}?start=${offer.code}`)}" target="_top"${spoken}>${offer.title}</a></h2>
<p class="embed__facts"><span>${days(lang, offer)}</span> <span>${offer.mode === 'online' ? say(lang, MODES.online) : offer.place}</span></p>
<p class="embed__foot"><span class="money">${price(lang, fromPrice(offer).gross)}</span> <span class="seats seats--${left.tone}">${left.words}</span></p></li>`
}

async function embeddedButton(visit: Visit): Promise<Answer> {
  const { lang, on, params, to } = visit
  const found = await courseBySlug(on, params.slug ?? '', lang)
  if (!found) throw unknown('course')
  const { course, offers } = found
  const next = offers.find(({ sale }) => sale === 'open') ?? offers.find(({ sale }) => sale !== 'closed')
  const words = next
    ? `${price(lang, fromPrice(next).gross)} · ${seatsLeft(lang, next).words}`
    : say(lang, { nb: 'Ingen oppstart å melde seg på nå', en: 'No start to book now' })
  return framed(visit, {
    title: course.title,
    body: html`<h1 class="ds-sr-only">${course.title}</h1><p class="embed__button"><a class="ds-button" href="${to(`/courses/${course.slug}`)}" target="_top">${course.title}</a><span class="fine">${words}</span></p>`,
  })
}

/** A document of its own, without header and cookies: the one kind of page that other sites may show in theirs. */
function framed(visit: Visit, { title, body }: { title: string; body: SafeHtml }): Answer {
  const { lang, res } = visit
  letFrame(res)
  page(res, {
    status: 200,
    markup: html`<!doctype html>
<html lang="${lang}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${title}</title>
<link rel="stylesheet" href="${assetHref('site.css')}">
<script src="${assetHref('embed-frame.js')}" defer></script></head>
<body class="embed"><main>${body}</main></body></html>`,
  })
  return { sent: true }
}

function letFrame(res: Response): void {
  res.removeHeader('X-Frame-Options')
  res.set({
    ...READERS_MAY_KEEP,
    'Content-Security-Policy':
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors *",
  })
}
