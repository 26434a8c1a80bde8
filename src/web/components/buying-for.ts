import { companiesBuyingByAgreement } from '../../agreements/agreements-of.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { select, submit } from '../forms/field.ts'
import { freshForm } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'

/** Whoever buys for a company with an agreement says whether this is for it: prices follow. Nothing for everybody else. */
export async function buyingForPart(visit: Visit, companyId: string | null): Promise<SafeHtml | null> {
  const { lang, on, to, caller } = visit
  if (caller.actor.kind !== 'person') return null
  const companies = await companiesBuyingByAgreement(on, caller.actor.personId)
  if (companies.length === 0) return null
  const self = {
    value: '',
    label: say(lang, { nb: 'Ingen bedrift (vanlige priser)', en: 'No company (usual prices)' }),
  }
  const chosen = companies.find(({ id }) => id === companyId)
  const now = chosen
    ? say(lang, { nb: `Du ser prisene for ${chosen.name}.`, en: `You see the prices for ${chosen.name}.` })
    : say(lang, { nb: 'Du ser de vanlige prisene.', en: 'You see the usual prices.' })
  return html`<form class="form sheet desk-part desk-block" method="post" action="${to('/cart/company')}"><p role="status">${now}</p>
${select(freshForm(lang, { companyId: chosen?.id ?? '' }), { name: 'companyId', label: say(lang, { nb: 'Hvem handler du for?', en: 'Whom do you buy for?' }), options: [self, ...companies.map(({ id, name }) => ({ value: id, label: name }))] })}
<div class="actions">${submit(say(lang, { nb: 'Vis prisene', en: 'Show the prices' }), 'secondary')}</div></form>`
}
