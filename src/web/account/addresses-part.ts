import type { OwnAddress } from '../../addresses/addresses-of.ts'
import { ADDRESSES_PATH } from '../../identity/tell-owner.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { EMAIL_MAX } from '../../platform/words.ts'
import { day } from '../components/when.ts'
import { field, submit } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'

/** All addresses, each with what can be done with it. */
export const addressesPart = (visit: Visit, addresses: readonly OwnAddress[]): SafeHtml =>
  html`<section class="sheet account-part"><h2>${say(visit.lang, { nb: 'Dine', en: 'Yours' })}</h2>
<ul class="account-sessions">${addresses.map((each) => html`<li>${row(visit, each)}</li>`)}</ul></section>`

function row({ lang, to }: Visit, { id, email, since, isMain }: OwnAddress): SafeHtml {
  const name = html`<p class="wrap">${email}</p>`
  if (isMain)
    return html`<div>${name}<p class="fine">${say(lang, { nb: 'hovedadressen, som vi skriver til', en: 'the main one, which we write to' })}</p></div>`
  const button = (path: string, words: string) => {
    const whole = html`${words}<span class="ds-sr-only">: ${email}</span>`
    return html`<form method="post" action="${to(`${ADDRESSES_PATH}/${id}/${path}`)}">${submit(whole, 'tertiary')}</form>`
  }
  return html`<div>${name}<p class="fine">${say(lang, { nb: 'siden', en: 'since' })} ${day(lang, SELLER_ZONE, since)}</p></div>
<div class="actions">${button('main', say(lang, { nb: 'Gjør til hovedadresse', en: 'Make it the main one' }))}${button('removal', say(lang, { nb: 'Fjern', en: 'Remove' }))}</div>`
}

/** For an address without an account, and for one with another account, alike. */
export const addPart = ({ lang, to }: Visit, form: Filled): SafeHtml =>
  html`<section class="sheet account-part"><h2>${say(lang, { nb: 'Legg til en adresse', en: 'Add an address' })}</h2>
<form class="form" method="post" action="${to(ADDRESSES_PATH)}" novalidate>${field(form, {
    name: 'email',
    label: say(lang, { nb: 'E-post', en: 'E-mail' }),
    hint: say(lang, {
      nb: 'Vi sender en lenke dit. Har adressen en konto fra før, kan du slå de to sammen, og du får se hva som skjer først.',
      en: 'We send a link there. If the address has an account already, you can merge the two, and you see first what happens.',
    }),
    type: 'email',
    autocomplete: 'email',
    max: EMAIL_MAX,
  })}
<div>${submit(say(lang, { nb: 'Send lenken', en: 'Send the link' }))}</div></form></section>`
