import { personOf } from '../../identity/fresh.ts'
import { askToJoin } from '../../joining/ask-to-join.ts'
import { type CompanyToJoin, companiesToJoin } from '../../joining/companies-to-join.ts'
import { seeBuying } from '../../platform/db/sight.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { idOf } from '../desk/id-of.ts'
import { submit } from '../forms/field.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'

/** Asking to join is one button, wherever it stands. */
export const toJoinPages: readonly PageRoute[] = [
  { method: 'post', path: '/company/:id/join', who: 'person', answer: ask },
]

/** What the page with the button says afterwards. */
export const ASKED: Said = {
  nb: 'Bedriften har fått beskjed. Du får en e-post når den har svart.',
  en: 'The company has been told. You get a mail when it has answered.',
}

async function ask({ till, caller, to, ...visit }: Visit): Promise<Answer> {
  const companyId = idOf(visit, 'company')
  const { joined } = await seeBuying(() => act(till, caller.actor, (tx) => askToJoin(tx, companyId)))
  return { goTo: to(joined ? `/company?company=${companyId}&done=joined` : '/account?done=asked') }
}

/** The companies that somebody may join by an address that they have proved. Nothing where there is none. */
export async function toJoinPart(visit: Visit): Promise<SafeHtml | null> {
  const { lang, on, caller } = visit
  const { personId } = personOf(caller.actor)
  const companies = await seeBuying(() => companiesToJoin(on, personId))
  if (companies.length === 0) return null
  return html`<section class="sheet account-part"><h2>${say(lang, { nb: 'Handle for arbeidsgiveren din?', en: 'Act for your employer?' })}</h2>
<ul class="account-sessions">${companies.map((each) => html`<li><div><p>${each.company}</p><p class="fine">${say(lang, { nb: `fordi du har en adresse på ${each.domain}`, en: `because you have an address at ${each.domain}` })}</p></div>${step(visit, each)}</li>`)}</ul></section>`
}

const WAITS: Record<'asked' | 'declined', Said> = {
  asked: {
    nb: 'Du har spurt. Bedriften har ikke svart ennå.',
    en: 'You have asked. The company has not answered yet.',
  },
  declined: { nb: 'Bedriften har nylig sagt nei.', en: 'The company has said no lately.' },
}
const BUTTON: Record<'ask' | 'come-in', Said> = {
  ask: { nb: 'Be om å bli med', en: 'Ask to join' },
  'come-in': { nb: 'Bli med som innkjøper', en: 'Join as a buyer' },
}

function step({ lang, to }: Visit, { companyId, company, atOnce, wish }: CompanyToJoin): SafeHtml {
  if (!atOnce && wish !== 'none') return html`<p class="fine">${say(lang, WAITS[wish])}</p>`
  const words = say(lang, BUTTON[atOnce ? 'come-in' : 'ask'])
  return html`<form method="post" action="${to(`/company/${companyId}/join`)}">${submit(html`${words}<span class="ds-sr-only">: ${company}</span>`, 'secondary')}</form>`
}
