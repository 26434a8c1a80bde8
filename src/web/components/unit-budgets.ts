import type { Budget } from '../../budgets/budget-of.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import { checkbox } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'

/** "2026: 12 000,00 kr av 50 000,00 kr er brukt, 38 000,00 kr er igjen." All without VAT. */
export function budgetWords(lang: Lang, { year, budgetMinor, usedMinor, leftMinor }: Budget): string {
  const kroner = (minor: number) => spell(money(minor, 'NOK'), lang)
  if (budgetMinor === null || leftMinor === null)
    return say(lang, {
      nb: `${year}: ikke noe budsjett, ${kroner(usedMinor)} er bestilt.`,
      en: `${year}: no budget, ${kroner(usedMinor)} is ordered.`,
    })
  const left = kroner(Math.max(0, leftMinor))
  return say(lang, {
    nb: `${year}: ${kroner(usedMinor)} av ${kroner(budgetMinor)} er brukt, ${left} er igjen (uten mva.).`,
    en: `${year}: ${kroner(usedMinor)} of ${kroner(budgetMinor)} is used, ${left} is left (without VAT).`,
  })
}

type Part = { units: readonly { id: string; name: string }[]; budgets: ReadonlyMap<string, Budget>; mayExceed: boolean }

/** What is left for each unit that one may choose, and a tick for whoever may order beyond it. */
export function budgetPart(form: Filled, { units, budgets, mayExceed }: Part): SafeHtml | null {
  const { lang } = form
  const shown = units.flatMap(({ id, name }) => {
    const budget = budgets.get(id)
    return budget ? [html`<li>${name}, ${budgetWords(lang, budget)}</li>`] : []
  })
  if (shown.length === 0) return null
  return html`<div><h3>${say(lang, { nb: 'Budsjett', en: 'Budget' })}</h3><ul class="fine">${shown}</ul>${mayExceed ? overBudgetTick(form) : null}</div>`
}

/** What is ordered beyond a budget is ordered knowingly. */
export const overBudgetTick = (form: Filled): SafeHtml =>
  checkbox(form, {
    ...{ name: 'overBudget', value: 'yes' },
    label: say(form.lang, {
      nb: 'Bestill selv om det går over enhetens budsjett',
      en: 'Order even where it is beyond the budget of the unit',
    }),
  })
