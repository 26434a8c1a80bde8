import type { MemberRole } from '../../companies/member-role.ts'
import type { Member } from '../../companies/queries.ts'
import type { Unit } from '../../companies/units.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { day } from '../components/when.ts'
import { submit } from '../forms/field.ts'
import type { Visit } from '../visit.ts'
import { MEMBER_ROLES, MEMBER_ROLES_MAY } from '../words/members.ts'
import { givenBy } from './given-by.ts'
import { button } from './invitation-list.ts'
import { boundTo, unitBoxes } from './unit-boxes.ts'

type Around = { here: string; units: readonly Unit[] }

/** Everybody who acts for the company, with what whoever looks may do about each. */
export function memberList(visit: Visit, members: readonly Member[], { here, units }: Around): SafeHtml {
  const { lang } = visit
  return html`<section class="desk-block"><h2>${say(lang, { nb: 'Med i bedriften', en: 'Members' })}</h2><ul class="desk-hits">${members.map(
    (
      each,
    ) => html`<li class="sheet desk-part"><div><h3>${each.name}</h3><p class="fine desk-address">${each.email}</p><p class="fine">${say(lang, MEMBER_ROLES[each.role])} · ${say(lang, { nb: 'siden', en: 'since' })} ${day(lang, SELLER_ZONE, each.since)}</p>${each.unitIds ? html`<p class="fine">${say(lang, { nb: 'Bare for', en: 'Only for' })} ${boundTo(units, each.unitIds)}</p>` : null}</div>
${steps(visit, each, { here, units })}</li>`,
  )}</ul></section>`
}

function steps(visit: Visit, member: Member, { here, units }: Around): SafeHtml | null {
  const { lang, caller } = visit
  const { personId, name, role } = member
  const given = givenBy(visit)
  if (caller.actor.kind === 'person' && caller.actor.personId === personId)
    return html`<p><a href="${here.replace(/members$/, 'leave')}">${say(lang, { nb: 'Slutt å handle for bedriften', en: 'Stop acting for the company' })}</a></p>`
  if (!given.includes(role)) return null
  return html`<details class="more"><summary>${say(lang, { nb: 'Endre', en: 'Change' })}<span class="ds-sr-only">: ${name}</span></summary>
<div class="desk-step"><form class="form" method="post" action="${here}/${personId}/role">${roleField(visit, member, given)}
<div class="actions">${submit(html`${say(lang, { nb: 'Lagre rollen', en: 'Save the role' })}<span class="ds-sr-only">: ${name}</span>`, 'secondary')}</div></form></div>
${bindForm(visit, member, { here, units })}
<p class="fine">${say(lang, { nb: 'Den som går ut, mister med en gang alt det som er bedriftens.', en: 'Who is taken out loses at once all that is the company’s.' })}</p>
<div class="desk-step">${button(`${here}/${personId}/end`, say(lang, { nb: 'Ta ut av bedriften', en: 'Take out of the company' }), name)}</div></details>`
}

/** Where the company has units; an owner is bound to none. */
function bindForm(visit: Visit, { personId, name, role, unitIds }: Member, { here, units }: Around): SafeHtml | null {
  const boxes = role === 'owner' ? null : unitBoxes(visit, units, { of: personId, chosen: unitIds ?? [] })
  if (!boxes) return null
  return html`<div class="desk-step"><form class="form" method="post" action="${here}/${personId}/units">${boxes}
<div class="actions">${submit(html`${say(visit.lang, { nb: 'Lagre enhetene', en: 'Save the units' })}<span class="ds-sr-only">: ${name}</span>`, 'secondary')}</div></form></div>`
}

/** There is one on the page for each member, so its id names the member. */
function roleField({ lang }: Visit, { personId, role }: Member, given: readonly MemberRole[]): SafeHtml {
  const id = `role-${personId}`
  return html`<div class="ds-field field"><label class="ds-label" for="${id}">${say(lang, { nb: 'Rolle', en: 'Role' })}</label>
<select class="ds-input" id="${id}" name="role">${given.map((each) => html`<option value="${each}"${each === role ? html` selected` : null}>${say(lang, MEMBER_ROLES_MAY[each])}</option>`)}</select></div>`
}
