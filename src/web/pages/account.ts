import { SignIn, signIn } from '../../identity/sign-in.ts'
import { signOut } from '../../identity/sign-out.ts'
import { html } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { afterSignIn } from '../after-sign-in.ts'
import { providerButtons } from '../components/provider-buttons.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, submit } from '../forms/field.ts'
import { type Filled, refusedForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { ACCOUNT_LABELS, accountLabel } from '../words/account.ts'
import { forgetOrders } from './order-access.ts'
import { formAfterRefusal } from './refused-sign-in.ts'

export const accountPages: readonly PageRoute[] = [
  { method: 'get', path: '/sign-in', who: 'anyone', answer: signInFirst },
  { method: 'post', path: '/sign-in', who: 'anyone', answer: signInFromForm },
  { method: 'post', path: '/sign-out', who: 'anyone', answer: signOutFromForm },
]

function signInFirst(visit: Visit): Page {
  const { form, status } = formAfterRefusal(visit)
  return { ...signInPage(visit, form), status }
}

async function signInFromForm(visit: Visit): Promise<Answer> {
  const { req, res, till, form, lang, caller } = visit
  const attempted = await attempt(() =>
    signIn(
      { req, res },
      till.connection.pool,
      parseForm(SignIn, { email: form.get('email'), password: form.all('password')[0] ?? '' }),
    ),
  )
  if ('done' in attempted) return afterSignIn(visit, form.get('to'))
  const { problem } = attempted
  return {
    ...signInPage(visit, refusedForm({ lang, requestId: caller.requestId }, form, { problem })),
    status: problem.status,
  }
}

/** Nothing of a person stays behind in the browser: not the orders that its visitor had placed either. */
async function signOutFromForm(visit: Visit): Promise<Answer> {
  const { req, res, till, to } = visit
  forgetOrders(visit)
  await signOut({ req, res }, till.config.publicUrl.startsWith('https:'))
  return { goTo: to('/') }
}

function signInPage(visit: Visit, form: Filled): Page {
  const { lang, to, query } = visit
  const title = say(lang, { nb: 'Logg inn', en: 'Sign in' })
  const cameFrom = form.value('to') || (query.get('to') ?? '')
  return {
    title,
    hidden: true,
    width: 'narrow',
    body: html`<h1>${title}</h1>
<form class="form sheet account-form" method="post" action="${to('/sign-in')}" novalidate>${errorSummary(form, accountLabel(lang))}
${hidden('to', cameFrom)}
${field(form, { name: 'email', label: say(lang, ACCOUNT_LABELS.email), type: 'email', autocomplete: 'username', max: 254 })}
${field(form, { name: 'password', label: say(lang, ACCOUNT_LABELS.password), type: 'password', autocomplete: 'current-password', max: 200 })}
<div class="actions">${submit(title)}<a href="${to('/sign-up')}">${say(lang, { nb: 'Lag en konto', en: 'Create an account' })}</a></div></form>${providerButtons(visit, cameFrom)}
<p class="fine account-aside">${say(lang, { nb: 'Du kan kjøpe kurs uten konto. Med konto finner du igjen kursene og kvitteringene dine.', en: 'You can buy without an account. With one, you find your courses and receipts again.' })}</p>`,
  }
}
