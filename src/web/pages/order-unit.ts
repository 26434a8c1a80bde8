import { MoveToUnit, moveToUnit } from '../../checkout/move-to-unit.ts'
import type { OrderView } from '../../checkout/order-view.ts'
import { companiesOf } from '../../companies/queries.ts'
import { unitsOf } from '../../companies/units.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { MAY_STEER } from '../company/portal.ts'
import { UNIT, unitName } from '../components/unit-choice.ts'
import { select, submit } from '../forms/field.ts'
import { freshForm } from '../forms/filled.ts'
import { parseForm } from '../forms/parse.ts'
import type { Answer } from '../page-route.ts'
import type { Visit } from '../visit.ts'

/** The order is for another unit of its company, or for none. */
export async function moveFromForm(visit: Visit, orderId: string): Promise<Answer> {
  const { till, caller, form, to } = visit
  const wish = parseForm(MoveToUnit, form.names().includes('unitId') ? { unitId: form.get('unitId') || null } : {})
  await act(till, caller.actor, (tx) => moveToUnit(tx, orderId, wish))
  return { goTo: to(`/orders/${orderId}`) }
}

/** Owners, and managers who are bound to no unit, say which unit an order is for, where the company has any. */
export async function unitPart(visit: Visit, { id, payer, unitId }: OrderView): Promise<SafeHtml | null> {
  const { lang, on, caller, to, ties } = visit
  const { actor } = caller
  if (payer.kind !== 'company' || actor.kind !== 'person' || !MAY_STEER.some((role) => ties.includes(role))) return null
  const { organisationNumber } = payer
  const own = (await companiesOf(on, actor.personId)).find((each) => each.organisationNumber === organisationNumber)
  if (!own || own.unitIds !== null) return null
  const units = await unitsOf(on, { companyId: own.id, memberId: null })
  const shown = units.filter((unit) => !unit.archived || unit.id === unitId)
  if (shown.length === 0) return null
  const options = shown.map((unit) => ({ value: unit.id, label: unitName(unit) }))
  const none = { value: '', label: say(lang, { nb: 'Ingen enhet', en: 'No unit' }) }
  return html`<form class="form sheet desk-part desk-block" method="post" action="${to(`/orders/${id}/unit`)}"><h2>${say(lang, { nb: 'Hvilken enhet ordren er for', en: 'Which unit the order is for' })}</h2>
<p class="fine">${say(lang, { nb: 'Forbruket og hvem som ser ordren følger enheten. Fakturaer som er sendt, endres ikke.', en: 'The spend and who sees the order follow the unit. Invoices that are issued do not change.' })}</p>
${select(freshForm(lang, { unitId: unitId ?? '' }), { name: 'unitId', label: say(lang, UNIT), options: [none, ...options] })}
<div class="actions">${submit(say(lang, { nb: 'Lagre', en: 'Save' }), 'secondary')}</div></form>`
}
