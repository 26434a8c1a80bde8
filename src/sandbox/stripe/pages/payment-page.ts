import type Stripe from 'stripe'
import { html, type SafeHtml } from '../../../platform/html.ts'
import type { SessionTerms } from '../objects/session-terms.ts'
import { layout } from './layout.ts'
import { spellAmount, spellClock, spellTimeLeft } from './spell-amount.ts'
import { type Lang, WORDS } from './words.ts'

type Open = {
  session: Stripe.Checkout.Session
  terms: SessionTerms
  lang: Lang
  now: number
  problem: 'declined' | '3ds' | undefined
}

/** Four forms and no fields: what happens is in the address each one posts to. */
export function paymentPage({ session, terms, lang, now, problem }: Open): SafeHtml {
  const words = WORDS[lang]
  const total = spellAmount(session.amount_total ?? 0, session.currency ?? 'nok', lang)
  const left = spellTimeLeft(session.expires_at - now, lang)
  const title = words.payTo(terms.merchant)
  const choice = (act: string, label: string, note: string) => html`
<form method="post" action="${session.id}/${act}">
<button ${act === 'card' ? html`class="first"` : ''} aria-describedby="${act}-note">${label}</button>
<p class="soft" id="${act}-note">${note}</p>
</form>`
  const body = html`
${problem === undefined ? '' : alert(problem, lang)}
<p class="total"><span>${words.total}</span> <strong>${total}</strong></p>
${session.customer_email === null ? '' : html`<p class="soft">${words.receiptTo} ${session.customer_email}</p>`}
<p class="soft">${words.timeLeft(left, spellClock(session.expires_at, lang))}</p>
<h2 id="lines">${words.lines}</h2>
${linesTable(terms.lines, lang)}
<h2>${words.choose}</h2>
${choice('card', words.pay(total), words.payNote)}
${choice('3ds', words.secure, words.secureNote)}
${choice('decline', words.decline, words.declineNote)}
<form method="post" action="${session.id}/abandon"><button>${words.abandon}</button></form>`
  return layout({ lang, title, body, problem: problem !== undefined })
}

function alert(problem: 'declined' | '3ds', lang: Lang): SafeHtml {
  const words = WORDS[lang]
  const text = problem === 'declined' ? words.declined : words.notAuthenticated
  return html`<p class="alert" role="alert"><strong>${words.problem}:</strong> ${text}</p>`
}

function linesTable(lines: Stripe.LineItem[], lang: Lang): SafeHtml {
  const words = WORDS[lang]
  const rows = lines.map(
    (line) => html`<tr><td>${line.description}</td><td class="number">${line.quantity ?? 1}</td>
<td class="number">${spellAmount(line.amount_total, line.currency, lang)}</td></tr>`,
  )
  return html`<table aria-labelledby="lines"><thead><tr><th scope="col">${words.description}</th>
<th scope="col" class="number">${words.quantity}</th><th scope="col" class="number">${words.amount}</th></tr></thead>
<tbody>${rows}</tbody></table>`
}
