import { AskForProof, askForProof } from '../../federation/ask-for-proof.ts'
import { enter } from '../../federation/enter.ts'
import { PROOF_PATH } from '../../federation/proof-mail.ts'
import { ProveAddress, proveAddress } from '../../federation/prove-address.ts'
import { providerName } from '../../federation/provider.ts'
import { joiningIn } from '../../federation/session-words.ts'
import { waitingJoining } from '../../federation/waiting-joining.ts'
import { html } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { afterSignIn } from '../after-sign-in.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, submit } from '../forms/field.ts'
import { type Filled, freshForm, refusedForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { ACCOUNT_LABELS, accountLabel } from '../words/account.ts'
import { isCodeNeeded, toCode } from './provider-sign-in.ts'

const ADDRESS_PATH = '/sign-in/address'

export const proveAddressPages: readonly PageRoute[] = [
  { method: 'get', path: ADDRESS_PATH, who: 'anyone', answer: addressPage },
  { method: 'post', path: ADDRESS_PATH, who: 'anyone', answer: askFromForm },
  { method: 'get', path: PROOF_PATH, who: 'anyone', answer: proofPage },
  { method: 'post', path: PROOF_PATH, who: 'anyone', answer: proveFromForm },
]

async function addressPage(visit: Visit, refused?: Filled): Promise<Answer> {
  const { lang, to, on, req, till } = visit
  const waiting = await waitingJoining(on, joiningIn(req))
  if (!waiting) return { goTo: to('/sign-in') }
  const form = refused ?? freshForm(lang, { name: waiting.name ?? '', email: waiting.suggestedEmail ?? '' })
  const provider = say(lang, providerName(till, waiting.provider))
  const title = say(lang, { nb: 'Hvor kan vi nå deg?', en: 'Where can we reach you?' })
  return {
    title,
    hidden: true,
    width: 'narrow',
    body: html`<h1>${title}</h1><p class="lead">${say(lang, { nb: `Du er kjent igjen av ${provider}. Vi trenger e-postadressen din.`, en: `${provider} has recognised you. We need your e-mail address.` })}</p>
<form class="form sheet account-form" method="post" action="${to(ADDRESS_PATH)}" novalidate>${errorSummary(form, accountLabel(lang))}
${field(form, { name: 'name', label: say(lang, ACCOUNT_LABELS.name), autocomplete: 'name', max: 200 })}
${field(form, { name: 'email', label: say(lang, ACCOUNT_LABELS.email), hint: say(lang, { nb: 'Har du kjøpt kurs eller laget konto her før, så bruk den samme adressen. Vi sender en lenke som du må åpne i denne nettleseren.', en: 'If you bought a course or made an account here before, use the same address. We send a link that you have to open in this browser.' }), type: 'email', autocomplete: 'email', max: 254 })}
<div class="actions">${submit(say(lang, { nb: 'Send lenken', en: 'Send the link' }))}<a href="${to('/sign-in')}">${say(lang, { nb: 'Logg inn på en annen måte', en: 'Sign in another way' })}</a></div></form>`,
  }
}

async function askFromForm(visit: Visit): Promise<Answer> {
  const { form, lang, till, caller, req } = visit
  const attempted = await attempt(() => {
    const wish = parseForm(AskForProof, { name: form.get('name'), email: form.get('email'), lang })
    return askForProof(till, { browser: joiningIn(req), ip: caller.ip }, wish)
  })
  if ('done' in attempted) return mailSent(visit)
  const { problem } = attempted
  const answer = await addressPage(visit, refusedForm({ lang, requestId: caller.requestId }, form, { problem }))
  return 'title' in answer ? { ...answer, status: problem.status } : answer
}

function mailSent({ lang, form }: Visit): Page {
  const title = say(lang, { nb: 'Sjekk e-posten din', en: 'Check your e-mail' })
  return {
    title,
    hidden: true,
    width: 'narrow',
    at: ADDRESS_PATH,
    body: html`<div class="stack" role="status"><h1>${title}</h1><p class="lead">${say(lang, { nb: 'Vi har sendt en e-post til', en: 'We have sent an e-mail to' })} <strong>${form.get('email')}</strong>. ${say(lang, { nb: 'Åpne lenken i den innen en time, i denne nettleseren, så er du logget inn.', en: 'Open the link in it within an hour, in this browser, and you are signed in.' })}</p></div>`,
  }
}

/** The link only shows this page: mail filters open links on their own, people press the button. */
function proofPage(visit: Visit, refused?: Filled): Page {
  const { lang, to, query, req } = visit
  const form = refused ?? freshForm(lang, { token: query.get('token') ?? '' })
  const title = say(lang, { nb: 'Bekreft e-postadressen', en: 'Confirm your e-mail address' })
  const elsewhere = say(lang, {
    nb: 'Åpne lenken i den nettleseren du begynte å logge inn i. Her ville den ikke virke.',
    en: 'Open the link in the browser in which you began to sign in. It would not work here.',
  })
  const press = html`<p class="lead">${say(lang, { nb: 'Ett trykk til, så er du logget inn.', en: 'One more press and you are signed in.' })}</p><div>${submit(say(lang, { nb: 'Bekreft og logg inn', en: 'Confirm and sign in' }))}</div>`
  const again = html`<p class="lead">${elsewhere}</p><p><a href="${to('/sign-in')}">${say(lang, { nb: 'Begynn på nytt her', en: 'Begin again here' })}</a></p>`
  return {
    title,
    hidden: true,
    width: 'narrow',
    body: html`<h1>${title}</h1><form class="form account-form" method="post" action="${to(PROOF_PATH)}">${errorSummary(form, accountLabel(lang))}${hidden('token', form.value('token'))}${joiningIn(req) === null ? again : press}</form>`,
  }
}

async function proveFromForm(visit: Visit): Promise<Answer> {
  const { form, till, caller, lang, req } = visit
  const attempted = await attempt(() => proveAddress(req, till, parseForm(ProveAddress, { token: form.get('token') })))
  if ('done' in attempted) return enterAs(visit, attempted.done)
  const { problem } = attempted
  return {
    ...proofPage(visit, refusedForm({ lang, requestId: caller.requestId }, form, { problem })),
    status: problem.status,
  }
}

/** Whoever has an authenticator app gives its code first, and goes on to the same place from there. */
async function enterAs(
  visit: Visit,
  proved: { personId: string; provider: string; cameFrom: string },
): Promise<Answer> {
  const { lang, req, till } = visit
  const { cameFrom } = proved
  const owesCode = await enter(req, till, proved).then(() => false, isCodeNeeded)
  return owesCode ? toCode({ lang, cameFrom }) : afterSignIn(visit, cameFrom)
}
