import { demandStaffCode } from '../../access/demand-staff-code.ts'
import { removeAuthenticatorOf } from '../../access/remove-authenticator.ts'
import { fourEyesSetting } from '../../countersigning/four-eyes.ts'
import { RoleName } from '../../identity/make-api-key.ts'
import { type StaffMember, staff } from '../../identity/staff.ts'
import { staffCodeSetting } from '../../identity/staff-code.ts'
import { ROLES, type Role } from '../../platform/actor.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import type { Problem } from '../../platform/problems.ts'
import { readSetting } from '../../platform/settings.ts'
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
import { ABOVE, fourEyesFrom, fourEyesPart, saveFourEyes } from './four-eyes.ts'
import { setupPage } from './setup-page.ts'

const who = ['administrator'] as const
const PATH = '/setup/staff'

export const staffPages: readonly PageRoute[] = [
  { method: 'get', path: PATH, who, answer: (visit) => staffPage(visit) },
  { method: 'post', path: PATH, who, answer: invite },
  { method: 'post', path: `${PATH}/:id/roles/:role`, who, answer: takeAway },
  { method: 'post', path: `${PATH}/code`, who, answer: demandCode },
  { method: 'post', path: `${PATH}/four-eyes`, who, answer: limitOne },
  { method: 'post', path: `${PATH}/:id/authenticator`, who, answer: removeApp },
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
  demanded: {
    nb: 'Fra nå av må alle med en rolle logge inn med en kode. De som ikke har en app, legger den til først.',
    en: 'From now on everybody with a role must sign in with a code. Those without an app add one first.',
  },
  limited: { nb: 'Grensen er lagret.', en: 'The limit is saved.' },
  'left-off': { nb: 'Koder er frivillige igjen.', en: 'Codes are voluntary again.' },
  removed: {
    nb: 'Appen er fjernet, og personen har fått beskjed. De logger inn uten kode til de legger til en ny.',
    en: 'The app is removed, and the person has been told. They sign in without a code until they add a new one.',
  },
  taken: {
    nb: 'Rollen er tatt bort, og personen er logget ut.',
    en: 'The role is taken away, and the person is signed out.',
  },
}

const labelled = (lang: Lang, name: string): string | null => {
  const said = name === 'aboveAmount' ? ABOVE : LABELS[name]
  return said ? say(lang, said) : null
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
  return refused(visit, attempted.problem)
}

async function demandCode(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const demanded = form.get('demanded') === 'yes'
  const attempted = await attempt(() => act(till, caller.actor, (tx) => demandStaffCode(tx, { demanded })))
  if ('done' in attempted) return { goTo: to(`${PATH}?done=${demanded ? 'demanded' : 'left-off'}`) }
  return refused(visit, attempted.problem)
}

async function limitOne(visit: Visit): Promise<Answer> {
  const attempted = await attempt(() => saveFourEyes(visit, fourEyesFrom(visit)))
  if ('done' in attempted) return { goTo: visit.to(`${PATH}?done=limited`) }
  const { problem } = attempted
  const form = refusedDeskForm(visit, problem, () => 'aboveAmount')
  return { ...(await staffPage(visit, form)), status: problem.status, at: PATH }
}

async function removeApp(visit: Visit): Promise<Answer> {
  const personId = idOf(visit, 'person')
  await act(visit.till, visit.caller.actor, (tx) => removeAuthenticatorOf(tx, personId))
  return { goTo: visit.to(`${PATH}?done=removed`) }
}

async function refused(visit: Visit, problem: Problem): Promise<Answer> {
  return { ...(await staffPage(visit, refusedDeskForm(visit, problem))), status: problem.status, at: PATH }
}

async function staffPage(visit: Visit, form: Filled = freshForm(visit.lang, { role: 'support' })): Promise<Page> {
  const { lang, on, caller } = visit
  const own = caller.actor.kind === 'person' ? caller.actor.personId : null
  const [members, demanded, limit] = await Promise.all([
    staff(on),
    readSetting(on, staffCodeSetting),
    readSetting(on, fourEyesSetting),
  ])
  return setupPage(
    visit,
    say(lang, { nb: 'Ansatte', en: 'Staff' }),
    html`${notice(visit, DONE)}${errorSummary(form, (name) => labelled(lang, name))}
<ul class="desk-hits">${members.map((member) => html`<li class="sheet desk-part">${memberPart(visit, member, own)}</li>`)}</ul>
${codePart(visit, demanded?.demanded ?? false)}
${fourEyesPart(visit, form, { action: visit.to(`${PATH}/four-eyes`), aboveMinor: limit?.aboveMinor ?? null })}
${inviteForm(visit, form)}`,
  )
}

function memberPart(
  { lang, to }: Visit,
  { id, name, email, roles, faculties, canSignIn, hasApp }: StaffMember,
  own: string | null,
) {
  const waits = tag('info', say(lang, { nb: 'Har ingen konto ennå', en: 'Has no account yet' }))
  const called = (role: Role) => say(lang, ROLE_WORDS[role].name)
  const take = (role: Role): SafeHtml => {
    const words = html`${say(lang, { nb: 'Ta bort', en: 'Take away' })}<span class="ds-sr-only">: ${called(role)}, ${name}</span>`
    return html`<li><span>${called(role)} <span class="fine">${role === 'faculty-administrator' ? faculties.join(', ') : say(lang, ROLE_WORDS[role].may)}</span></span><form method="post" action="${to(`${PATH}/${id}/roles/${role}`)}">${submit(words, 'tertiary')}</form></li>`
  }
  return html`<div><h2 class="setup-person">${name}${id === own ? ` (${say(lang, { nb: 'deg', en: 'you' })})` : ''}</h2><p class="fine wrap">${email}</p>${canSignIn ? null : waits}${hasApp ? appPart({ lang, to }, { id, name }) : null}</div>
<ul class="setup-roles">${roles.map(take)}</ul>`
}

function appPart({ lang, to }: Pick<Visit, 'lang' | 'to'>, { id, name }: Pick<StaffMember, 'id' | 'name'>): SafeHtml {
  const words = html`${say(lang, { nb: 'Fjern appen', en: 'Remove the app' })}<span class="ds-sr-only">: ${name}</span>`
  return html`<form class="setup-app" method="post" action="${to(`${PATH}/${id}/authenticator`)}"><p>${tag('success', say(lang, { nb: 'Logger inn med kode', en: 'Signs in with a code' }))}</p>${submit(words, 'tertiary')}</form>`
}

function codePart({ lang, to }: Visit, demanded: boolean): SafeHtml {
  const state = demanded
    ? say(lang, {
        nb: 'Alle med en rolle må logge inn med en kode fra en app. Rollene virker ikke uten.',
        en: 'Everybody with a role must sign in with a code from an app. Roles do not work without.',
      })
    : say(lang, {
        nb: 'Koder er frivillige. Krever du dem, holder det ikke lenger å kjenne passordet til en ansatt.',
        en: 'Codes are voluntary. If you demand them, knowing a colleague’s password is no longer enough.',
      })
  const words = demanded
    ? say(lang, { nb: 'La koder være frivillige', en: 'Let codes be voluntary' })
    : say(lang, { nb: 'Krev kode av alle', en: 'Demand a code of everybody' })
  return html`<form class="form sheet setup-form" method="post" action="${to(`${PATH}/code`)}"><h2>${say(lang, { nb: 'Innlogging med kode', en: 'Signing in with a code' })}</h2>
<p>${state}</p><input type="hidden" name="demanded" value="${demanded ? 'no' : 'yes'}"><div>${submit(words, 'secondary')}</div></form>`
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
