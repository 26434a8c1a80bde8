import { listFacts } from '../../channels/facts.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, type Said, say } from '../../platform/lang.ts'
import { readShop, type Shop, shopName } from '../../platform/shop.ts'
import { type Counted, countOffers } from '../../storefront/count-offers.ts'
import { listOffers, newestOffers, type Offer } from '../../storefront/offers.ts'
import { onlookerOf } from '../../storefront/onlooker.ts'
import { heroPicture } from '../components/hero-picture.ts'
import { icon } from '../components/icon.ts'
import { offerCard } from '../components/offer-card.ts'
import { searchForm, topicChips } from '../components/offer-filters.ts'
import { href } from '../href.ts'
import { signUpBand } from '../newsletter/sign-up.ts'
import type { Page, PageRoute } from '../page-route.ts'
import { pathsBand } from '../paths/parts.ts'
import type { Visit } from '../visit.ts'
import { topicName } from '../words/offers.ts'
import { showAllCourses } from './all-courses.ts'

/** Cards of what begins soon: two rows of three. */
const SOON = 6
/** Cards of what is new, and of what is free. */
const FEW = 3
/** Topics with how much there is of each. */
const TOPICS = 12

export const landingPages: readonly PageRoute[] = [
  { method: 'get', path: '/', who: 'anyone', answer: showLanding },
  { method: 'get', path: '/courses', who: 'anyone', kept: true, answer: showAllCourses },
]

/** What a stranger sees first: a search, what begins soon, what there is, what is new and what costs nothing. */
async function showLanding(visit: Visit): Promise<Page> {
  const { lang, on, to, caller } = visit
  const looking = onlookerOf(caller.actor, lang)
  const [shop, counts, soon, fresh, free, paths] = await Promise.all([
    readShop(on),
    countOffers(on, looking, {}),
    listOffers(on, { ...looking, freeSeats: true, limit: SOON }),
    newestOffers(on, looking, FEW),
    listOffers(on, { ...looking, price: ['free'], freeSeats: true, limit: FEW }),
    pathsBand(visit),
  ])
  return {
    title: say(lang, { nb: 'Kurs for deg som vil videre', en: 'Courses that take you further' }),
    description: say(lang, {
      nb: 'Korte kurs og videreutdanning. Se datoer, priser og ledige plasser, og kjøp med kort eller på faktura.',
      en: 'Short courses and further education. See dates, prices and seats left, and buy by card or on invoice.',
    }),
    facts: listFacts({ publicUrl: visit.till.config.publicUrl, lang }, soon.offers),
    width: 'full',
    body: html`${heroBand(visit, shop, counts.topic)}
${cards(lang, soon.offers, { nb: 'Begynner snart', en: 'Starting soon' })}
${counts.total === 0 ? html`<div class="band listing"><div class="empty sheet"><h2>${say(lang, { nb: 'Nye kurs kommer', en: 'New courses are coming' })}</h2><p>${say(lang, { nb: 'Akkurat nå er det ingen kurs å melde seg på.', en: 'There is no course to enrol on right now.' })}</p></div></div>` : html`<p class="listing__more"><a class="ds-button" href="${to('/courses')}">${allCourses(lang, counts.total)}</a></p>`}
${topicBand(visit, counts.topic)}
${paths}
${cards(lang, fresh, { nb: 'Nytt hos oss', en: 'New courses' })}
${cards(lang, free.offers, { nb: 'Gratis kurs', en: 'Free courses' })}
${signUpBand(visit)}${promises(lang)}`,
  }
}

const heroBand = (
  visit: Visit,
  shop: Shop | null,
  topics: readonly Counted[],
): SafeHtml => html`<div class="hero"><div class="band hero__in">
<div class="hero__words">
${shop ? html`<p class="hero__kicker">${shop.tagline ? say(visit.lang, shop.tagline) : shopName(visit.lang, shop)}</p>` : null}
<h1>${say(visit.lang, { nb: 'Lær noe du kan bruke i morgen', en: 'Learn something you can use tomorrow' })}</h1>
<p class="lead">${say(visit.lang, { nb: 'Kurs fra forskere som underviser til daglig, på campus eller på nett. Betal selv, eller la arbeidsgiveren din gjøre det.', en: 'Courses by researchers who teach every day, on campus or online. Pay yourself, or let your employer do it.' })}</p>
${searchForm(visit, {}, 'hero-search')}
${topicChips(visit, topics)}
</div>
${heroPicture()}
</div></div>`

const cards = (lang: Lang, offers: readonly Offer[], title: Said): SafeHtml | null =>
  offers.length === 0
    ? null
    : html`<section class="band listing"><h2>${say(lang, title)}</h2><ul class="offer-cards">${offers.map((offer) => offerCard(lang, offer))}</ul></section>`

const allCourses = (lang: Lang, total: number): string =>
  count(lang, total, {
    one: { nb: 'Se oppstarten', en: 'See the start' },
    other: { nb: 'Se alle {n} oppstarter', en: 'See all {n} starts' },
  })

function topicBand({ lang, to }: Visit, topics: readonly Counted[]): SafeHtml | null {
  if (topics.length === 0) return null
  return html`<section class="topics"><div class="band"><h2>${say(lang, { nb: 'Finn ditt tema', en: 'Find your topic' })}</h2>
<ul>${topics.slice(0, TOPICS).map(({ value, count: n }) => html`<li><a href="${to(`/courses?topic=${encodeURIComponent(value)}`)}"><span>${topicName(value)}</span> <span class="topics__count">${n}<span class="ds-sr-only"> ${n === 1 ? say(lang, { nb: 'oppstart', en: 'start' }) : say(lang, { nb: 'oppstarter', en: 'starts' })}</span></span></a></li>`)}</ul></div></section>`
}

const promises = (
  lang: Lang,
): SafeHtml => html`<section class="promises" aria-label="${say(lang, { nb: 'Slik fungerer det', en: 'How it works' })}"><ul class="band">
<li>${icon('open')}<div><h2>${say(lang, { nb: 'Åpent for de fleste', en: 'Open to most' })}</h2><p>${say(lang, { nb: 'De fleste kurs kjøper du uten søknad, og du har plass når du har betalt. Der det kreves en søknad, står det på kurset.', en: 'You buy most courses without an application, and have a seat once you have paid. Where one is needed, the course says so.' })}</p></div></li>
<li>${icon('shield')}<div><h2>${say(lang, { nb: 'Trygt å ombestemme seg', en: 'Safe to change your mind' })}</h2><p>${say(lang, { nb: 'Hvert kurs sier i én setning hva du får tilbake om du ikke kan komme.', en: 'Every course says in one sentence what you get back if you cannot come.' })}</p></div></li>
<li>${icon('seat')}<div><h2>${say(lang, { nb: 'Enkelt for bedrifter', en: 'Easy for companies' })}</h2><p>${say(lang, { nb: 'Kjøp flere plasser på kort eller faktura, og sett navn på dem nå eller senere.', en: 'Buy several seats by card or on invoice, and name people now or later.' })} <a href="${href(lang, '/companies')}">${say(lang, { nb: 'For bedrifter', en: 'For companies' })}</a></p></div></li>
</ul></section>`
