import type { Cost } from '../../going/costs.ts'
import type { Economy } from '../../going/economy.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { typedAmount } from '../desk/amount.ts'
import { field, select, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'

const WHAT: Said = { nb: 'Hva', en: 'What' }
const KIND: Said = { nb: 'Slag', en: 'Kind' }
const AMOUNT: Said = { nb: 'Beløp uten mva.', en: 'Amount without VAT' }
const KIND_WORDS: Record<Cost['kind'], Said> = {
  fixed: { nb: 'Fast', en: 'Fixed' },
  'per-learner': { nb: 'Per deltaker', en: 'Per participant' },
}

/** Fields of one cost; those of several stand on one page, each with an ending of its own. */
export const costField = (name: 'what' | 'kind' | 'amount', ending: string): string =>
  ending === '' ? name : `${name}-${ending}`

export const costLabel = (lang: Lang, name: string): string | null => {
  const label = { what: WHAT, kind: KIND, amount: AMOUNT, day: DAY }[name.split('-')[0]!]
  return label ? say(lang, label) : null
}

type Known = { economy: Economy; form: Filled }

/** What it costs, line by line, and room for one more. */
export function costsPart({ lang, to }: Visit, { economy, form }: Known): SafeHtml {
  const { costs, offeringId } = economy
  const at = `/admin/offerings/${offeringId}/decision/costs`
  return html`<section class="sheet desk-part" aria-labelledby="costs"><h2 id="costs">${say(lang, { nb: 'Kostnader', en: 'Costs' })}</h2>
${costs.length === 0 ? html`<p>${say(lang, { nb: 'Ingen kostnader er ført. Før dem, så ser du hvor mange som må til.', en: 'No costs are written down. Write them, and you see how many it takes.' })}</p>` : null}
<ul class="desk-people">${costs.map((cost) => one(lang, { cost, form, at: to(`${at}/${cost.costId}`) }))}</ul>
<form class="form" method="post" action="${to(at)}" novalidate><h3>${say(lang, { nb: 'Ny kostnad', en: 'Another cost' })}</h3>${fields(form, '')}<div>${submit(say(lang, { nb: 'Legg til', en: 'Add' }), 'secondary')}</div></form></section>`
}

function one(lang: Lang, { cost, form, at }: { cost: Cost; form: Filled; at: string }): SafeHtml {
  const { costId, what, kind, amountMinor, currency } = cost
  const refused = form.faults.some((fault) => fault.field.endsWith(costId))
  const known = {
    [costField('what', costId)]: what,
    [costField('kind', costId)]: kind,
    [costField('amount', costId)]: typedAmount(amountMinor, currency),
  }
  return html`<li><details class="more"${refused ? html` open` : null}><summary>${what}, ${say(lang, KIND_WORDS[kind]).toLowerCase()}: <span class="money">${spell(money(amountMinor, currency), lang)}</span></summary>
<form class="form" method="post" action="${at}" novalidate>${fields(refused ? form : freshForm(lang, known), costId)}<div class="actions">${submit(say(lang, { nb: 'Lagre', en: 'Save' }), 'secondary')}
<button class="ds-button" data-variant="tertiary" type="submit" formaction="${at}/removal">${say(lang, { nb: 'Ta bort', en: 'Remove' })}<span class="ds-sr-only"> ${what}</span></button></div></form></details></li>`
}

function fields(form: Filled, ending: string): SafeHtml {
  const { lang } = form
  return html`${field(form, { name: costField('what', ending), label: say(lang, WHAT), max: LINE_MAX })}
${select(form, { name: costField('kind', ending), label: say(lang, KIND), options: Object.entries(KIND_WORDS).map(([value, words]) => ({ value, label: say(lang, words) })) })}
${field(form, { name: costField('amount', ending), label: say(lang, AMOUNT), inputmode: 'decimal', size: 12 })}`
}

const DAY: Said = { nb: 'Avgjøres senest', en: 'To be decided by' }

/** By which day it is decided, and the word that it has been. */
export function dayPart({ lang, to }: Visit, { economy, form }: Known): SafeHtml {
  const { decideBy, offeringId } = economy
  const at = to(`/admin/offerings/${offeringId}/decision/day`)
  const shown = form.fault('day') ? form : freshForm(lang, { day: decideBy ?? '' })
  return html`<section class="sheet desk-part" aria-labelledby="by"><h2 id="by">${say(lang, { nb: 'Frist', en: 'Deadline' })}</h2><form class="form" method="post" action="${at}" novalidate>
${field(shown, { name: 'day', type: 'date', label: say(lang, DAY), optional: true, hint: say(lang, { nb: 'En uke før minnes de som har kurset, på å avgjøre om det holdes.', en: 'A week before it, those who keep the course are reminded to decide whether it is held.' }) })}
<div class="actions">${submit(say(lang, { nb: 'Lagre fristen', en: 'Save the deadline' }), 'secondary')}${decideBy ? html`<button class="ds-button" type="submit" name="decided" value="held">${say(lang, { nb: 'Kurset holdes', en: 'It is held' })}</button>` : null}</div></form></section>`
}
