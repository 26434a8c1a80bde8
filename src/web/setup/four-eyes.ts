import { FourEyes, setFourEyes } from '../../countersigning/four-eyes.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import { minorOf } from '../../platform/read-amount.ts'
import { act } from '../../platform/till.ts'
import { typedAmount } from '../desk/amount.ts'
import { field, submit } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import { parseForm } from '../forms/parse.ts'
import { helpLine } from '../help/help-line.ts'
import type { Visit } from '../visit.ts'

export const ABOVE: Said = { nb: 'Beløp i kroner', en: 'Amount in kroner' }

/** Nothing typed means that one person may do everything. */
export function fourEyesFrom({ form }: Pick<Visit, 'form'>): FourEyes {
  const typed = form.get('aboveAmount')
  return parseForm(FourEyes, typed === '' ? {} : { aboveMinor: minorOf(typed, 'NOK') ?? Number.NaN })
}

export const saveFourEyes = ({ till, caller }: Visit, wish: FourEyes): Promise<void> =>
  act(till, caller.actor, (tx) => setFourEyes(tx, wish))

/** How much of an order one person in finance may credit or send back. */
export function fourEyesPart(
  { lang }: Pick<Visit, 'lang'>,
  form: Filled,
  parts: { action: string; aboveMinor: number | null },
): SafeHtml {
  const { action, aboveMinor } = parts
  const state =
    aboveMinor === null
      ? say(lang, {
          nb: 'Én person i økonomi kan kreditere og betale tilbake så mye det skal være.',
          en: 'One person in finance may credit and pay back any amount.',
        })
      : say(lang, {
          nb: `Over ${spell(money(aboveMinor, 'NOK'), 'nb')} av en ordre må en annen i økonomi godkjenne.`,
          en: `Above ${spell(money(aboveMinor, 'NOK'), 'en')} of an order somebody else in finance must sign.`,
        })
  // What is in force stands there, also beside another form's refusal: saving it again changes nothing.
  const inForce = aboveMinor === null ? '' : typedAmount(aboveMinor, 'NOK')
  const filled: Filled =
    form.fault('aboveAmount') === null
      ? { ...form, value: (name) => (name === 'aboveAmount' ? inForce : form.value(name)) }
      : form
  return html`<form class="form sheet setup-form" method="post" action="${action}" novalidate><h2>${say(lang, { nb: 'To personer om store beløp', en: 'Two people for large amounts' })}</h2>
<p>${state}</p>${helpLine(lang, 'four-eyes')}
${field(filled, { name: 'aboveAmount', label: say(lang, ABOVE), hint: say(lang, { nb: 'Det som er kreditert av ordren før, regnes med. Tomt: ingen grense.', en: 'What was credited of the order before counts too. Empty: no limit.' }), inputmode: 'decimal', optional: true, size: 11, max: 20 })}
<div>${submit(say(lang, { nb: 'Lagre grensen', en: 'Save the limit' }), 'secondary')}</div></form>`
}
