import { REQUESTS_PATH } from '../../asking/request-mail.ts'
import { stateOf } from '../../asking/state.ts'
import { type PurchaseRequest, requestsOf, requestsToAnswer } from '../../asking/the-request.ts'
import { approvalRulesOf } from '../../companies/approval-rule.ts'
import { personOf } from '../../identity/fresh.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { nowOf } from '../../platform/db/now.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { money } from '../../platform/money.ts'
import { moment } from '../components/when.ts'
import { tag } from '../desk/tag.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { requestWords } from '../words/asking.ts'
import { price } from '../words/offers.ts'
import { ruleWords } from './approval-rule.ts'
import { companyHere } from './company-here.ts'
import { type OwnCompany, portalNav, steersAll } from './portal.ts'

/** What waits for a yes, for those who give it; everybody else finds what they asked for themselves. */
export async function showApprovals(visit: Visit): Promise<Page> {
  const { lang, on, to } = visit
  const company = await companyHere(visit)
  const answers = steersAll(company)
  const [rule] = await approvalRulesOf(on, company.id)
  const requests = await requestsFor(visit, company, answers)
  const now = await nowOf(on)
  const [waiting, over] = [true, false].map((waits) =>
    requests.filter((each) => (stateOf(each, now) === 'waiting') === waits),
  )
  const title = say(lang, { nb: 'Godkjenning', en: 'Approval' })
  const none = say(lang, { nb: 'Ingenting venter på svar.', en: 'Nothing waits for an answer.' })
  const list = (some: readonly PurchaseRequest[]) => requestRows(visit, some, { company, answers, now })
  return {
    title: `${title} · ${company.name}`,
    hidden: true,
    body: html`<h1>${company.name}</h1>${await portalNav(visit, company, 'approvals')}
<section class="desk-block"><h2>${title}</h2><p>${ruleWords(lang, rule?.aboveMinor ?? null)}${answers ? html` <a href="${to(`/company/${company.id}/approval-rule`)}">${say(lang, { nb: 'Se eller endre regelen', en: 'See or change the rule' })}</a>` : null}</p>
${waiting!.length > 0 ? list(waiting!) : html`<p class="sheet desk-part">${none}</p>`}</section>
${over!.length > 0 ? html`<section class="desk-block"><h2>${say(lang, { nb: 'Avgjort', en: 'Decided' })}</h2>${list(over!)}</section>` : null}`,
  }
}

async function requestsFor(visit: Visit, { id }: OwnCompany, answers: boolean): Promise<PurchaseRequest[]> {
  const { personId } = personOf(visit.caller.actor)
  if (answers) return requestsToAnswer(visit.on, id, personId)
  return (await requestsOf(visit.on, personId)).filter(({ companyId }) => companyId === id)
}

const TONES = { good: 'success', wait: 'info', stop: 'neutral' } as const
type How = { company: OwnCompany; answers: boolean; now: Date }

function requestRows({ lang, to }: Visit, requests: readonly PurchaseRequest[], how: How): SafeHtml {
  const { company, answers, now } = how
  const path = (id: string) => (answers ? `/company/${company.id}/approvals/${id}` : `${REQUESTS_PATH}/${id}`)
  return html`<ul class="my-orders sheet">${requests.map((request) => {
    const { title, tone } = requestWords(request, now)
    const until = moment(lang, SELLER_ZONE, request.until)
    const when =
      stateOf(request, now) === 'waiting'
        ? say(lang, { nb: `kan besvares til ${until}`, en: `can be answered until ${until}` })
        : moment(lang, SELLER_ZONE, request.askedAt)
    return html`<li><div><a href="${to(path(request.id))}">${request.name}</a> ${tag(TONES[tone], say(lang, title))}<br><span class="fine">${when}</span></div><div class="my-orders__end"><span class="money">${price(lang, money(request.totalMinor, request.currency))}</span></div></li>`
  })}</ul>`
}
