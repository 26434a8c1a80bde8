import { budgetOf } from '../../budgets/budget-of.ts'
import { SetBudget, setBudget } from '../../budgets/set-budget.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { minorOf } from '../../platform/read-amount.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { budgetWords } from '../components/unit-budgets.ts'
import { idOf } from '../desk/id-of.ts'
import { field, submit } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import { parseForm } from '../forms/parse.ts'
import type { Visit } from '../visit.ts'

export const BUDGET_LABELS = {
  year: { nb: 'År', en: 'Year' },
  amount: { nb: 'Budsjett i kroner uten mva.', en: 'Budget in kroner without VAT' },
  reason: { nb: 'Hva er vedtatt, og av hvem?', en: 'What was decided, and by whom?' },
} as const satisfies Record<string, Said>

/** What the form says; an amount that is left empty takes the budget away. */
export function budgetFromForm(tx: Tx, visit: Visit): Promise<void> {
  const { form } = visit
  const typed = form.get('amount').trim()
  const amountMinor = typed === '' ? null : (minorOf(typed, 'NOK') ?? Number.NaN)
  const wish = parseForm(SetBudget, { year: Number(form.get('year')), amountMinor, reason: form.get('reason') })
  return setBudget(tx, { companyId: idOf(visit, 'company'), unitId: idOf(visit, 'unit', 'unitId') }, wish)
}

/** What a unit may order for this year, and a form that decides it anew. */
export async function budgetForm(
  { lang, on }: Visit,
  form: Filled,
  at: { unitId: string; action: string },
): Promise<SafeHtml | null> {
  const budget = await budgetOf(on, at.unitId)
  if (!budget) return null
  const year = form.value('year') || String(budget.year)
  const known: Filled = { ...form, value: (name) => (name === 'year' ? year : form.value(name)) }
  return html`<form class="form sheet desk-part desk-block" method="post" action="${at.action}/budget" novalidate><h2>${say(lang, { nb: 'Budsjett', en: 'Budget' })}</h2>
<p>${budgetWords(lang, budget)}</p>
<p class="fine">${say(lang, { nb: 'Bestillinger over budsjettet blir avvist, om ikke en eier eller leder sier at det er greit.', en: 'Orders beyond the budget are refused, unless an owner or manager says that it is all right.' })}</p>
${field(known, { name: 'year', label: say(lang, BUDGET_LABELS.year), type: 'number', inputmode: 'numeric', size: 6 })}
${field(known, { name: 'amount', label: say(lang, BUDGET_LABELS.amount), hint: say(lang, { nb: 'Tomt: ikke noe budsjett', en: 'Empty: no budget' }), inputmode: 'decimal', optional: true, max: LINE_MAX })}
${field(known, { name: 'reason', label: say(lang, BUDGET_LABELS.reason), autocomplete: 'off', max: LINE_MAX })}
<div class="actions">${submit(say(lang, { nb: 'Lagre budsjettet', en: 'Save the budget' }), 'secondary')}</div></form>`
}
