import type { OwnSession, WaysIn } from '../../access/ways-in.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { day, moment } from '../components/when.ts'
import { submit } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { newPasswordField } from './by-link.ts'
import { deviceWords, methodWords } from './device-words.ts'

/** What asks for a code, and how many recovery codes are left. */
export function authenticatorPart({ lang, to }: Visit, { authenticatorSince, recoveryCodesLeft }: WaysIn): SafeHtml {
  const heading = html`<h2>${say(lang, { nb: 'Kode fra en app', en: 'Code from an app' })}</h2>`
  if (authenticatorSince === null) {
    return html`<section class="sheet account-part">${heading}
<p>${say(lang, { nb: 'Med en app på telefonen trenger innlogging også en kode. Da holder det ikke å kjenne passordet ditt.', en: 'With an app on your phone, signing in also needs a code. Knowing your password is then not enough.' })}</p>
<form method="post" action="${to('/account/authenticator')}">${submit(say(lang, { nb: 'Legg til en app', en: 'Add an app' }))}</form></section>`
  }
  const since = day(lang, SELLER_ZONE, authenticatorSince)
  return html`<section class="sheet account-part">${heading}
<p>${say(lang, { nb: `I bruk siden ${since}. ${recoveryCodesLeft} reservekoder igjen.`, en: `In use since ${since}. ${recoveryCodesLeft} recovery codes left.` })}</p>
<form method="post" action="${to('/account/authenticator/removal')}">${submit(say(lang, { nb: 'Fjern appen', en: 'Remove the app' }), 'secondary')}</form></section>`
}

export function passwordPart({ lang, to }: Visit, { hasPassword }: WaysIn, form: Filled): SafeHtml {
  const title = hasPassword
    ? say(lang, { nb: 'Bytt passord', en: 'Change your password' })
    : say(lang, { nb: 'Velg et passord', en: 'Choose a password' })
  return html`<section class="sheet account-part"><h2>${title}</h2>
<form class="form" method="post" action="${to('/account/password')}" novalidate>${newPasswordField(form)}
<div>${submit(title, 'secondary')}</div></form></section>`
}

export function sessionsPart({ lang, to }: Visit, sessions: readonly OwnSession[]): SafeHtml {
  return html`<section class="sheet account-part"><h2>${say(lang, { nb: 'Her er du logget inn', en: 'Where you are signed in' })}</h2>
<ul class="account-sessions">${sessions.map((session) => html`<li>${sessionPart({ lang, to }, session)}</li>`)}</ul></section>`
}

function sessionPart({ lang, to }: Pick<Visit, 'lang' | 'to'>, session: OwnSession): SafeHtml {
  const device = deviceWords(lang, session.agent)
  const at = moment(lang, SELLER_ZONE, session.lastSeenAt)
  const words = html`${say(lang, { nb: 'Logg ut der', en: 'Sign out there' })}<span class="ds-sr-only">: ${device}, ${at}</span>`
  const step = session.isThis
    ? html`<p class="fine">${say(lang, { nb: 'denne nettleseren', en: 'this browser' })}</p>`
    : html`<form method="post" action="${to(`/account/sessions/${session.id}/end`)}">${submit(words, 'tertiary')}</form>`
  return html`<div><p>${device}</p><p class="fine">${methodWords(lang, session)} · ${say(lang, { nb: `sist sett ${at}`, en: `last seen ${at}` })}</p></div>${step}`
}
