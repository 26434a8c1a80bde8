import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { isOwnAddress } from '../after-sign-in.ts'
import { providerButtons } from '../components/provider-buttons.ts'
import { notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, submit } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { ACCOUNT_LABELS, accountLabel } from '../words/account.ts'
import { passkeyButton } from './passkeys-part.ts'
import { type Ways, waysFor } from './ways.ts'

const TITLE: Said = { nb: 'Logg inn', en: 'Sign in' }
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

/** Where the person was when they were asked to sign in. */
export const wanted = ({ form, query }: Visit): string => {
  const address = form.get('to') || (query.get('to') ?? '')
  return isOwnAddress(address) ? address : ''
}

/** Every way in; for somebody who is signed in and must prove it again, those that they have. */
export async function signInPage(visit: Visit, form: Filled): Promise<Page> {
  const ways = await waysFor(visit)
  const title = say(visit.lang, TITLE)
  const summary = errorSummary(form, accountLabel(visit.lang))
  return {
    title,
    hidden: true,
    width: 'narrow',
    body: html`<h1>${title}</h1>${notice(visit, DONE)}
${ways.password ? passwordForm(visit, form, { ways, summary }) : summary}
${ways.passkey ? passkeyButton(visit, wanted(visit)) : null}${providerButtons(visit, { cameFrom: wanted(visit), providers: ways.providers })}
${otherWays(visit, ways)}`,
  }
}

function passwordForm(
  visit: Visit,
  form: Filled,
  { ways, summary }: { ways: Ways; summary: SafeHtml | null },
): SafeHtml {
  const { lang, to } = visit
  const known = { ...form, value: (name: string) => form.value(name) || (name === 'email' ? (ways.email ?? '') : '') }
  return html`<form class="form sheet account-form" method="post" action="${to('/sign-in')}" novalidate>${summary}
${hidden('to', wanted(visit))}
${field(known, { name: 'email', label: say(lang, ACCOUNT_LABELS.email), type: 'email', autocomplete: 'username', max: 254 })}
${field(form, { name: 'password', label: say(lang, ACCOUNT_LABELS.password), type: 'password', autocomplete: 'current-password', max: 200 })}
<div class="actions">${submit(say(lang, TITLE))}<a href="${to('/new-password')}">${say(lang, { nb: 'Glemt passordet?', en: 'Forgotten your password?' })}</a></div></form>`
}

function otherWays(visit: Visit, { email }: Ways): SafeHtml {
  const { lang, to } = visit
  const cameFrom = wanted(visit)
  const back = cameFrom === '' ? '' : `?to=${encodeURIComponent(cameFrom)}`
  const link = html`<li><a href="${to(`/sign-in/link${back}`)}">${say(lang, { nb: 'Få en lenke på e-post i stedet', en: 'Have a link mailed to you instead' })}</a></li>`
  if (email !== null) return html`<ul class="account-ways">${link}</ul>`
  return html`<ul class="account-ways">${link}
<li><a href="${to('/sign-up')}">${say(lang, { nb: 'Lag en konto', en: 'Create an account' })}</a></li></ul>
<p class="fine account-aside">${say(lang, { nb: 'Du kan kjøpe kurs uten konto. Med konto finner du igjen kursene og kvitteringene dine.', en: 'You can buy without an account. With one, you find your courses and receipts again.' })}</p>`
}
