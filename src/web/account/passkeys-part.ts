import type { OwnPasskey } from '../../passkeys/passkeys-of.ts'
import { passkeysWork } from '../../passkeys/relying-party.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { assetHref } from '../assets.ts'
import { day } from '../components/when.ts'
import { field, hidden, submit } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { ACCOUNT_LABELS } from '../words/account.ts'

/** Where the browser's answers are posted. */
export const PASSKEY_SIGN_IN = '/sign-in/passkey'
export const PASSKEYS = '/account/passkeys'

/** The passkeys of a person, and the form that adds one; hidden where the browser knows none. */
export function passkeysPart(visit: Visit, passkeys: readonly OwnPasskey[], form: Filled): SafeHtml | null {
  const { lang, to, till } = visit
  if (!passkeysWork(till)) return null
  const again = `${to('/sign-in')}?done=again&to=${encodeURIComponent(to('/account'))}`
  return html`<section class="sheet account-part"><h2>${say(lang, { nb: 'Passnøkler', en: 'Passkeys' })}</h2>
<p>${say(lang, { nb: 'Med en passnøkkel logger du inn med skjermlåsen på telefonen eller maskinen, uten passord og kode.', en: 'With a passkey you sign in by the screen lock of your phone or computer, without password and code.' })}</p>
${passkeys.length === 0 ? null : html`<ul class="account-sessions">${passkeys.map((each) => html`<li>${row(visit, each)}</li>`)}</ul>`}
<div data-passkey-part hidden><form class="form" method="post" action="${to(PASSKEYS)}" data-passkey="add" data-again="${again}" novalidate>${hidden('answer', '')}
${field(form, { name: 'passkey', label: say(lang, ACCOUNT_LABELS.passkey), hint: say(lang, { nb: 'Så du kjenner den igjen, for eksempel «Telefonen min».', en: 'So that you know it again, such as “My phone”.' }), max: 200 })}
${saidBy(lang)}
<div>${submit(say(lang, { nb: 'Legg til en passnøkkel', en: 'Add a passkey' }), 'secondary')}</div></form></div>${passkeyScript()}</section>`
}

function row({ lang, to }: Visit, { id, name, createdAt, lastUsedAt }: OwnPasskey): SafeHtml {
  const added = day(lang, SELLER_ZONE, createdAt)
  const used = lastUsedAt
    ? say(lang, { nb: 'sist brukt', en: 'last used' })
    : say(lang, { nb: 'ikke brukt ennå', en: 'not used yet' })
  const remove = html`${say(lang, { nb: 'Fjern', en: 'Remove' })}<span class="ds-sr-only"> ${name}</span>`
  return html`<div><p>${name}</p><p class="fine">${say(lang, { nb: 'lagt til', en: 'added' })} ${added} · ${used}${lastUsedAt ? html` ${day(lang, SELLER_ZONE, lastUsedAt)}` : null}</p></div>
<form method="post" action="${to(`${PASSKEYS}/${id}/removal`)}">${submit(remove, 'tertiary')}</form>`
}

/** The button on the page to sign in with. */
export function passkeyButton({ lang, to, till }: Visit, cameFrom: string): SafeHtml | null {
  if (!passkeysWork(till)) return null
  return html`<div class="providers" data-passkey-part hidden><form method="post" action="${to(PASSKEY_SIGN_IN)}" data-passkey="sign-in" data-again="${to('/sign-in')}">${hidden('to', cameFrom)}${hidden('answer', '')}
${submit(say(lang, { nb: 'Logg inn med passnøkkel', en: 'Sign in with a passkey' }), 'secondary')}${saidBy(lang)}</form></div>${passkeyScript()}`
}

/** What the script says when nothing came of it. */
const saidBy = (lang: Lang): SafeHtml =>
  html`<p class="ds-validation-message passkey-said" role="alert" data-passkey-said data-failed="${say(lang, { nb: 'Det kom ingen passnøkkel. Prøv igjen, eller logg inn på en annen måte.', en: 'No passkey came. Try again, or sign in another way.' })}" data-known="${say(lang, { nb: 'Denne enheten har en passnøkkel her fra før.', en: 'This device has a passkey here already.' })}"></p>`

const passkeyScript = (): SafeHtml => html`<script src="${assetHref('passkey.js')}" defer></script>`
