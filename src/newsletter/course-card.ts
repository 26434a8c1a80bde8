import { html, type SafeHtml } from '../platform/html.ts'
import { type Lang, say } from '../platform/lang.ts'
import { daysInWords } from '../platform/when-in-words.ts'
import { MODES, price, seatsLeft } from '../storefront/offer-words.ts'
import type { Offer } from '../storefront/offers.ts'
import { fromPrice } from '../storefront/with-extras.ts'

/** What a card says, and where it leads. */
type Card = { title: string; facts: string; summary: string; url: string; see: string }

/** A course in a newsletter: its next start, price and seats, as they are at this moment. */
export function cardOf(lang: Lang, offer: Offer, url: string): Card {
  const where = offer.mode === 'online' ? say(lang, MODES.online) : offer.place
  return {
    ...{ title: offer.title, summary: offer.summary, url },
    facts: [daysInWords(lang, offer), where, price(lang, fromPrice(offer).gross), seatsLeft(lang, offer).words].join(
      ' · ',
    ),
    see: say(lang, { nb: 'Se kurset', en: 'See the course' }),
  }
}

/** Tables and styles at the elements, because mail readers know no others; every colour comes with its ground, so none vanishes in the dark. */
export const cardInHtml = ({ title, facts, summary, url, see }: Card): SafeHtml =>
  html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="border:1px solid #c9d1db;border-radius:8px;border-collapse:separate;background:#f5f7fa;color:#1c2430;margin:16px 0"><tr><td style="padding:16px">
<h3 style="font-size:18px;line-height:1.3;margin:0 0 4px"><a href="${url}" style="color:#0b4f9e">${title}</a></h3>
<p style="margin:0 0 8px;color:#3d4856;background:#f5f7fa;font-size:14px">${facts}</p>
<p style="margin:0 0 12px">${summary}</p>
<a href="${url}" style="display:inline-block;background:#0b4f9e;color:#fff;text-decoration:none;padding:8px 16px;border-radius:4px">${see}</a></td></tr></table>`

export const cardInText = ({ title, facts, summary, url }: Card): string =>
  [title, facts, summary, url].filter((line) => line !== '').join('\n')
