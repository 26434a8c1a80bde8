import { agreementsFor } from '../../agreements/agreements-of.ts'
import { isBuyer } from '../../companies/member-role.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { catalogueOf } from '../../storefront/company-catalogue.ts'
import { agreementHistory, agreementPart } from '../components/agreement-part.ts'
import { offerCard } from '../components/offer-card.ts'
import { cursorIn } from '../desk/pager.ts'
import { hidden, submit } from '../forms/field.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { companyHere } from './company-here.ts'
import { type OwnCompany, portalNav } from './portal.ts'

const SHOWN = 24

/** What is agreed with a company, what is left of it, and what can be ordered by it at which price. */
export async function showAgreements(visit: Visit): Promise<Page> {
  const { lang, caller, on, query } = visit
  const company = await companyHere(visit)
  const title = say(lang, { nb: 'Avtaler og priser', en: 'Agreements and prices' })
  const { agreements } = company.confirmed
    ? await agreementsFor({ ...on, actor: caller.actor }, company.id, lang)
    : { agreements: [] }
  const page = { lang, limit: SHOWN, after: cursorIn(query) ?? undefined }
  const { offers, next } = agreements.length > 0 ? await catalogueOf(on, company, page) : { offers: [], next: null }
  return {
    title: `${title} – ${company.name}`,
    hidden: true,
    body: html`<div class="desk-head"><h1>${title}</h1></div>${await portalNav(visit, company, 'agreements')}
${agreements.length === 0 ? none(visit, company) : html`<ul class="desk-block desk-hits">${agreements.map((each) => html`<li class="sheet desk-part">${agreementPart(lang, each)}${agreementHistory(lang, each)}</li>`)}</ul>`}
${agreements.some(({ running }) => running) ? shopping(visit, company) : null}
${offers.length === 0 ? null : html`<section class="desk-block"><h2>${say(lang, { nb: 'Kurs til deres priser', en: 'Courses at your prices' })}</h2><ul class="offer-cards">${offers.map((offer) => offerCard(lang, offer))}</ul></section>`}
${next ? html`<p><a class="ds-button" data-variant="secondary" rel="next" href="${visit.to(`/company/${company.id}/agreements?after=${next}`)}">${say(lang, { nb: 'Vis flere', en: 'Show more' })}</a></p>` : null}`,
  }
}

const none = ({ lang, to }: Visit, { confirmed }: OwnCompany): SafeHtml =>
  html`<p class="lead">${
    confirmed
      ? say(lang, {
          nb: 'Dere har ingen avtale om priser. Kontakt oss hvis dere kjøper mange plasser.',
          en: 'You have no agreement on prices. Contact us if you buy many seats.',
        })
      : say(lang, {
          nb: 'Avtaler vises når vi har bekreftet at dere handler for bedriften.',
          en: 'Agreements are shown once we have confirmed that you act for the company.',
        })
  } <a href="${to('/courses')}">${say(lang, { nb: 'Se alle kurs', en: 'See all courses' })}</a></p>`

/** Whoever buys for the company goes on to the courses, where its prices then stand. */
function shopping({ lang, to }: Visit, { id, name, role }: OwnCompany): SafeHtml | null {
  if (!isBuyer(role)) return null
  return html`<form class="desk-step" method="post" action="${to('/cart/company')}">${hidden('companyId', id)}${hidden('next', 'courses')}
${submit(say(lang, { nb: `Handle for ${name}`, en: `Buy for ${name}` }))}
<p class="fine">${say(lang, { nb: 'Handlekurven og kursene viser så deres priser, til du velger noe annet i handlekurven.', en: 'The cart and the courses then show your prices, until you choose something else in the cart.' })}</p></form>`
}
