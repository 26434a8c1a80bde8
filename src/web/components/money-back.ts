import { balancesOfDocuments, type OwnBalance } from '../../paying-back/balances.ts'
import { type OwnPayback, paybacksOf } from '../../paying-back/queries.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import type { Visit } from '../visit.ts'
import { amountWords } from '../words/bank.ts'
import { spelledDay } from './when.ts'

/** What of these invoices is the buyer's, in plain words: to their credit, asked about, on its way, or paid. Nothing where nothing is. */
export async function moneyBack({ lang, on }: Visit, documentIds: readonly string[]): Promise<SafeHtml | null> {
  if (documentIds.length === 0) return null
  const [balances, paybacks] = await Promise.all([balancesOfDocuments(on, documentIds), paybacksOf(on, documentIds)])
  if (balances.length === 0 && paybacks.length === 0) return null
  return html`<div class="ds-alert notice" data-color="info"><div>${balances.map((each) => html`<p>${balanceWords(lang, each)}</p>`)}${paybacks.map((each) => html`<p>${paybackWords(lang, each)}</p>`)}</div></div>`
}

const balanceWords = (lang: Lang, { number, balanceMinor, currency }: OwnBalance): string => {
  const amount = amountWords(lang, balanceMinor, currency)
  return say(lang, {
    nb: `${amount} av faktura ${number} er til gode. Beløpet settes mot neste faktura eller betales til konto; vi tar kontakt på e-post.`,
    en: `${amount} of invoice ${number} is yours. It is set against your next invoice or paid to your account; we write to you by e-mail.`,
  })
}

function paybackWords(lang: Lang, { amountMinor, state, paidOn }: OwnPayback): string {
  const amount = amountWords(lang, amountMinor, 'NOK')
  if (state === 'paid') {
    const on = paidOn ? spelledDay(lang, paidOn) : ''
    return say(lang, {
      nb: `${amount} ble betalt tilbake til konto ${on}.`,
      en: `${amount} was paid back to an account on ${on}.`,
    })
  }
  return state === 'no-account'
    ? say(lang, {
        nb: `${amount} skal tilbake. Vi har spurt på e-post hvilken konto pengene skal til.`,
        en: `${amount} goes back. We have asked by e-mail to which account.`,
      })
    : say(lang, { nb: `${amount} er på vei tilbake til konto.`, en: `${amount} is on its way back to an account.` })
}
