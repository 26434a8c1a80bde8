import type Stripe from 'stripe'
import { html, type SafeHtml } from '../../../platform/html.ts'
import { layout } from './layout.ts'
import { spellAmount } from './spell-amount.ts'
import { type Lang, WORDS } from './words.ts'

export type Notice = 'expired' | 'paid' | 'unknown' | 'left'

/** A page that has only something to say, and the way back. */
export function noticePage(notice: Notice, lang: Lang, back: string | null): SafeHtml {
  const words = WORDS[lang]
  const body = html`<p>${words[`${notice}Text`]}</p>
${back === null ? '' : html`<p><a class="button first" href="${back}">${words.back}</a></p>`}`
  return layout({ lang, title: words[notice], body })
}

type Challenge = { session: Stripe.Checkout.Session; merchant: string; lang: Lang }

/** What the payer's bank shows during 3-D Secure. */
export function challengePage({ session, merchant, lang }: Challenge): SafeHtml {
  const words = WORDS[lang]
  const total = spellAmount(session.amount_total ?? 0, session.currency ?? 'nok', lang)
  const body = html`<p>${words.bankAsksText(total, merchant)}</p>
<form method="post" action="3ds/approve"><button class="first">${words.approve}</button></form>
<form method="post" action="3ds/fail"><button>${words.fail}</button></form>`
  return layout({ lang, title: words.bankAsks, body })
}
