import { ConfirmAuthenticator } from '../../access/confirm-authenticator.ts'
import { signInByCode } from '../../access/sign-in-by-code.ts'
import { SignIn, signIn } from '../../identity/sign-in.ts'
import { signOut } from '../../identity/sign-out.ts'
import { html } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { afterSignIn } from '../after-sign-in.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, submit } from '../forms/field.ts'
import { type Filled, freshForm, refusedForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import { forgetOrders } from '../pages/order-access.ts'
import type { Visit } from '../visit.ts'
import { ACCOUNT_LABELS, accountLabel } from '../words/account.ts'
import { formAfterRefusal } from './refused-sign-in.ts'
import { signInPage, wanted } from './sign-in-page.ts'

export const signInPages: readonly PageRoute[] = [
  { method: 'get', path: '/sign-in', who: 'anyone', answer: signInFirst },
  { method: 'post', path: '/sign-in', who: 'anyone', answer: signInFromForm },
  { method: 'get', path: '/sign-in/code', who: 'anyone', answer: (visit) => codePage(visit, freshForm(visit.lang)) },
  { method: 'post', path: '/sign-in/code', who: 'anyone', answer: codeFromForm },
  { method: 'post', path: '/sign-out', who: 'anyone', answer: signOutFromForm },
]

async function signInFirst(visit: Visit): Promise<Page> {
  const { form, status } = formAfterRefusal(visit)
  return { ...(await signInPage(visit, form)), status }
}

async function signInFromForm(visit: Visit): Promise<Answer> {
  const { req, res, till, form, lang, caller } = visit
  const wish = { email: form.get('email'), password: form.all('password')[0] ?? '' }
  const attempted = await attempt(() => signIn({ req, res }, till.connection.pool, parseForm(SignIn, wish)))
  if ('done' in attempted) return afterSignIn(visit, visit.form.get('to'))
  const { problem } = attempted
  const filled = refusedForm({ lang, requestId: caller.requestId }, form, { problem })
  return { ...(await signInPage(visit, filled)), status: problem.status }
}

async function codeFromForm(visit: Visit): Promise<Answer> {
  const { req, till, form, lang, caller, to } = visit
  const attempted = await attempt(() =>
    signInByCode(req, till, parseForm(ConfirmAuthenticator, { code: form.get('code') })),
  )
  if ('done' in attempted) return afterSignIn(visit, visit.form.get('to'))
  const { problem } = attempted
  if (problem.code === 'access/sign-in') return { goTo: to('/sign-in') }
  const filled = refusedForm({ lang, requestId: caller.requestId }, form, { problem })
  return { ...codePage(visit, filled), status: problem.status }
}

/** Nothing of a person stays behind in the browser: not the orders that its visitor had placed either. */
async function signOutFromForm(visit: Visit): Promise<Answer> {
  const { req, res, till, to } = visit
  forgetOrders(visit)
  await signOut({ req, res }, till.config.publicUrl.startsWith('https:'))
  return { goTo: to('/') }
}

function codePage(visit: Visit, form: Filled): Page {
  const { lang, to } = visit
  const title = say(lang, { nb: 'Kode fra appen', en: 'Code from the app' })
  return {
    title,
    hidden: true,
    width: 'narrow',
    body: html`<h1>${title}</h1>
<form class="form sheet account-form" method="post" action="${to('/sign-in/code')}" novalidate>${errorSummary(form, accountLabel(lang))}
${hidden('to', wanted(visit))}
${field(form, { name: 'code', label: say(lang, ACCOUNT_LABELS.code), hint: say(lang, { nb: 'De seks sifrene som appen viser nå. Uten appen kan du bruke en av reservekodene.', en: 'The six figures that the app shows now. Without the app, use one of the recovery codes.' }), autocomplete: 'one-time-code', size: 12, max: 40 })}
<div class="actions">${submit(say(lang, { nb: 'Logg inn', en: 'Sign in' }))}<a href="${to('/sign-in')}">${say(lang, { nb: 'Begynn på nytt', en: 'Start again' })}</a></div></form>`,
  }
}
