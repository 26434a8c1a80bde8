import { html } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { preliminaryFor } from '../../statements/of-partner.ts'
import { currentMonth, issuedOfCompany, issuedOfFaculties } from '../../statements/queries.ts'
import { facultiesSeenBy } from '../../statements/the-statement.ts'
import { companyHere } from '../company/company-here.ts'
import { portalNav } from '../company/portal.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { aboutPart, issuedList, monthHead, statementPart } from './parts.ts'

/** What a company's shares of courses came to: what was told, and what is still to be. */
export async function showShares(visit: Visit): Promise<Page> {
  const { lang, on } = visit
  const company = await companyHere(visit)
  const now = await currentMonth(on)
  const draft = now === null ? null : await preliminaryFor(on, company.id, now)
  const issued = await issuedOfCompany(on, company.id)
  const title = say(lang, { nb: 'Andeler av kurs', en: 'Shares of courses' })
  return {
    title: `${title} – ${company.name}`,
    hidden: true,
    width: 'wide',
    body: html`<h1>${company.name}</h1>${await portalNav(visit, company, 'shares')}<section class="desk-block"><h2>${title}</h2>${aboutPart(lang, 'partner')}</section>
${draft ? statementPart(visit, draft.content, { head: say(lang, { nb: 'Ikke meldt ennå', en: 'Not told yet' }), issued: null }) : null}
${issuedList(visit, issued, ({ content }) => monthHead(lang, content.month))}`,
  }
}

/** What faculties were told, to those who keep them. */
export async function showFaculties(visit: Visit): Promise<Page> {
  const { lang, on, caller } = visit
  const issued = await issuedOfFaculties(on, facultiesSeenBy(caller.actor))
  const title = say(lang, { nb: 'Oppgjør for fakulteter', en: 'Statements of faculties' })
  return {
    title,
    hidden: true,
    width: 'wide',
    body: html`<h1>${title}</h1>${aboutPart(lang, 'faculty')}
${issuedList(visit, issued, ({ content }) => `${content.recipient.name}, ${monthHead(lang, content.month)}`)}`,
  }
}
