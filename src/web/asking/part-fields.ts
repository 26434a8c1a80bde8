import { PartWish } from '../../asking/part-wish.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { type Currency, decimal, money } from '../../platform/money.ts'
import { invalid } from '../../platform/problems.ts'
import { minorOf } from '../../platform/read-amount.ts'
import type { Entries } from '../forms/entries.ts'
import { field, radios } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import { askingLabel } from '../words/asking.ts'

/** Per cent or an amount of the price, or all of it where that can be chosen too. */
export function partFields(form: Filled, { withAll, currency }: { withAll: boolean; currency: Currency }): SafeHtml {
  const { lang } = form
  const all = { value: 'all', label: say(lang, { nb: 'Hele prisen', en: 'All of it' }) }
  return html`${radios(form, {
    name: 'partAs',
    legend: askingLabel(lang, 'partAs'),
    options: [
      ...(withAll ? [all] : []),
      { value: 'percent', label: say(lang, { nb: 'En del, i prosent', en: 'A part, in per cent' }) },
      { value: 'amount', label: say(lang, { nb: 'En del, som beløp', en: 'A part, as an amount' }) },
    ],
  })}
<div class="field-pair">${field(form, { name: 'percent', label: askingLabel(lang, 'percent'), size: 4, max: 3, hint: say(lang, { nb: 'Hele prosent, 1 til 99', en: 'Whole per cent, 1 to 99' }), optional: true })}
${field(form, { name: 'amount', label: `${askingLabel(lang, 'amount')} (${currency})`, size: 10, max: 20, optional: true })}</div>`
}

/** What the fields say; null is all of the price. @throws request/invalid at the field that is wrong */
export function partIn(form: Entries, currency: Currency): PartWish | null {
  const as = form.get('partAs')
  if (as === 'all') return null
  const isPercent = as !== 'amount'
  const typed = form.get(isPercent ? 'percent' : 'amount').trim()
  const said = isPercent ? { percent: Number(typed || Number.NaN) } : { minor: minorOf(typed, currency) }
  const parsed = PartWish.safeParse(said)
  if (parsed.success) return parsed.data
  const pointer = isPercent ? '/percent' : '/amount'
  const detail = isPercent ? 'whole per cent from 1 to 99' : 'an amount, such as 2 500 or 2500,50'
  throw invalid(pointer, detail)
}

/** The same as it stands in a form. */
export const partTyped = (part: PartWish | null, currency: Currency): Record<string, string> => {
  if (!part) return { partAs: 'percent' }
  return 'percent' in part
    ? { partAs: 'percent', percent: String(part.percent) }
    : { partAs: 'amount', amount: decimal(money(part.minor, currency)) }
}
