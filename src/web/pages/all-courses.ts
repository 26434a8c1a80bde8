import { listFacts } from '../../channels/facts.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, say } from '../../platform/lang.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { countOffers } from '../../storefront/count-offers.ts'
import { type Asked, chosenIn } from '../../storefront/filters.ts'
import { noteEmptySearch } from '../../storefront/note-empty-search.ts'
import { listOffers } from '../../storefront/offers.ts'
import { onlookerOf } from '../../storefront/onlooker.ts'
import { isReading } from '../attribution/touch-cookie.ts'
import { offerCard } from '../components/offer-card.ts'
import { chosenChips, offerFilters, queryOf, searchForm } from '../components/offer-filters.ts'
import { cursorIn } from '../desk/pager.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'

/** Cards on a page. */
const SHOWN = 24

/** Filters come from links and typing: what does not fit is taken as not given. */
export function askedIn(query: URLSearchParams): Asked {
  const search = query.get('search')?.trim().slice(0, LINE_MAX)
  return {
    ...chosenIn(query),
    ...(search ? { search } : {}),
    ...(query.get('freeSeats') === 'true' && { freeSeats: true }),
  }
}

/** Every course that can be enrolled on, found and narrowed by an address that one can keep. */
export async function showAllCourses(visit: Visit): Promise<Page> {
  const { lang, on, query, caller } = visit
  const asked = askedIn(query)
  const looking = onlookerOf(caller.actor, lang)
  const [found, counts] = await Promise.all([
    listOffers(on, { ...looking, ...asked, limit: SHOWN, after: cursorIn(query) ?? undefined }),
    countOffers(on, looking, asked),
  ])
  const isEmpty = found.offers.length === 0 && cursorIn(query) === null
  if (isEmpty && isReading(visit)) noteEmptySearch(visit.till.tallies, lang, asked)
  const title = say(lang, { nb: 'Alle kurs', en: 'All courses' })
  return {
    title: asked.search === undefined ? title : `${asked.search} – ${title}`,
    description: say(lang, {
      nb: 'Korte kurs og videreutdanning. Søk og velg tema, sted, oppstart og pris, og se hvor mange plasser som er igjen.',
      en: 'Short courses and further education. Search and choose topic, place, start and price, and see how many seats are left.',
    }),
    facts: listFacts({ publicUrl: visit.till.config.publicUrl, lang }, found.offers),
    width: 'full',
    ...(isEmpty && { counted: true as const }),
    body: html`<div class="band listing-head"><h1>${title}</h1>${searchForm(visit, asked, 'search')}</div>
<div class="band finding">
${offerFilters(visit, asked, counts)}
<section class="finding__found" id="courses" aria-labelledby="courses-heading">
<h2 id="courses-heading"><span role="status">${howMany(lang, counts.total)}</span></h2>
${chosenChips(visit, asked)}
${insteadOf(lang, asked, found.instead)}
${found.offers.length === 0 ? nothingFound(visit) : html`<ul class="offer-cards">${found.offers.map((offer) => offerCard(lang, offer))}</ul>`}
${found.next ? moreLink(visit, asked, found.next) : null}
</section></div>`,
  }
}

const howMany = (lang: Lang, total: number): string =>
  count(lang, total, {
    one: { nb: '{n} oppstart passer', en: '{n} start fits' },
    other: { nb: '{n} oppstarter passer', en: '{n} starts fit' },
  })

function insteadOf(lang: Lang, { search }: Asked, instead: readonly string[] | null): SafeHtml | null {
  if (search === undefined || instead === null) return null
  const taken = instead.join(' ')
  return html`<p class="lead">${say(lang, { nb: `Ingen kurs har akkurat «${search}». Her er det som ligner: `, en: `No course says exactly “${search}”. Here is what is like it: ` })}<strong>${taken}</strong></p>`
}

const nothingFound = ({ lang, to }: Visit): SafeHtml => html`<div class="empty sheet">
<h3>${say(lang, { nb: 'Ingen kurs passer akkurat nå', en: 'No course fits right now' })}</h3>
<p>${say(lang, { nb: 'Prøv et kortere søkeord, eller fjern et filter. Nye kurs kommer gjennom hele året.', en: 'Try a shorter word, or remove a filter. New courses arrive all year round.' })}</p>
<p><a class="ds-button" data-variant="secondary" href="${to('/courses')}">${say(lang, { nb: 'Vis alle kurs', en: 'Show all courses' })}</a></p></div>`

function moreLink({ lang, to }: Visit, asked: Asked, next: string): SafeHtml {
  const query = queryOf(asked)
  query.set('after', next)
  return html`<p class="listing__more"><a class="ds-button" data-variant="secondary" rel="next" href="${to(`/courses?${query}`)}">${say(lang, { nb: 'Vis flere kurs', en: 'Show more courses' })}</a></p>`
}
