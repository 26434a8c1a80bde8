import { RoleName } from '../../identity/make-api-key.ts'
import { type StaffMember, staff } from '../../identity/staff.ts'
import { ROLES, type Role } from '../../platform/actor.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { EMAIL_MAX, LINE_MAX } from '../../platform/words.ts'
import { InviteStaff, inviteStaff } from '../../setup/invite-staff.ts'
import { ROLE_WORDS } from '../../setup/role-words.ts'
import { takeRole } from '../../setup/take-role.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { notice } from '../desk/notice.ts'
import { tag } from '../desk/tag.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, radios, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, filledIn, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { setupPage } from './setup-page.ts'

const who = ['administrator'] as const
const PATH = '/setup/staff'

export const staffPages: readonly PageRoute[] = [
  { method: 'get', path: PATH, who, answer: (visit) => staffPage(visit) },
  { method: 'post', path: PATH, who, answer: invite },
  { method: 'post', path: `${PATH}/:id/roles/:role`, who, answer: takeAway },
]

const LABELS: Record<string, Said> = {
  name: { nb: 'Navn', en: 'Name' },
  email: { nb: 'E-post', en: 'E-mail' },
  role: { nb: 'Rolle', en: 'Role' },
  faculty: { nb: 'Fakultet', en: 'Faculty' },
}
const DONE: Record<string, Said> = {
  given: {
    nb: 'Rollen er gitt, og personen har fått en e-post. Den gjelder fra neste gang de logger inn.',
    en: 'The role is given, and the person has been sent an e-mail. It applies from the next time they sign in.',
  },
  'not-mailed': {
    nb: 'Rollen er gitt, men e-posten kunne ikke sendes. Si selv fra til personen.',
    en: 'The role is given, but the e-mail could not be sent. Tell the person yourself.',
  },
  taken: {
    nb: 'Rollen er tatt bort, og personen er logget ut.',
    en: 'The role is taken away, and the person is signed out.',
  },
}

async function invite(visit: Visit): Promise<Answer> {
  const { till, caller, form, to, lang } = visit
  const { faculty, ...named } = Object.fromEntries(Object.keys(LABELS).map((name) => [name, form.get(name)]))
  const typed = { ...named, ...filledIn({ faculty }) }
  const attempted = await attempt(() => inviteStaff(till, caller.actor, parseForm(InviteStaff, { ...typed, lang })))
  if ('done' in attempted) return { goTo: to(`${PATH}?done=${attempted.done.mailed ? 'given' : 'not-mailed'}`) }
  return { ...(await staffPage(visit, refusedDeskForm(visit, attempted.problem))), status: attempted.problem.status }
}

async function takeAway(visit: Visit): Promise<Answer> {
  const { till, caller, to, params } = visit
  const personId = idOf(visit, 'person')
  const attempted = await attempt(() => {
    const role = parseForm(RoleName, params.role)
    return act(till, caller.actor, (tx) => takeRole(tx, { personId, role }))
  })
  if ('done' in attempted) return { goTo: to(`${PATH}?done=taken`) }
  const { problem } = attempted
  return { ...(await staffPage(visit, refusedDeskForm(visit, problem))), status: problem.status, at: PATH }
}

async function staffPage(visit: Visit, form: Filled = freshForm(visit.lang, { role: 'support' })): Promise<Page> {
  const { lang, on, caller } = visit
  const own = caller.actor.kind === 'person' ? caller.actor.personId : null
  const members = await staff(on)
  return setupPage(
    visit,
    say(lang, { nb: 'Ansatte', en: 'Staff' }),
    html`${notice(visit, DONE)}${errorSummary(form, (name) => (LABELS[name] ? say(lang, LABELS[name]) : null))}
<ul class="desk-hits">${members.map((member) => html`<li class="sheet desk-part">${memberPart(visit, member, own)}</li>`)}</ul>
${inviteForm(visit, form)}`,
  )
}

function memberPart(
  { lang, to }: Visit,
  { id, name, email, roles, faculties, canSignIn }: StaffMember,
  own: string | null,
) {
  const waits = tag('info', say(lang, { nb: 'Har ingen konto ennå', en: 'Has no account yet' }))
  const called = (role: Role) => say(lang, ROLE_WORDS[role].name)
  const take = (role: Role): SafeHtml => {
    const words = html`${say(lang, { nb: 'Ta bort', en: 'Take away' })}<span class="ds-sr-only">: ${called(role)}, ${name}</span>`
    return html`<li><span>${called(role)} <span class="fine">${role === 'faculty-administrator' ? faculties.join(', ') : say(lang, ROLE_WORDS[role].may)}</span></span><form method="post" action="${to(`${PATH}/${id}/roles/${role}`)}">${submit(words, 'tertiary')}</form></li>`
  }
  return html`<div><h2 class="setup-person">${name}${id === own ? ` (${say(lang, { nb: 'deg', en: 'you' })})` : ''}</h2><p class="fine wrap">${email}</p>${canSignIn ? null : waits}</div>
<ul class="setup-roles">${roles.map(take)}</ul>`
}

function inviteForm({ lang, to }: Visit, form: Filled): SafeHtml {
  const label = (name: string) => say(lang, LABELS[name]!)
  const options = ROLES.map((role) => ({
    value: role,
    label: say(lang, ROLE_WORDS[role].name),
    hint: say(lang, ROLE_WORDS[role].may),
  }))
  return html`<form class="form sheet setup-form" method="post" action="${to(PATH)}" novalidate><h2>${say(lang, { nb: 'Gi noen en rolle', en: 'Give somebody a role' })}</h2>
<p>${say(lang, { nb: 'Personen får en e-post og logger inn med denne adressen. Har de ingen konto ennå, lager de en selv, og rollen er der.', en: 'The person gets an e-mail and signs in with this address. If they have no account yet they make one themselves, and the role is there.' })}</p>
${field(form, { name: 'name', label: label('name'), max: LINE_MAX })}
${field(form, { name: 'email', label: label('email'), type: 'email', max: EMAIL_MAX })}
${radios(form, { name: 'role', legend: label('role'), options })}
${field(form, { name: 'faculty', label: label('faculty'), hint: say(lang, { nb: 'Bare for fakultetsadministratorer, skrevet som på kursene', en: 'For faculty administrators only, written as on the courses' }), optional: true, max: LINE_MAX })}
<div>${submit(say(lang, { nb: 'Gi rollen', en: 'Give the role' }))}</div></form>`
}
