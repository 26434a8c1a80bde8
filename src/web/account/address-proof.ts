import { ADDRESS_PROOF_PATH } from '../../addresses/address-mail.ts'
import { ProveAddress, proveAddress } from '../../addresses/prove-address.ts'
import { ADDRESSES_PATH } from '../../identity/tell-owner.ts'
import { html } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, submit } from '../forms/field.ts'
import { type Filled, freshForm, refusedForm } from '../forms/filled.ts'
import { attempt, filledIn, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { ACCOUNT_LABELS, accountLabel } from '../words/account.ts'

const who = 'person'

export const addressProofPages: readonly PageRoute[] = [
  { method: 'get', path: ADDRESS_PROOF_PATH, who, answer: (visit) => proofPage(visit, { asksCode: false }) },
  { method: 'post', path: ADDRESS_PROOF_PATH, who, answer: proveFromForm },
]

/** Where whoever proved an address of another account sees what merging would do. */
export const MERGE_PATH = '/account/merge'

/** The link only shows this page: mail filters open links on their own, people press the button. */
function proofPage({ lang, to, query }: Visit, { asksCode, refused }: { asksCode: boolean; refused?: Filled }): Page {
  const form = refused ?? freshForm(lang, { token: query.get('token') ?? '' })
  const title = say(lang, { nb: 'Bekreft at adressen er din', en: 'Confirm that the address is yours' })
  const code = field(form, {
    name: 'code',
    label: say(lang, ACCOUNT_LABELS.code),
    hint: say(lang, {
      nb: 'Fra appen til den andre kontoen, eller en av dens reservekoder.',
      en: 'From the app of the other account, or one of its recovery codes.',
    }),
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
    max: 40,
  })
  return {
    title,
    hidden: true,
    width: 'narrow',
    body: html`<h1>${title}</h1><form class="form account-form" method="post" action="${to(ADDRESS_PROOF_PATH)}" novalidate>${errorSummary(form, accountLabel(lang))}${hidden('token', form.value('token'))}
<p class="lead">${say(lang, { nb: 'Ett trykk til. Har adressen en konto fra før, får du se hva som skjer før noe slås sammen.', en: 'One more press. If the address has an account already, you see what happens before anything is merged.' })}</p>
${asksCode ? code : null}
<div class="actions">${submit(say(lang, { nb: 'Bekreft', en: 'Confirm' }))}<a href="${to(ADDRESSES_PATH)}">${say(lang, { nb: 'Be om en ny lenke', en: 'Ask for a new link' })}</a></div></form>`,
  }
}

async function proveFromForm(visit: Visit): Promise<Answer> {
  const { form, till, caller, lang, to } = visit
  const attempted = await attempt(() => {
    const given = parseForm(ProveAddress, filledIn({ token: form.get('token'), code: form.get('code') }))
    return proveAddress(till, caller.actor, { ...given, ip: caller.ip })
  })
  if ('done' in attempted) {
    const { proofId } = attempted.done
    return { goTo: to(proofId === null ? `${ADDRESSES_PATH}?done=added` : `${MERGE_PATH}/${proofId}`) }
  }
  const { problem } = attempted
  const asksCode =
    problem.code === 'address/code-needed' || problem.code === 'access/wrong-code' || form.get('code') !== ''
  const refused = refusedForm({ lang, requestId: caller.requestId }, form, { problem })
  return { ...proofPage(visit, { asksCode, refused }), status: problem.status, faulty: true }
}
