import { isBuyer } from '../../companies/member-role.ts'
import { html } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { listOffers } from '../../storefront/offers.ts'
import { onlookerOf } from '../../storefront/onlooker.ts'
import { offerCard } from '../components/offer-card.ts'
import { cursorIn } from '../desk/pager.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { companyHere } from './company-here.ts'
import { portalNav } from './portal.ts'

const SHOWN = 24

/** What is held for this company and for no other buyer: its members find it here and among all courses. */
export async function showCourses(visit: Visit): Promise<Page> {
  const { lang, on, to, caller, query } = visit
  const company = await companyHere(visit)
  const after = cursorIn(query) ?? undefined
  const { offers, next } = await listOffers(on, {
    ...onlookerOf(caller.actor, lang),
    ...{ heldFor: company.id, limit: SHOWN, after },
  })
  const buys = company.confirmed && isBuyer(company.role)
  const none = buys
    ? say(lang, {
        nb: 'Det er ikke satt opp kurs bare for dere akkurat nå. Alle åpne kurs kan dere kjøpe som vanlig.',
        en: 'No course is held for you alone right now. You can buy every open course as usual.',
      })
    : say(lang, {
        nb: 'Lukkede kurs vises for dem som handler for bedriften, når bedriften er bekreftet.',
        en: 'Closed courses are shown to those who buy for the company, once the company is confirmed.',
      })
  const title = say(lang, { nb: 'Kurs bare for dere', en: 'Courses for you alone' })
  return {
    title: `${title} – ${company.name}`,
    hidden: true,
    body: html`<div class="desk-head"><h1>${title}</h1></div>${await portalNav(visit, company, 'courses')}
${offers.length === 0 ? html`<p class="lead">${none} <a href="${to('/courses')}">${say(lang, { nb: 'Se alle kurs', en: 'See all courses' })}</a></p>` : html`<section class="desk-block"><h2>${say(lang, { nb: 'Kommende oppstarter', en: 'Upcoming starts' })}</h2><ul class="offer-cards">${offers.map((offer) => offerCard(lang, offer))}</ul></section>`}
${next ? html`<p><a class="ds-button" data-variant="secondary" rel="next" href="${to(`/company/${company.id}/courses?after=${next}`)}">${say(lang, { nb: 'Vis flere', en: 'Show more' })}</a></p>` : null}`,
  }
}
