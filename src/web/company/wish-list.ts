import { NOBODY } from '../../joining/answer-join.ts'
import type { JoinWish } from '../../joining/join-wishes-of.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { day } from '../components/when.ts'
import { submit } from '../forms/field.ts'
import type { Visit } from '../visit.ts'
import { MEMBER_ROLES_MAY } from '../words/members.ts'
import { givenBy } from './given-by.ts'

/** Who asks to act for the company, each with a yes and a no. Nothing where nobody does. */
export function wishList(visit: Visit, wishes: readonly JoinWish[], here: string): SafeHtml | null {
  const { lang } = visit
  if (wishes.length === 0) return null
  return html`<section class="desk-block"><h2>${say(lang, { nb: 'Vil være med', en: 'Ask to join' })}</h2><ul class="desk-hits">${wishes.map(
    (each) =>
      html`<li class="sheet desk-part"><div><h3>${each.name}</h3><p class="fine desk-address">${each.addresses.join(', ')}</p><p class="fine">${say(lang, { nb: 'spurte', en: 'asked' })} ${day(lang, SELLER_ZONE, each.askedAt)}</p></div>
${answerForm(visit, each, here)}</li>`,
  )}</ul></section>`
}

/** There is one on the page for each wish, so its id names the wish. */
function answerForm(visit: Visit, { id, name }: JoinWish, here: string): SafeHtml {
  const { lang } = visit
  const field = `role-${id}`
  const about = html`<span class="ds-sr-only">: ${name}</span>`
  const roles = [...givenBy(visit)].reverse()
  return html`<form class="form" method="post" action="${here}/wishes/${id}"><div class="ds-field field"><label class="ds-label" data-weight="semibold" for="${field}">${say(lang, { nb: 'Slipp inn som', en: 'Let in as' })}</label>
<select class="ds-input" id="${field}" name="role">${roles.map((role) => html`<option value="${role}"${role === 'buyer' ? html` selected` : null}>${say(lang, MEMBER_ROLES_MAY[role])}</option>`)}</select></div>
<div class="actions">${submit(html`${say(lang, { nb: 'Ja, slipp inn', en: 'Yes, let in' })}${about}`)}</div></form>
<form method="post" action="${here}/wishes/${id}"><input type="hidden" name="role" value="${NOBODY}"><div class="actions">${submit(html`${say(lang, { nb: 'Nei', en: 'No' })}${about}`, 'secondary')}</div></form>`
}
