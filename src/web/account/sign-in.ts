import { ConfirmAuthenticator } from '../../access/confirm-authenticator.ts'
import { signInByCode } from '../../access/sign-in-by-code.ts'
import { SignIn, signIn } from '../../identity/sign-in.ts'
import { signOut } from '../../identity/sign-out.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { afterSignIn, isOwnAddress } from '../after-sign-in.ts'
import { providerButtons } from '../components/provider-buttons.ts'
import { notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, submit } from '../forms/field.ts'
import { type Filled, freshForm, refusedForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import { forgetOrders } from '../pages/order-access.ts'
import type { Visit } from '../visit.ts'
import { ACCOUNT_LABELS, accountLabel } from '../words/account.ts'
import { formAfterRefusal } from './refused-sign-in.ts'

export const signInPages: readonly PageRoute[] = [
  { method: 'get', path: '/sign-in', who: 'anyone', answer: signInFirst },
  { method: 'post', path: '/sign-in', who: 'anyone', answer: signInFromForm },
  { method: 'get', path: '/sign-in/code', who: 'anyone', answer: (visit) => codePage(visit, freshForm(visit.lang)) },
  { method: 'post', path: '/sign-in/code', who: 'anyone', answer: codeFromForm },
  { method: 'post', path: '/sign-out', who: 'anyone', answer: signOutFromForm },
]

const DONE: Record<string, Said> = {
  password: {
    nb: 'Passordet er byttet. Logg inn med det nye.',
    en: 'The password is changed. Sign in with the new one.',
  },
  again: {
    nb: 'Det du vil gjøre, krever at du nettopp har logget inn. Logg inn en gang til.',
    en: 'What you want to do asks for a sign-in of a moment ago. Sign in once more.',
  },
}

function signInFirst(visit: Visit): Page {
  const { form, status } = formAfterRefusal(visit)
  return { ...signInPage(visit, form), status }
}

async function signInFromForm(visit: Visit): Promise<Answer> {
  const { req, res, till, form, lang, caller } = visit
  const wish = { email: form.get('email'), password: form.all('password')[0] ?? '' }
  const attempted = await attempt(() => signIn({ req, res }, till.connection.pool, parseForm(SignIn, wish)))
  if ('done' in attempted) return afterSignIn(visit, visit.form.get('to'))
  const { problem } = attempted
  const filled = refusedForm({ lang, requestId: caller.requestId }, form, { problem })
  return { ...signInPage(visit, filled), status: problem.status }
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

/** Where the person was when they were asked to sign in. */
const wanted = ({ form, query }: Visit): string => {
  const address = form.get('to') || (query.get('to') ?? '')
  return isOwnAddress(address) ? address : ''
}

function signInPage(visit: Visit, form: Filled): Page {
  const { lang, to } = visit
  const title = say(lang, { nb: 'Logg inn', en: 'Sign in' })
  return {
    title,
    hidden: true,
    width: 'narrow',
    body: html`<h1>${title}</h1>${notice(visit, DONE)}
<form class="form sheet account-form" method="post" action="${to('/sign-in')}" novalidate>${errorSummary(form, accountLabel(lang))}
${hidden('to', wanted(visit))}
${field(form, { name: 'email', label: say(lang, ACCOUNT_LABELS.email), type: 'email', autocomplete: 'username', max: 254 })}
${field(form, { name: 'password', label: say(lang, ACCOUNT_LABELS.password), type: 'password', autocomplete: 'current-password', max: 200 })}
<div class="actions">${submit(title)}<a href="${to('/new-password')}">${say(lang, { nb: 'Glemt passordet?', en: 'Forgotten your password?' })}</a></div></form>${providerButtons(visit, wanted(visit))}
${otherWays(visit)}`,
  }
}

const otherWays = ({ lang, to }: Visit): SafeHtml => html`<ul class="account-ways">
<li><a href="${to('/sign-in/link')}">${say(lang, { nb: 'Få en lenke på e-post i stedet', en: 'Have a link mailed to you instead' })}</a></li>
<li><a href="${to('/sign-up')}">${say(lang, { nb: 'Lag en konto', en: 'Create an account' })}</a></li></ul>
<p class="fine account-aside">${say(lang, { nb: 'Du kan kjøpe kurs uten konto. Med konto finner du igjen kursene og kvitteringene dine.', en: 'You can buy without an account. With one, you find your courses and receipts again.' })}</p>`

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
