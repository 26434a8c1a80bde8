import { askForAccount } from '../../identity/ask-for-account.ts'
import { OpenAccount, openAccount } from '../../identity/open-account.ts'
import { PASSWORD_MAX, PASSWORD_MIN } from '../../identity/password.ts'
import { SignUp } from '../../identity/sign-up.ts'
import { VERIFY_PATH } from '../../identity/sign-up-mail.ts'
import { html } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { providerButtons } from '../components/provider-buttons.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, submit } from '../forms/field.ts'
import { type Filled, freshForm, refusedForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { ACCOUNT_LABELS, accountLabel } from '../words/account.ts'

export const signUpPages: readonly PageRoute[] = [
  { method: 'get', path: '/sign-up', who: 'anyone', answer: (visit) => signUpPage(visit, freshForm(visit.lang)) },
  { method: 'post', path: '/sign-up', who: 'anyone', answer: signUpFromForm },
  {
    method: 'get',
    path: VERIFY_PATH,
    who: 'anyone',
    answer: (visit) => verifyPage(visit, freshForm(visit.lang, { token: visit.query.get('token') ?? '' })),
  },
  { method: 'post', path: VERIFY_PATH, who: 'anyone', answer: verifyFromForm },
]

async function signUpFromForm(visit: Visit): Promise<Answer> {
  const { form, lang, till, caller } = visit
  const entered = { name: form.get('name'), email: form.get('email'), password: form.all('password')[0] ?? '', lang }
  const attempted = await attempt(() => askForAccount(till, parseForm(SignUp, entered), caller.ip))
  if ('done' in attempted) return mailSent(visit)
  const { problem } = attempted
  return {
    ...signUpPage(visit, refusedForm({ lang, requestId: caller.requestId }, form, { problem })),
    status: problem.status,
  }
}

const NOT_THAT_ONE = {
  nb: 'Dette er ikke passordet som ble valgt, eller lenken gjelder ikke. Ba ikke du om kontoen, så la den være.',
  en: 'This is not the password that was chosen, or the link is not valid. If you did not ask for the account, leave it alone.',
}

/** The link in the mail only shows this page: mail filters open links on their own, people press the button. */
async function verifyFromForm(visit: Visit): Promise<Answer> {
  const { form, till, caller, lang, to } = visit
  const entered = { token: form.get('token'), password: form.all('password')[0] ?? '' }
  const attempted = await attempt(() => openAccount(till, parseForm(OpenAccount, entered), caller.ip))
  if ('done' in attempted) return { goTo: to('/sign-in') }
  const { problem } = attempted
  const said =
    problem.code === 'access/wrong-password' ? [{ field: 'password', sentence: say(lang, NOT_THAT_ONE) }] : null
  return {
    ...verifyPage(visit, refusedForm({ lang, requestId: caller.requestId }, form, { problem, said })),
    status: problem.status,
  }
}

function signUpPage(visit: Visit, form: Filled): Page {
  const { lang, to } = visit
  const title = say(lang, { nb: 'Lag en konto', en: 'Create an account' })
  return {
    title,
    hidden: true,
    width: 'narrow',
    body: html`<h1>${title}</h1>
<form class="form sheet account-form" method="post" action="${to('/sign-up')}" novalidate>${errorSummary(form, accountLabel(lang))}
${field(form, { name: 'name', label: say(lang, ACCOUNT_LABELS.name), autocomplete: 'name', max: 200 })}
${field(form, { name: 'email', label: say(lang, ACCOUNT_LABELS.email), hint: say(lang, { nb: 'Vi sender en lenke du må åpne.', en: 'We send a link that you have to open.' }), type: 'email', autocomplete: 'email', max: 254 })}
${field(form, { name: 'password', label: say(lang, ACCOUNT_LABELS.password), hint: say(lang, { nb: `Minst ${PASSWORD_MIN} tegn. En setning er fint.`, en: `At least ${PASSWORD_MIN} characters. A sentence is fine.` }), type: 'password', autocomplete: 'new-password', max: PASSWORD_MAX })}
<div class="actions">${submit(title)}<a href="${to('/sign-in')}">${say(lang, { nb: 'Jeg har en konto', en: 'I have an account' })}</a></div></form>${providerButtons(visit)}
<p class="fine account-aside"><a href="${to('/privacy')}">${say(lang, { nb: 'Slik behandler vi opplysningene dine', en: 'How we treat your personal data' })}</a></p>`,
  }
}

function mailSent({ lang, form }: Visit): Page {
  const title = say(lang, { nb: 'Sjekk e-posten din', en: 'Check your e-mail' })
  return {
    title,
    hidden: true,
    width: 'narrow',
    body: html`<div class="stack" role="status"><h1>${title}</h1><p class="lead">${say(lang, { nb: 'Vi har sendt en e-post til', en: 'We have sent an e-mail to' })} <strong>${form.get('email')}</strong>. ${say(lang, { nb: 'Åpne lenken i den innen et døgn, så er kontoen klar.', en: 'Open the link in it within a day, and the account is ready.' })}</p></div>`,
  }
}

function verifyPage({ lang, to }: Visit, form: Filled): Page {
  const title = say(lang, { nb: 'Bekreft e-postadressen', en: 'Confirm your e-mail address' })
  return {
    title,
    hidden: true,
    width: 'narrow',
    body: html`<h1>${title}</h1><form class="form account-form" method="post" action="${to(VERIFY_PATH)}" novalidate>${errorSummary(form, accountLabel(lang))}${hidden('token', form.value('token'))}
${field(form, { name: 'password', label: say(lang, { nb: 'Skriv passordet du valgte', en: 'Type the password that you chose' }), type: 'password', autocomplete: 'current-password', max: PASSWORD_MAX })}
<div class="actions">${submit(say(lang, { nb: 'Åpne kontoen', en: 'Open the account' }))}<a href="${to('/sign-up')}">${say(lang, { nb: 'Be om en ny lenke', en: 'Ask for a new link' })}</a></div></form>`,
  }
}
