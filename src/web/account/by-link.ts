import { AskForLink, askForLink } from '../../access/ask-for-link.ts'
import { newPasswordByLink } from '../../access/change-ways-in.ts'
import { LINK_PATHS } from '../../access/link-mail.ts'
import { LINK_MINUTES, type MailedPurpose } from '../../access/make-link.ts'
import { NewPassword } from '../../access/set-password.ts'
import { SignInByLink, signInByLink } from '../../access/sign-in-by-link.ts'
import { PASSWORD_MAX, PASSWORD_MIN } from '../../identity/password.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { afterSignIn } from '../after-sign-in.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, submit } from '../forms/field.ts'
import { type Filled, freshForm, refusedForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { ACCOUNT_LABELS, accountLabel } from '../words/account.ts'
import { wanted } from './sign-in-page.ts'
import { waysFor } from './ways.ts'

/** Where a link is asked for. */
const ASK_PATHS = { 'sign-in': '/sign-in/link', 'new-password': '/new-password' } as const

export const linkPages: readonly PageRoute[] = [
  ...asking('sign-in'),
  ...asking('new-password'),
  { method: 'get', path: LINK_PATHS['sign-in'], who: 'anyone', answer: (visit) => signInPage(visit, fromLink(visit)) },
  { method: 'post', path: LINK_PATHS['sign-in'], who: 'anyone', answer: signInFromForm },
  {
    method: 'get',
    path: LINK_PATHS['new-password'],
    who: 'anyone',
    answer: (visit) => passwordPage(visit, fromLink(visit)),
  },
  { method: 'post', path: LINK_PATHS['new-password'], who: 'anyone', answer: passwordFromForm },
]

const TITLES: Record<MailedPurpose, Said> = {
  'sign-in': { nb: 'Logg inn med en lenke', en: 'Sign in with a link' },
  'new-password': { nb: 'Nytt passord', en: 'New password' },
}
const LEADS: Record<MailedPurpose, Said> = {
  'sign-in': {
    nb: 'Vi sender deg en e-post. Åpne lenken i den, så er du inne, uten passord.',
    en: 'We send you an e-mail. Open the link in it and you are in, without a password.',
  },
  'new-password': {
    nb: 'Vi sender deg en e-post. Åpne lenken i den og velg et nytt passord.',
    en: 'We send you an e-mail. Open the link in it and choose a new password.',
  },
}

function asking(purpose: MailedPurpose): PageRoute[] {
  const path = ASK_PATHS[purpose]
  const who = 'anyone'
  return [
    { method: 'get', path, who, answer: async (visit) => askPage(visit, purpose, await knownForm(visit)) },
    { method: 'post', path, who, answer: (visit) => ask(visit, purpose) },
  ]
}

/** Whoever is signed in need not type their address. */
const knownForm = async (visit: Visit): Promise<Filled> =>
  freshForm(visit.lang, { email: (await waysFor(visit)).email ?? '' })

async function ask(visit: Visit, purpose: MailedPurpose): Promise<Answer> {
  const { form, lang, till, caller } = visit
  const attempted = await attempt(() =>
    askForLink(
      till,
      { ...parseForm(AskForLink, { email: form.get('email'), lang }), purpose, cameFrom: wanted(visit) },
      caller.ip,
    ),
  )
  if ('done' in attempted) return mailSent(visit, purpose)
  return refused(visit, attempted.problem, (filled) => askPage(visit, purpose, filled))
}

async function signInFromForm(visit: Visit): Promise<Answer> {
  const { form, till, req } = visit
  const attempted = await attempt(() => signInByLink(req, till, parseForm(SignInByLink, { token: form.get('token') })))
  if ('done' in attempted) return afterSignIn(visit, visit.form.get('to'))
  const { problem } = attempted
  return refused(visit, problem, (filled) => signInPage(visit, filled))
}

async function passwordFromForm(visit: Visit): Promise<Answer> {
  const { form, till, to } = visit
  const wish = { token: form.get('token'), password: form.all('password')[0] ?? '' }
  const attempted = await attempt(() => newPasswordByLink(till, parseForm(NewPassword, wish)))
  if ('done' in attempted) return { goTo: to('/sign-in?done=password') }
  return refused(visit, attempted.problem, (filled) => passwordPage(visit, filled))
}

function refused(
  { lang, caller, form }: Visit,
  problem: Parameters<typeof refusedForm>[2]['problem'],
  pageWith: (filled: Filled) => Page,
): Page {
  const filled = refusedForm({ lang, requestId: caller.requestId }, form, { problem })
  return { ...pageWith(filled), status: problem.status }
}

const fromLink = ({ lang, query }: Visit): Filled => freshForm(lang, { token: query.get('token') ?? '' })

function askPage(visit: Visit, purpose: MailedPurpose, form: Filled): Page {
  const { lang, to } = visit
  return narrow(
    say(lang, TITLES[purpose]),
    html`<p class="lead">${say(lang, LEADS[purpose])}</p>
<form class="form sheet account-form" method="post" action="${to(ASK_PATHS[purpose])}" novalidate>${errorSummary(form, accountLabel(lang))}${hidden('to', wanted(visit))}
${field(form, { name: 'email', label: say(lang, ACCOUNT_LABELS.email), type: 'email', autocomplete: 'username', max: 254 })}
<div class="actions">${submit(say(lang, { nb: 'Send lenken', en: 'Send the link' }))}<a href="${to('/sign-in')}">${say(lang, { nb: 'Logg inn med passord', en: 'Sign in with a password' })}</a></div></form>`,
  )
}

function mailSent({ lang, form }: Visit, purpose: MailedPurpose): Page {
  const minutes = LINK_MINUTES[purpose]
  return narrow(
    say(lang, { nb: 'Sjekk e-posten din', en: 'Check your e-mail' }),
    html`<p class="lead" role="status">${say(lang, { nb: 'Vi har sendt en e-post til', en: 'We have sent an e-mail to' })} <strong>${form.get('email')}</strong>. ${say(lang, { nb: `Åpne lenken i den innen ${minutes} minutter.`, en: `Open the link in it within ${minutes} minutes.` })}</p>
<p>${say(lang, { nb: 'Kommer den ikke, så se i søppelposten, eller be om en ny.', en: 'If it does not come, look among the spam, or ask for another.' })}</p>`,
  )
}

/** The link only shows this page: mail filters open links on their own, people press the button. */
function signInPage(visit: Visit, form: Filled): Page {
  const { lang, to } = visit
  return narrow(
    say(lang, { nb: 'Logg inn', en: 'Sign in' }),
    html`<form class="form account-form" method="post" action="${to(LINK_PATHS['sign-in'])}">${errorSummary(form, accountLabel(lang))}${hidden('token', form.value('token'))}${hidden('to', wanted(visit))}
<p class="lead">${say(lang, { nb: 'Ett trykk til, så er du inne.', en: 'One more press and you are in.' })}</p><div class="actions">${submit(say(lang, { nb: 'Logg inn', en: 'Sign in' }))}<a href="${to(ASK_PATHS['sign-in'])}">${say(lang, { nb: 'Be om en ny lenke', en: 'Ask for a new link' })}</a></div></form>`,
  )
}

function passwordPage({ lang, to }: Visit, form: Filled): Page {
  return narrow(
    say(lang, TITLES['new-password']),
    html`<form class="form sheet account-form" method="post" action="${to(LINK_PATHS['new-password'])}" novalidate>${errorSummary(form, accountLabel(lang))}${hidden('token', form.value('token'))}
${newPasswordField(form)}
<div class="actions">${submit(say(lang, { nb: 'Bruk dette passordet', en: 'Use this password' }))}<a href="${to(ASK_PATHS['new-password'])}">${say(lang, { nb: 'Be om en ny lenke', en: 'Ask for a new link' })}</a></div></form>`,
  )
}

export const newPasswordField = (form: Filled): SafeHtml =>
  field(form, {
    name: 'password',
    label: say(form.lang, TITLES['new-password']),
    hint: say(form.lang, {
      nb: `Minst ${PASSWORD_MIN} tegn. En setning er fint.`,
      en: `At least ${PASSWORD_MIN} characters. A sentence is fine.`,
    }),
    type: 'password',
    autocomplete: 'new-password',
    max: PASSWORD_MAX,
  })

function narrow(title: string, body: SafeHtml): Page {
  return { title, hidden: true, width: 'narrow', body: html`<h1>${title}</h1>${body}` }
}
