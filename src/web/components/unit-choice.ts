import type { Budget } from '../../budgets/budget-of.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { select } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import { budgetPart } from './unit-budgets.ts'

/** The units that somebody may choose among; whoever is bound to some chooses one of them. */
export type UnitChoice = {
  units: readonly { id: string; name: string; code: string | null }[]
  isBound: boolean
  /** What is left this year for those of them that have a budget. */
  budgets: ReadonlyMap<string, Budget>
  mayExceed: boolean
}

export const UNIT: Said = { nb: 'Enhet', en: 'Unit' }
const NONE: Said = { nb: 'Hele bedriften', en: 'The whole company' }
const CHOOSE: Said = { nb: 'Velg enhet', en: 'Choose a unit' }

/** "Fjordheim skole (3310)". */
export const unitName = ({ name, code }: { name: string; code: string | null }): string =>
  code === null ? name : `${name} (${code})`

/** For which unit of the company this is; nothing where there is no choice. */
export function unitField(form: Filled, choice: UnitChoice): SafeHtml | null {
  const budget = budgetPart(form, choice)
  return choice.units.length > 0 ? html`${whichUnit(form, choice)}${budget}` : null
}

function whichUnit(form: Filled, { units, isBound }: UnitChoice): SafeHtml | null {
  const { lang } = form
  const [only] = units
  if (!only) return null
  if (isBound && units.length === 1)
    return html`<p>${say(lang, { nb: 'Bestillingen er for', en: 'This order is for' })} <strong>${unitName(only)}</strong>.</p>`
  const options = units.map((unit) => ({ value: unit.id, label: unitName(unit) }))
  return select(form, {
    ...{ name: 'unitId', label: say(lang, UNIT) },
    hint: say(lang, {
      nb: 'Fakturaen sendes dit enheten vil ha den, og forbruket står på enheten',
      en: 'The invoice goes where the unit wants it, and the spend is the unit’s',
    }),
    options: [{ value: '', label: say(lang, isBound ? CHOOSE : NONE) }, ...options],
  })
}
