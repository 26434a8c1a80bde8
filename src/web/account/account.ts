import { dropAuthenticator, newPassword, offerAgain, offerAuthenticator } from '../../access/change-ways-in.ts'
import { ConfirmAuthenticator } from '../../access/confirm-authenticator.ts'
import { endSession } from '../../access/end-sessions.ts'
import { confirmHere } from '../../access/session-routes.ts'
import { ChangePassword } from '../../access/set-password.ts'
import { sessionsOf, waysInOf } from '../../access/ways-in.ts'
import { freshPerson, personOf } from '../../identity/fresh.ts'
import type { PersonActor } from '../../platform/actor.ts'
import { html } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { signInFirst } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { providersLink } from '../components/provider-buttons.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { accountLabel } from '../words/account.ts'
import { codesPage, offerPage } from './authenticator.ts'
import { ownCopyLink } from './own-copy.ts'
import { authenticatorPart, passwordPart, sessionsPart } from './parts.ts'
import { profileLink } from './profile.ts'

const who = 'person'

export const accountPages: readonly PageRoute[] = [
  { method: 'get', path: '/account', who, answer: (visit) => accountPage(visit) },
  { method: 'post', path: '/account/password', who, answer: changePassword },
  { method: 'post', path: '/account/authenticator', who, answer: offer },
  { method: 'post', path: '/account/authenticator/confirmation', who, answer: confirm },
  { method: 'post', path: '/account/authenticator/removal', who, answer: remove },
  { method: 'post', path: '/account/sessions/:id/end', who, answer: end },
]

const DONE: Record<string, Said> = {
  password: {
    nb: 'Passordet er byttet, og du er logget ut alle andre steder.',
    en: 'The password is changed, and you are signed out everywhere else.',
  },
  removed: { nb: 'Innlogging krever ikke lenger kode.', en: 'Signing in asks for no code any more.' },
  ended: { nb: 'Du er logget ut der.', en: 'You are signed out there.' },
}

async function changePassword(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  freshPerson(caller.actor)
  const wish = { password: form.all('password')[0] ?? '' }
  const attempted = await attempt(() => newPassword(till, caller.actor, parseForm(ChangePassword, wish)))
  if ('done' in attempted) return { goTo: to('/account?done=password') }
  const { problem } = attempted
  return { ...(await accountPage(visit, refusedDeskForm(visit, problem))), status: problem.status, at: '/account' }
}

async function offer(visit: Visit): Promise<Answer> {
  return { ...offerPage(visit, await offerAuthenticator(visit.till, visit.caller.actor)), at: '/account' }
}

/** A wrong code leaves the secret as it is: the page keeps showing it. */
async function confirm(visit: Visit): Promise<Answer> {
  const { till, caller, form, req } = visit
  const attempted = await attempt(() =>
    confirmHere(req, till, parseForm(ConfirmAuthenticator, { code: form.get('code') })),
  )
  if ('done' in attempted) return { ...codesPage(visit, attempted.done), at: '/account' }
  const { problem } = attempted
  const offered = await offerAgain(till, caller.actor)
  return { ...offerPage(visit, offered, refusedDeskForm(visit, problem)), status: problem.status, at: '/account' }
}

async function remove(visit: Visit): Promise<Answer> {
  await dropAuthenticator(visit.till, visit.caller.actor)
  return { goTo: visit.to('/account?done=removed') }
}

async function end(visit: Visit): Promise<Answer> {
  const { till, caller, params, to } = visit
  const { personId } = personOf(caller.actor)
  await act(till, caller.actor, (tx) => endSession(tx, { personId, id: params.id ?? '' }))
  return { goTo: to('/account?done=ended') }
}

async function accountPage(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, on, caller } = visit
  const actor = personOf(caller.actor)
  const [ways, sessions] = await Promise.all([waysInOf(on, actor.personId), sessionsOf(on, actor)])
  if (!ways) throw signInFirst()
  const title = say(lang, { nb: 'Konto og innlogging', en: 'Account and sign-in' })
  return {
    title,
    hidden: true,
    width: 'narrow',
    body: html`<h1>${title}</h1>${notice(visit, DONE)}${errorSummary(form, accountLabel(lang))}
${withheld(visit, actor)}
${profileLink(visit)}
${authenticatorPart(visit, ways)}
${passwordPart(visit, ways, form)}
${providersLink(visit)}
${sessionsPart(visit, sessions)}
${ownCopyLink(visit)}`,
  }
}

const withheld = ({ lang }: Visit, { withheld: roles = [] }: PersonActor) =>
  roles.length === 0
    ? null
    : html`<div class="ds-alert" data-color="warning" role="status"><p>${say(lang, { nb: 'Alle som arbeider her, må logge inn med en kode. Legg til en app, så har du rollene dine igjen.', en: 'Everybody who works here must sign in with a code. Add an app and your roles are back.' })}</p></div>`
