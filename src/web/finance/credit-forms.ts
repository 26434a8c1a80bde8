import { TERMS_DAYS_MAX } from '../../companies/set-standing.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { typedAmount } from '../desk/amount.ts'
import { field, select, submit } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { CREDIT_PATH } from './credit-path.ts'

const AS_BEFORE: Said = { nb: 'Som før', en: 'As before' }
const LIMITS: readonly { value: string; said: Said }[] = [
  { value: '', said: AS_BEFORE },
  { value: 'amount', said: { nb: 'Opp til et beløp', en: 'Up to an amount' } },
  { value: 'none', said: { nb: 'Så mye det skal være', en: 'Any amount' } },
]
const BODIES: readonly { value: string; said: Said }[] = [
  { value: '', said: AS_BEFORE },
  { value: 'yes', said: { nb: 'Ja', en: 'Yes' } },
  { value: 'no', said: { nb: 'Nei', en: 'No' } },
]

/** What new companies may owe, and what finance decides of one. */
export function creditForms({ lang, to }: Visit, form: Filled, upToMinor: number | null): SafeHtml {
  const inForce = upToMinor === null ? '' : typedAmount(upToMinor, 'NOK')
  const filled: Filled = {
    ...form,
    value: (name) => (name === 'upTo' ? form.value(name) || inForce : form.value(name)),
  }
  return html`<section class="desk-block"><h2>${say(lang, { nb: 'Bestem selv', en: 'Decide yourself' })}</h2>
<form class="form sheet desk-part desk-form" method="post" action="${to(`${CREDIT_PATH}/new-companies`)}" novalidate><h3>${say(lang, { nb: 'Bedrifter det ikke er bestemt noe for', en: 'Companies for which nothing is decided' })}</h3>
${field(filled, { name: 'upTo', label: say(lang, { nb: 'Kan skylde, i kroner', en: 'May owe, in kroner' }), hint: say(lang, { nb: 'Tomt: ingen grense. Offentlige virksomheter har ingen.', en: 'Empty: no limit. Public bodies have none.' }), inputmode: 'decimal', optional: true, size: 11, max: 20 })}
<div>${submit(say(lang, { nb: 'Lagre grensen', en: 'Save the limit' }), 'secondary')}</div></form>
${ofOne({ lang, to }, form)}</section>`
}

const ofOne = ({ lang, to }: Pick<Visit, 'lang' | 'to'>, form: Filled): SafeHtml =>
  html`<form class="form sheet desk-part desk-form" method="post" action="${to(`${CREDIT_PATH}/companies`)}" novalidate><h3>${say(lang, { nb: 'Én bedrift', en: 'One company' })}</h3>
<div class="desk-grid">${field(form, { name: 'organisationNumber', label: say(lang, { nb: 'Organisasjonsnummer', en: 'Organisation number' }), inputmode: 'numeric', max: 20 })}
${field(form, { name: 'terms', label: say(lang, { nb: 'Dager å betale på', en: 'Days to pay' }), hint: say(lang, { nb: `0 til ${TERMS_DAYS_MAX}. Tomt: som før.`, en: `0 to ${TERMS_DAYS_MAX}. Empty: as before.` }), inputmode: 'numeric', optional: true, max: 2 })}
${select(form, { name: 'limit', label: say(lang, { nb: 'På faktura', en: 'On invoice' }), options: LIMITS.map(({ value, said }) => ({ value, label: say(lang, said) })) })}
${field(form, { name: 'amount', label: say(lang, { nb: 'Kan skylde, i kroner', en: 'May owe, in kroner' }), hint: say(lang, { nb: 'Når det er en grense', en: 'Where there is a limit' }), inputmode: 'decimal', plain: true, max: 20 })}
${field(form, { name: 'until', label: say(lang, { nb: 'Til og med', en: 'Until and including' }), hint: say(lang, { nb: 'Tomt: til noe annet bestemmes', en: 'Empty: until something else is decided' }), type: 'date', optional: true })}
${select(form, { name: 'publicBody', label: say(lang, { nb: 'Offentlig virksomhet', en: 'Public body' }), options: BODIES.map(({ value, said }) => ({ value, label: say(lang, said) })) })}</div>
${field(form, { name: 'reason', label: say(lang, { nb: 'Hvorfor', en: 'Why' }), hint: say(lang, { nb: 'Når du endrer hva den kan skylde', en: 'Where you change what it may owe' }), plain: true, max: LINE_MAX })}
<div>${submit(say(lang, { nb: 'Lagre for bedriften', en: 'Save for the company' }), 'secondary')}</div></form>`
