import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { peopleOf, type SeatedPerson } from '../../wallet/people-of.ts'
import { lookerOf } from '../../wallet/routes.ts'
import { shortDays } from '../components/when.ts'
import { tag } from '../desk/tag.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { SEAT_WORDS } from '../words/wallet.ts'
import { companyHere } from './company-here.ts'
import { portalNav } from './portal.ts'

/** Everybody to whom the company gave a seat, with all their courses. */
export async function showPeople(visit: Visit): Promise<Page> {
  const { on, caller, lang } = visit
  const company = await companyHere(visit)
  const companyId = company.id
  const people = await peopleOf(on, lookerOf(caller.actor, companyId), lang)
  const title = say(lang, { nb: 'Folk', en: 'People' })
  const byPerson = [...Map.groupBy(people, ({ name, email }) => `${name} ${email}`).values()]
  return {
    title: `${title} · ${company.name}`,
    hidden: true,
    body: html`<h1>${company.name}</h1>${await portalNav(visit, company, 'people')}
<section class="desk-block"><h2>${title}</h2>${byPerson.length === 0 ? nobody(visit) : html`${files(visit, companyId)}<ul class="wallet-seats sheet desk-part">${byPerson.map((own) => person(visit, companyId, own))}</ul>`}</section>`,
  }
}

function person({ lang, to }: Visit, companyId: string, own: readonly SeatedPerson[]): SafeHtml {
  const { name, email } = own[0]!
  return html`<li><p><strong>${name}</strong> <span class="fine">${email}</span></p><ul class="desk-people">${own.map(
    (seat) => {
      const { tone, name: words } = SEAT_WORDS[seat.state]
      return html`<li><a href="${to(`/company/${companyId}/seats/${seat.offeringId}`)}">${seat.title}</a> <span class="fine">${shortDays(lang, seat)}</span> ${tag(tone, say(lang, words))}</li>`
    },
  )}</ul></li>`
}

const nobody = ({ lang }: Visit): SafeHtml =>
  html`<p>${say(lang, { nb: 'Ingen har fått en plass ennå.', en: 'Nobody has been given a seat yet.' })}</p>`

const files = ({ lang }: Visit, companyId: string): SafeHtml => {
  const href = (form: string) => `/companies/${companyId}/people.${form}?lang=${lang}`
  return html`<p class="desk-step"><a href="${href('xlsx')}" download>${say(lang, { nb: 'Last ned som Excel', en: 'Download for Excel' })}</a><a href="${href('csv')}" download>${say(lang, { nb: 'Last ned som CSV', en: 'Download as CSV' })}</a></p>`
}
