import type { Delivery, Invitation } from '../../companies/invitation.ts'
import type { Unit } from '../../companies/units.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { day } from '../components/when.ts'
import { type Tone, tag } from '../desk/tag.ts'
import { submit } from '../forms/field.ts'
import type { Visit } from '../visit.ts'
import { MEMBER_ROLES } from '../words/members.ts'
import { boundTo } from './unit-boxes.ts'

const DELIVERY: Record<Delivery, { tone: Tone; said: Said }> = {
  waiting: { tone: 'neutral', said: { nb: 'e-posten venter', en: 'mail is waiting' } },
  sent: { tone: 'success', said: { nb: 'e-posten er sendt', en: 'mail is sent' } },
  failed: { tone: 'danger', said: { nb: 'e-posten kom ikke fram ennå', en: 'mail has not got through yet' } },
}
const ENDED: { tone: Tone; said: Said } = {
  tone: 'warning',
  said: { nb: 'for gammel, send på nytt', en: 'too old, send again' },
}

/** Who is invited and has not answered, with what became of the mail. */
export function invitationList(
  visit: Visit,
  invitations: readonly Invitation[],
  { here, units }: { here: string; units: readonly Unit[] },
): SafeHtml | null {
  const { lang } = visit
  if (invitations.length === 0) return null
  return html`<section class="desk-block"><h2>${say(lang, { nb: 'Invitert', en: 'Invited' })}</h2><ul class="desk-hits">${invitations.map(
    (each) => html`<li class="sheet desk-part">${invited(lang, each, boundTo(units, each.unitIds))}
<div class="desk-step">${button(`${here}/invitations/${each.id}/again`, say(lang, { nb: 'Send på nytt', en: 'Send again' }), each.email)}${button(`${here}/invitations/${each.id}/revoke`, say(lang, { nb: 'Trekk tilbake', en: 'Take back' }), each.email)}</div></li>`,
  )}</ul></section>`
}

function invited(lang: Lang, { email, role, invitedBy, endsAt, ended, delivery }: Invitation, bound: string): SafeHtml {
  const state = ended ? ENDED : DELIVERY[delivery]
  const by = invitedBy ? `${say(lang, { nb: 'av', en: 'by' })} ${invitedBy} · ` : ''
  const only = bound === '' ? '' : `${say(lang, { nb: 'bare for', en: 'only for' })} ${bound} · `
  return html`<div><h3 class="desk-address">${email}</h3><p class="fine">${say(lang, MEMBER_ROLES[role])} · ${only}${by}${say(lang, { nb: 'gjelder til', en: 'until' })} ${day(lang, SELLER_ZONE, endsAt)}</p></div>
<p class="desk-tags">${tag(state.tone, say(lang, state.said))}</p>`
}

/** The button says whom it is about to those who hear it only. */
export const button = (action: string, words: string, about: string): SafeHtml =>
  html`<form method="post" action="${action}">${submit(html`${words}<span class="ds-sr-only">: ${about}</span>`, 'secondary')}</form>`
