import type { Offered } from '../../access/begin-authenticator.ts'
import { html } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { qrPicture } from '../components/qr.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { ACCOUNT_LABELS, accountLabel } from '../words/account.ts'

/** The secret as a picture and in letters, and the field for the first code. */
export function offerPage({ lang, to }: Visit, { secret, uri }: Offered, form: Filled = freshForm(lang)): Page {
  const title = say(lang, { nb: 'Legg til en app', en: 'Add an app' })
  const key = secret.match(/.{1,4}/g)?.join(' ') ?? secret
  return {
    title,
    hidden: true,
    width: 'narrow',
    body: html`<h1>${title}</h1>
<p class="lead">${say(lang, { nb: 'Bruk en app for engangskoder, for eksempel den i telefonens passordhvelv. Les koden med kameraet, eller skriv inn nøkkelen.', en: 'Use an app for one-time codes, such as your phone’s own password manager. Read the picture with the camera, or type the key.' })}</p>
<form class="form sheet account-form" method="post" action="${to('/account/authenticator/confirmation')}" novalidate>${errorSummary(form, accountLabel(lang))}
${qrPicture(uri, say(lang, { nb: 'QR-kode for appen; nøkkelen står under', en: 'QR code for the app; the key stands below' }))}
<p>${say(lang, { nb: 'Nøkkel', en: 'Key' })}: <code class="account-key">${key}</code></p>
${field(form, { name: 'code', label: say(lang, ACCOUNT_LABELS.code), hint: say(lang, { nb: 'De seks sifrene som appen viser nå.', en: 'The six figures that the app shows now.' }), autocomplete: 'one-time-code', inputmode: 'numeric', size: 12, max: 40 })}
<div class="actions">${submit(say(lang, { nb: 'Ta appen i bruk', en: 'Use this app' }))}<a href="${to('/account')}">${say(lang, { nb: 'Avbryt', en: 'Cancel' })}</a></div></form>`,
  }
}

/** The recovery codes, this once. */
export function codesPage({ lang, to }: Visit, codes: readonly string[]): Page {
  const title = say(lang, { nb: 'Reservekodene dine', en: 'Your recovery codes' })
  return {
    title,
    hidden: true,
    width: 'narrow',
    body: html`<h1>${title}</h1>
<p class="lead" role="status">${say(lang, { nb: 'Appen er i bruk. Mister du den, kommer du inn med en av disse kodene; hver virker én gang. Skriv dem ut eller legg dem et trygt sted: de vises bare nå.', en: 'The app is in use. If you lose it, one of these codes lets you in; each works once. Print them or keep them somewhere safe: they are shown only now.' })}</p>
<ul class="sheet account-codes">${codes.map((code) => html`<li><code>${code}</code></li>`)}</ul>
<p><a href="${to('/account')}">${say(lang, { nb: 'Jeg har tatt vare på dem', en: 'I have kept them' })}</a></p>`,
  }
}
