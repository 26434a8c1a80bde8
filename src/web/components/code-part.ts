import type { CartLineView, CartView } from '../../cart/cart-view.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { TYPED_MAX, TypedCode } from '../../vouchers/code.ts'
import { unfitFacts } from '../../vouchers/refuse-code.ts'
import { submit } from '../forms/field.ts'
import type { Visit } from '../visit.ts'
import { unfitWords } from '../words/vouchers.ts'

/** Where a buyer types a code, or takes it out again. */
export function codePart({ lang, to }: Visit, cart: CartView): SafeHtml {
  const action = to('/cart/code')
  if (cart.voucher) {
    const { code } = cart.voucher.code
    return html`<form class="code-part" method="post" action="${action}"><p class="code-part__now"><span>${say(lang, { nb: 'Kode', en: 'Code' })} <strong>${code}</strong></span>
<button class="ds-button" data-variant="tertiary" type="submit" name="drop" value="yes">${say(lang, { nb: 'Fjern', en: 'Remove' })}<span class="ds-sr-only"> ${say(lang, { nb: 'koden', en: 'the code' })} ${code}</span></button></p>${codeNote(lang, cart)}</form>`
  }
  return html`<form class="code-part" method="post" action="${action}"><label class="ds-label" for="code">${say(lang, { nb: 'Har du en kode?', en: 'Do you have a code?' })}</label>
<div class="code-part__type"><input class="ds-input" id="code" name="code" maxlength="${TYPED_MAX}" autocomplete="off" autocapitalize="characters" spellcheck="false" required>${submit(say(lang, { nb: 'Bruk', en: 'Use' }), 'secondary')}</div></form>`
}

/** Why the code of a cart lowers nothing; nothing where it does, or there is none. */
export function codeNote(lang: Lang, { voucher }: CartView): SafeHtml | null {
  if (!voucher?.why) return null
  const { code, why } = voucher
  return html`<p class="fine">${unfitWords(lang, why, unfitFacts(code, why))}</p>`
}

/** Why a code that lowers others does not lower this line; nothing where it does, or does nothing at all. */
export function codeNotHere(lang: Lang, { voucher }: CartView, { unfit }: CartLineView): SafeHtml | null {
  if (!voucher || voucher.why || !unfit) return null
  const { code } = voucher.code
  if (unfit === 'other-course')
    return html`<p class="fine">${say(lang, { nb: `Koden ${code} gjelder ikke dette kurset.`, en: `The code ${code} is not for this course.` })}</p>`
  return html`<p class="fine">${unfitWords(lang, unfit, unfitFacts(voucher.code, unfit))}</p>`
}

/** The code in a page's address, which goes along when a seat is put into the cart; empty where there is none. */
export function codeIn({ query }: Pick<Visit, 'query'>): string {
  const typed = TypedCode.safeParse(query.get('code') ?? '')
  return typed.success ? typed.data : ''
}

/** Says that the code of the address goes along. */
export function codeGoesAlong(visit: Visit): SafeHtml | null {
  const code = codeIn(visit)
  return code === ''
    ? null
    : html`<p class="fine" role="status">${say(visit.lang, { nb: `Koden ${code} følger med i handlekurven.`, en: `The code ${code} goes along into your cart.` })}</p>`
}
