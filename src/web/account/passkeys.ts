import { AddPasskey, addPasskey } from '../../passkeys/add-passkey.ts'
import { notAccepted, wrongPasskey } from '../../passkeys/problems.ts'
import { removePasskey } from '../../passkeys/remove-passkey.ts'
import { SignInByPasskey, signInByPasskey } from '../../passkeys/sign-in-by-passkey.ts'
import { thePasskey } from '../../passkeys/the-passkey.ts'
import { act } from '../../platform/till.ts'
import { afterSignIn } from '../after-sign-in.ts'
import { refusedForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { accountPage } from './account-page.ts'
import { PASSKEY_SIGN_IN, PASSKEYS } from './passkeys-part.ts'
import { signInPage } from './sign-in-page.ts'

export const passkeyPages: readonly PageRoute[] = [
  { method: 'post', path: PASSKEYS, who: 'person', answer: addFromForm },
  { method: 'post', path: `${PASSKEYS}/:id/removal`, who: thePasskey.to('self'), answer: removeFromForm },
  { method: 'post', path: PASSKEY_SIGN_IN, who: 'anyone', answer: signInFromForm },
]

async function addFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, lang, to } = visit
  const attempted = await attempt(() =>
    addPasskey(till, caller.actor, parseForm(AddPasskey, { ...answerIn(visit), name: form.get('passkey') })),
  )
  if ('done' in attempted) return { goTo: to('/account?done=passkey') }
  const { problem } = attempted
  const isName = problem.faults?.every(({ pointer }) => pointer === '/name') ?? true
  const fieldOf = () => 'passkey'
  const refusal = { problem: isName ? problem : notAccepted(), fieldOf }
  const filled = refusedForm({ lang, requestId: caller.requestId }, form, refusal)
  return { ...(await accountPage(visit, filled)), status: problem.status, at: '/account', faulty: true }
}

async function removeFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, params, to } = visit
  await act(till, caller.actor, (tx) => removePasskey(tx, params.id!))
  return { goTo: to('/account?done=passkey-removed') }
}

async function signInFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, lang, req } = visit
  const attempted = await attempt(() => signInByPasskey(req, till, parseForm(SignInByPasskey, answerIn(visit))))
  if ('done' in attempted) return afterSignIn(visit, form.get('to'))
  const { problem } = attempted
  const refusal = { problem: problem.faults ? wrongPasskey() : problem }
  const filled = refusedForm({ lang, requestId: caller.requestId }, form, refusal)
  return { ...(await signInPage(visit, filled)), status: problem.status, at: '/sign-in', faulty: true }
}

/** What the browser's script wrote into the form. Whatever else stands there is no passkey. */
function answerIn({ form }: Visit): Record<string, unknown> {
  try {
    const answer: unknown = JSON.parse(form.get('answer'))
    return typeof answer === 'object' && answer !== null ? { ...answer } : {}
  } catch {
    return {}
  }
}
