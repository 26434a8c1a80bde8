import { z } from 'zod'
import { listFacts } from '../../channels/facts.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, LangCode, say } from '../../platform/lang.ts'
import { readShop, type Shop, shopName } from '../../platform/shop.ts'
import { listOffers } from '../../storefront/offers.ts'
import { onlookerOf } from '../../storefront/onlooker.ts'
import { heroPicture } from '../components/hero-picture.ts'
import { icon } from '../components/icon.ts'
import { offerCard } from '../components/offer-card.ts'
import { type Asked, offerFilters, topicChips } from '../components/offer-filters.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'

const PAGE = 24
/** Offers that are looked through for the topics to choose from. */
const LOOKED_THROUGH = 200

/** Filters come from links and typing: what does not fit is taken as not given. */
const Query = z.object({
  search: z.string().trim().max(200).catch(''),
  topic: z.string().max(60).catch(''),
  mode: z.enum(['campus', 'online', 'hybrid']).or(z.literal('')).catch(''),
  teachingLang: LangCode.or(z.literal('')).catch(''),
  after: z.string().max(200).catch(''),
})

export const landingPages: readonly PageRoute[] = [
  { method: 'get', path: '/', who: 'anyone', answer: (visit) => overview(visit, { hero: true }) },
  { method: 'get', path: '/courses', who: 'anyone', answer: (visit) => overview(visit, { hero: false }) },
]

async function overview(visit: Visit, { hero }: { hero: boolean }): Promise<Answer> {
  const { lang, on, query } = visit
  const asked = Query.parse({
    search: '',
    topic: '',
    mode: '',
    teachingLang: '',
    after: '',
    ...Object.fromEntries(query),
  })
  const looking = onlookerOf(visit.caller.actor, lang)
  const all = await listOffers(on, { ...looking, limit: LOOKED_THROUGH })
  const filters = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''))
  const found = await listOffers(on, { ...looking, limit: PAGE, ...filters })
  const topics = [...new Set(all.offers.flatMap((offer) => offer.topics))].sort((a, b) => a.localeCompare(b, lang))
  return {
    title: hero
      ? say(lang, { nb: 'Kurs for deg som vil videre', en: 'Courses that take you further' })
      : say(lang, { nb: 'Alle kurs', en: 'All courses' }),
    description: say(lang, {
      nb: 'Korte kurs og videreutdanning, åpne for alle. Se datoer, priser og ledige plasser, og kjøp med kort eller på faktura.',
      en: 'Short courses and further education, open to all. See dates, prices and seats left, and buy by card or on invoice.',
    }),
    facts: listFacts({ publicUrl: visit.till.config.publicUrl, lang }, found.offers),
    width: 'full',
    body: html`${hero ? heroBand(visit, asked, { topics, shop: await readShop(on) }) : html`<div class="band listing-head"><h1>${say(lang, { nb: 'Alle kurs', en: 'All courses' })}</h1></div>`}
<section class="band listing" id="courses" aria-labelledby="courses-heading">
<div class="listing__top"><h2 id="courses-heading">${headingOf(lang, asked, found.offers.length)}</h2></div>
${offerFilters(visit, asked, { topics, search: !hero })}
${found.offers.length === 0 ? nothingFound(visit) : html`<ul class="offer-cards">${found.offers.map((offer) => offerCard(lang, offer))}</ul>`}
${found.next ? moreLink(visit, asked, found.next) : null}
</section>
${hero ? promises(lang) : null}`,
  }
}

const heroBand = (
  { lang, to }: Visit,
  asked: Asked,
  { topics, shop }: { topics: readonly string[]; shop: Shop | null },
): SafeHtml => html`<div class="hero"><div class="band hero__in">
<div class="hero__words">
${shop ? html`<p class="hero__kicker">${shop.tagline ? say(lang, shop.tagline) : shopName(lang, shop)}</p>` : null}
<h1>${say(lang, { nb: 'Lær noe du kan bruke i morgen', en: 'Learn something you can use tomorrow' })}</h1>
<p class="lead">${say(lang, { nb: 'Kurs fra forskere som underviser til daglig. Åpne for alle, på campus eller på nett. Betal selv, eller la arbeidsgiveren din gjøre det.', en: 'Courses by researchers who teach every day. Open to all, on campus or online. Pay yourself, or let your employer do it.' })}</p>
<form class="hero__search" role="search" method="get" action="${to('/courses')}">
<label class="ds-sr-only" for="hero-search">${say(lang, { nb: 'Søk i kursene', en: 'Search courses' })}</label>
<input class="ds-input" id="hero-search" name="search" type="search" value="${asked.search}" placeholder="${say(lang, { nb: 'Hva vil du lære?', en: 'What do you want to learn?' })}">
<button class="ds-button" type="submit">${icon('search')}${say(lang, { nb: 'Søk', en: 'Search' })}</button>
</form>
${topicChips(to, lang, topics)}
</div>
${heroPicture()}
</div></div>`

function headingOf(lang: Lang, asked: Asked, found: number): string {
  const filtered = Object.values(asked).some((value) => value !== '')
  if (!filtered) return say(lang, { nb: 'Kommende kurs', en: 'Upcoming courses' })
  return count(lang, found, {
    one: { nb: '{n} kurs passer', en: '{n} course fits' },
    other: { nb: '{n} kurs passer', en: '{n} courses fit' },
  })
}

const nothingFound = ({ lang, to }: Visit): SafeHtml => html`<div class="empty sheet">
<h3>${say(lang, { nb: 'Ingen kurs passer akkurat nå', en: 'No course fits right now' })}</h3>
<p>${say(lang, { nb: 'Prøv et kortere søkeord, eller fjern et filter. Nye kurs kommer gjennom hele året.', en: 'Try a shorter word, or remove a filter. New courses arrive all year round.' })}</p>
<p><a class="ds-button" data-variant="secondary" href="${to('/courses')}">${say(lang, { nb: 'Vis alle kurs', en: 'Show all courses' })}</a></p></div>`

function moreLink({ lang, to }: Visit, asked: Asked, next: string): SafeHtml {
  const query = new URLSearchParams({ ...asked, after: next })
  return html`<p class="listing__more"><a class="ds-button" data-variant="secondary" rel="next" href="${to(`/courses?${query}`)}">${say(lang, { nb: 'Vis flere kurs', en: 'Show more courses' })}</a></p>`
}

const promises = (
  lang: Lang,
): SafeHtml => html`<section class="promises" aria-label="${say(lang, { nb: 'Slik fungerer det', en: 'How it works' })}"><ul class="band">
<li>${icon('open')}<div><h2>${say(lang, { nb: 'Åpent for alle', en: 'Open to all' })}</h2><p>${say(lang, { nb: 'Ingen søknad og ingen karakterkrav. Du har plass når du har betalt.', en: 'No application and no grade requirement. You have a seat once you have paid.' })}</p></div></li>
<li>${icon('shield')}<div><h2>${say(lang, { nb: 'Trygt å ombestemme seg', en: 'Safe to change your mind' })}</h2><p>${say(lang, { nb: 'Hvert kurs sier i én setning hva du får tilbake om du ikke kan komme.', en: 'Every course says in one sentence what you get back if you cannot come.' })}</p></div></li>
<li>${icon('seat')}<div><h2>${say(lang, { nb: 'Enkelt for bedrifter', en: 'Easy for companies' })}</h2><p>${say(lang, { nb: 'Kjøp flere plasser på kort eller faktura, og sett navn på dem nå eller senere.', en: 'Buy several seats by card or on invoice, and name people now or later.' })}</p></div></li>
</ul></section>`
