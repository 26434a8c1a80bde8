import { addressesOf } from '../../addresses/addresses-of.ts'
import { AskAddress, askAddress } from '../../addresses/ask-address.ts'
import { chooseMain } from '../../addresses/choose-main.ts'
import { removeAddress } from '../../addresses/remove-address.ts'
import { theAddress } from '../../addresses/the-address.ts'
import { personOf } from '../../identity/fresh.ts'
import { ADDRESSES_PATH } from '../../identity/tell-owner.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { type Filled, freshForm, refusedForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { accountLabel } from '../words/account.ts'
import { addPart, addressesPart } from './addresses-part.ts'

const who = 'person'
const own = theAddress.to('self')

export const addressPages: readonly PageRoute[] = [
  { method: 'get', path: ADDRESSES_PATH, who, answer: (visit) => addressesPage(visit) },
  { method: 'post', path: ADDRESSES_PATH, who, answer: askFromForm },
  { method: 'post', path: `${ADDRESSES_PATH}/:id/main`, who: own, answer: chooseFromForm },
  { method: 'post', path: `${ADDRESSES_PATH}/:id/removal`, who: own, answer: removeFromForm },
]

const DONE: Record<string, Said> = {
  added: { nb: 'Adressen er din. Du kan logge inn med den.', en: 'The address is yours. You can sign in with it.' },
  main: { nb: 'Hovedadressen er byttet.', en: 'Your main address is changed.' },
  removed: { nb: 'Adressen er fjernet.', en: 'The address is removed.' },
  merged: {
    nb: 'Kontoene er slått sammen. Alt fra den andre er her nå.',
    en: 'The accounts are one. Everything of the other one is here now.',
  },
}

/** From the account page to all addresses of its owner. */
export const addressesLink = ({ lang, to }: Visit): SafeHtml =>
  html`<p><a href="${to(ADDRESSES_PATH)}">${say(lang, { nb: 'E-postadresser og sammenslåing', en: 'E-mail addresses and merging' })}</a></p>`

async function addressesPage(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, on, caller } = visit
  const addresses = await addressesOf(on, personOf(caller.actor).personId)
  const title = say(lang, { nb: 'E-postadressene dine', en: 'Your e-mail addresses' })
  return {
    title,
    hidden: true,
    width: 'narrow',
    at: ADDRESSES_PATH,
    body: html`<h1>${title}</h1>${notice(visit, DONE)}${errorSummary(form, accountLabel(lang))}
<p class="lead">${say(lang, { nb: 'Du kan logge inn med alle sammen, og det som bestilles eller gis til en av dem, er ditt. Vi skriver til hovedadressen.', en: 'You can sign in with any of them, and what is ordered or given to one of them is yours. We write to the main one.' })}</p>
${addressesPart(visit, addresses)}
${addPart(visit, form)}`,
  }
}

async function askFromForm(visit: Visit): Promise<Answer> {
  const { form, lang, till, caller } = visit
  const attempted = await attempt(() => {
    const wish = parseForm(AskAddress, { email: form.get('email'), lang })
    return askAddress(till, caller.actor, { ...wish, ip: caller.ip })
  })
  return 'done' in attempted ? mailSent(visit) : refused(visit, attempted.problem)
}

async function chooseFromForm({ till, caller, params, to }: Visit): Promise<Answer> {
  await act(till, caller.actor, (tx) => chooseMain(tx, params.id!))
  return { goTo: to(`${ADDRESSES_PATH}?done=main`) }
}

async function removeFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, params, to } = visit
  const attempted = await attempt(() => removeAddress(till, caller.actor, params.id!))
  return 'done' in attempted ? { goTo: to(`${ADDRESSES_PATH}?done=removed`) } : refused(visit, attempted.problem)
}

async function refused(visit: Visit, problem: Parameters<typeof refusedForm>[2]['problem']): Promise<Answer> {
  const { lang, caller, form } = visit
  const filled = refusedForm({ lang, requestId: caller.requestId }, form, { problem })
  return { ...(await addressesPage(visit, filled)), status: problem.status, faulty: true }
}

function mailSent({ lang, form, to }: Visit): Page {
  const title = say(lang, { nb: 'Sjekk e-posten din', en: 'Check your e-mail' })
  return {
    title,
    hidden: true,
    width: 'narrow',
    at: ADDRESSES_PATH,
    body: html`<div class="stack" role="status"><h1>${title}</h1><p class="lead">${say(lang, { nb: 'Vi har sendt en e-post til', en: 'We have sent an e-mail to' })} <strong class="wrap">${form.get('email')}</strong>. ${say(lang, { nb: 'Åpne lenken i den innen en time, mens du er logget inn her.', en: 'Open the link in it within an hour, while you are signed in here.' })}</p>
<p><a href="${to(ADDRESSES_PATH)}">${say(lang, { nb: 'Tilbake til adressene dine', en: 'Back to your addresses' })}</a></p></div>`,
  }
}
