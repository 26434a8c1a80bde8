import { breadcrumbFacts, listFacts } from '../../channels/facts.ts'
import { sellerSetting } from '../../invoicing/seller.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { pageUrl } from '../../platform/page-url.ts'
import { readSetting } from '../../platform/settings.ts'
import { shopName } from '../../platform/shop.ts'
import { groupOffers } from '../../storefront/group-offers.ts'
import type { Offer } from '../../storefront/offers.ts'
import { onlookerOf } from '../../storefront/onlooker.ts'
import { icon } from '../components/icon.ts'
import { prose } from '../components/markdown.ts'
import { offerCard } from '../components/offer-card.ts'
import { tierPrices } from '../components/tiers.ts'
import type { Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { COMPANIES_BEGIN, COMPANIES_CAN } from '../words/companies.ts'

const COMPANIES_PATH = '/companies'
const FOR_COMPANIES: Said = { nb: 'For bedrifter', en: 'For companies' }
/** Cards of courses with prices for groups: two rows of three. */
const SHOWN = 6

/** What a company can do here and how it begins: for whoever comes with a link and has never bought. */
export const companiesPages: readonly PageRoute[] = [
  { method: 'get', path: COMPANIES_PATH, who: 'anyone', answer: showCompanies },
]

async function showCompanies(visit: Visit): Promise<Page> {
  const { lang, on, to, till, caller } = visit
  const [seller, offers] = await Promise.all([
    readSetting(on, sellerSetting),
    groupOffers(on, onlookerOf(caller.actor, lang), SHOWN),
  ])
  const { publicUrl } = till.config
  const title = say(lang, { nb: 'Kurs for bedriften', en: 'Courses for your company' })
  const lead = say(lang, {
    nb: 'La folkene deres lære noe nytt. Dere kan betale på faktura, og ser hvem som går på hva.',
    en: 'Let your people learn something new. You can pay on invoice, and see who takes which course.',
  })
  const shop = seller ? shopName(lang, seller) : new URL(publicUrl).host
  const steps = [
    { name: shop, url: pageUrl(publicUrl, lang, '/') },
    { name: say(lang, FOR_COMPANIES), url: pageUrl(publicUrl, lang, COMPANIES_PATH) },
  ]
  return {
    ...{ title, description: lead, width: 'full' },
    facts: [breadcrumbFacts(steps), ...listFacts({ publicUrl, lang }, offers)],
    body: html`<div class="band listing-head"><h1>${title}</h1><p class="lead">${lead}</p>${seller?.companyWords ? html`<div class="prose">${prose(say(lang, seller.companyWords), 'h2')}</div>` : null}
<p class="actions"><a class="ds-button" href="${to('/courses')}">${say(lang, { nb: 'Finn kurs', en: 'Find courses' })}</a> <a class="ds-button" data-variant="secondary" href="${to('/company')}">${say(lang, { nb: 'Registrer bedriften', en: 'Register your company' })}</a></p></div>
<section class="band listing" aria-labelledby="can"><h2 id="can">${say(lang, { nb: 'Dette kan dere gjøre her', en: 'What you can do here' })}</h2><ul class="company-ways">${COMPANIES_CAN.map(({ picture, name, says }) => html`<li class="sheet">${icon(picture)}<div><h3>${say(lang, name)}</h3><p>${say(lang, says)}</p></div></li>`)}</ul></section>
<section class="topics" aria-labelledby="begin"><div class="band"><h2 id="begin">${say(lang, { nb: 'Slik begynner dere', en: 'How to begin' })}</h2><ol class="company-steps">${COMPANIES_BEGIN.map((step) => html`<li>${say(lang, step)}</li>`)}</ol></div></section>
${groupPart(visit, offers)}
${seller ? contact(visit, { email: seller.email, phone: seller.companyPhone ?? null }) : null}`,
  }
}

function groupPart({ lang }: Visit, offers: readonly Offer[]): SafeHtml | null {
  if (offers.length === 0) return null
  return html`<section class="band listing" aria-labelledby="groups"><h2 id="groups">${say(lang, { nb: 'Lavere pris når dere er flere', en: 'A lower price when you are many' })}</h2>
<ul class="offer-cards">${offers.map((offer) => offerCard(lang, offer, tierPrices(lang, offer)))}</ul></section>`
}

const contact = ({ lang }: Visit, { email, phone }: { email: string; phone: string | null }): SafeHtml =>
  html`<section class="band listing" aria-labelledby="contact"><h2 id="contact">${say(lang, { nb: 'Snakk med oss', en: 'Talk to us' })}</h2><p>${say(lang, { nb: 'Vil dere ha en avtale, et kurs for dere selv eller hjelp med en bestilling?', en: 'Do you want an agreement, a course of your own, or help with an order?' })} <a href="mailto:${email}">${email}</a>${phone === null ? null : html` · <a href="tel:${phone.replaceAll(/[^+\d]/g, '')}">${phone}</a>`}</p></section>`
