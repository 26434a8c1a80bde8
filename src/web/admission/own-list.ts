import { type Application, applicationsOfPerson } from '../../admission/applications.ts'
import { APPLICATIONS_PATH } from '../../admission/tell-applicant.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { day, moment } from '../components/when.ts'
import type { Visit } from '../visit.ts'
import { APPLICATION_ENDS, APPLICATION_STATES } from '../words/admission.ts'

/** What somebody has applied for, on their own page, with what is next; nothing where that is nothing. */
export async function applicationsOf({ lang, till, caller, to }: Visit, personId: string): Promise<SafeHtml | null> {
  const all = await act(till, caller.actor, (tx) => applicationsOfPerson(tx, personId))
  if (all.length === 0) return null
  return html`<section class="stack" aria-labelledby="applications"><h2 class="learning__part" id="applications">${say(lang, { nb: 'Søknader', en: 'Applications' })}</h2>
<ul class="my-orders sheet">${all.map(
    (each) =>
      html`<li><div><a href="${to(`${APPLICATIONS_PATH}/${each.id}`)}">${each.title}</a> <span class="fine">${each.code}</span></div><div class="my-orders__end"><span>${standing(lang, each)}</span></div></li>`,
  )}</ul></section>`
}

function standing(lang: Lang, { state, endedAs, payBy, decideBy, askedMore }: Application): string {
  if (state === 'over') return endedAs ? say(lang, APPLICATION_ENDS[endedAs]) : ''
  if (state === 'admitted' && payBy) {
    const until = moment(lang, SELLER_ZONE, payBy)
    return say(lang, { nb: `Bestill innen ${until}`, en: `Order by ${until}` })
  }
  if (state !== 'undecided') return say(lang, APPLICATION_STATES[state])
  const by = day(lang, SELLER_ZONE, decideBy)
  return askedMore
    ? say(lang, { nb: 'Legg ved det vi mangler', en: 'Add what we miss' })
    : say(lang, { nb: `Svar innen ${by}`, en: `Answer by ${by}` })
}
