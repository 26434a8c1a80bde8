import { newPassword, offerAgain, offerAuthenticator } from '../../access/change-ways-in.ts'
import { ConfirmAuthenticator } from '../../access/confirm-authenticator.ts'
import { endSession } from '../../access/end-sessions.ts'
import { removeAuthenticator } from '../../access/remove-authenticator.ts'
import { confirmHere } from '../../access/session-routes.ts'
import { ChangePassword } from '../../access/set-password.ts'
import { freshPerson, personOf } from '../../identity/fresh.ts'
import { act } from '../../platform/till.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { accountPage } from './account-page.ts'
import { codesPage, offerPage } from './authenticator.ts'

const who = 'person'

export const accountPages: readonly PageRoute[] = [
  { method: 'get', path: '/account', who, answer: (visit) => accountPage(visit) },
  { method: 'post', path: '/account/password', who, answer: changePassword },
  { method: 'post', path: '/account/authenticator', who, answer: offer },
  { method: 'post', path: '/account/authenticator/confirmation', who, answer: confirm },
  { method: 'post', path: '/account/authenticator/removal', who, answer: remove },
  { method: 'post', path: '/account/sessions/:id/end', who, answer: end },
]

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
  await act(visit.till, visit.caller.actor, removeAuthenticator)
  return { goTo: visit.to('/account?done=removed') }
}

async function end(visit: Visit): Promise<Answer> {
  const { till, caller, params, to } = visit
  const { personId } = personOf(caller.actor)
  await act(till, caller.actor, (tx) => endSession(tx, { personId, id: params.id ?? '' }))
  return { goTo: to('/account?done=ended') }
}
