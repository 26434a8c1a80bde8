import { openInvitations } from '../../companies/invitation.ts'
import { membersOf } from '../../companies/queries.ts'
import { readCompany } from '../../companies/read-company.ts'
import { type Unit, unitsOf } from '../../companies/units.ts'
import { joinWishesOf } from '../../joining/join-wishes-of.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { icon } from '../components/icon.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, select, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { MEMBER_ROLES_MAY } from '../words/members.ts'
import { givenBy } from './given-by.ts'
import { invitationList } from './invitation-list.ts'
import { memberList } from './member-list.ts'
import { unitBoxes, unitIdsIn } from './unit-boxes.ts'
import { wishList } from './wish-list.ts'

const DONE: Record<string, Said> = {
  invited: {
    nb: 'Invitasjonen er på vei. Vi sier fra her når e-posten er sendt.',
    en: 'The invitation is on its way. This page says when its mail has been sent.',
  },
  resent: {
    nb: 'Invitasjonen sendes på nytt. Den forrige lenken virker ikke lenger.',
    en: 'The invitation is sent again. The link before works no longer.',
  },
  revoked: {
    nb: 'Invitasjonen er trukket tilbake. Lenken virker ikke lenger.',
    en: 'The invitation is taken back. Its link works no longer.',
  },
  answered: { nb: 'Svaret er sendt.', en: 'The answer is sent.' },
  bound: { nb: 'Enhetene er lagret.', en: 'The units are saved.' },
  changed: { nb: 'Rollen er endret.', en: 'The role is changed.' },
  ended: {
    nb: 'Personen er ikke lenger med, og ser ikke lenger noe av det som er bedriftens.',
    en: 'This person is a member no longer, and sees nothing of the company’s any more.',
  },
}

/** Everybody who acts for a company, who is invited to, and a form that invites. */
export async function membersPage(
  visit: Visit,
  form: Filled = freshForm(visit.lang, { role: 'buyer' }),
): Promise<Page> {
  const { lang, on, caller, to } = visit
  const company = await readCompany({ ...on, actor: caller.actor }, idOf(visit, 'company'))
  const [members, invitations, wishes, units] = await Promise.all([
    membersOf(on, company.id),
    openInvitations(on, company.id),
    joinWishesOf(on, company.id),
    unitsOf(on, { companyId: company.id, memberId: null }),
  ])
  const title = say(lang, { nb: 'Hvem som handler for bedriften', en: 'Who acts for the company' })
  const here = to(`/company/${company.id}/members`)
  return {
    title,
    hidden: true,
    at: `/company/${company.id}/members`,
    ...(form.faults.length > 0 ? { faulty: true } : {}),
    body: html`${backLink(to(`/company?company=${company.id}`), company.name, icon('back'))}${notice(visit, DONE)}${errorSummary(form, (name) => (name === 'email' ? say(lang, EMAIL) : null))}<h1>${title}</h1>
${wishList(visit, wishes, here)}
${company.confirmed ? inviteForm(visit, form, { here, units }) : notYet(visit)}
<p><a href="${to(`/company/${company.id}/domains`)}">${say(lang, { nb: 'La kolleger bli med gjennom e-postdomenet', en: 'Let colleagues join by your mail domain' })}</a></p>
${invitationList(visit, invitations, { here, units })}
${memberList(visit, members, { here, units })}`,
  }
}

const EMAIL: Said = { nb: 'E-postadressen til den du inviterer', en: 'E-mail address of whom you invite' }

function inviteForm(visit: Visit, form: Filled, { here, units }: { here: string; units: readonly Unit[] }): SafeHtml {
  const { lang } = visit
  const options = givenBy(visit).map((role) => ({ value: role, label: say(lang, MEMBER_ROLES_MAY[role]) }))
  return html`<form class="form sheet desk-part desk-form" method="post" action="${here}" novalidate><h2>${say(lang, { nb: 'Inviter noen', en: 'Invite somebody' })}</h2>
<p class="fine">${say(lang, { nb: 'De får en e-post med en lenke som bare virker for den adressen, i sju dager.', en: 'They get a mail with a link that works for that address only, for seven days.' })}</p>
${field(form, { name: 'email', label: say(lang, EMAIL), type: 'email', autocomplete: 'off', max: 254 })}
${select(form, { name: 'role', label: say(lang, { nb: 'Rolle', en: 'Role' }), options: [...options].reverse(), preset: 'buyer' })}
${unitBoxes(visit, units, { of: 'invited', chosen: unitIdsIn(visit.form) ?? [] })}
<div class="actions">${submit(say(lang, { nb: 'Send invitasjonen', en: 'Send the invitation' }))}</div></form>`
}

const notYet = ({ lang }: Visit): SafeHtml =>
  html`<div class="ds-alert desk-notice" data-color="info"><p>${say(lang, { nb: 'Når vi har bekreftet at du handler for bedriften, kan du invitere flere.', en: 'Once we have confirmed that you act for the company, you can invite others.' })}</p></div>`
