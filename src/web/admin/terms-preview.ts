import { ruleInWords } from '../../cancelling/rule-in-words.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { LANGS, type Lang, say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import { EXAMPLE_MINOR, exampleOf } from '../../terms/example.ts'
import type { CancellationRules } from '../../terms/rules.ts'
import { companySeatInWords, rulesInWords } from '../../terms/rules-in-words.ts'
import { untilWords } from '../components/when.ts'

const IN: Record<Lang, string> = { nb: 'På norsk', en: 'In English' }

/** The rules as buyers read them in both languages, and what they come to in an example of the given year. */
export const termsPreview = (lang: Lang, rules: CancellationRules, year: number): SafeHtml =>
  html`<section class="sheet desk-part stack terms-preview" aria-labelledby="reads"><h2 id="reads">${say(lang, { nb: 'Slik leses det', en: 'How it reads' })}</h2>
${LANGS.map((each) => html`<div lang="${each}"><h3>${IN[each]}</h3><p>${rulesInWords(rules, each)}</p><p class="fine">${companySeatInWords(rules, each)}</p></div>`)}
${exampleTable(lang, rules, year)}</section>`

const exampleTable = (lang: Lang, rules: CancellationRules, year: number): SafeHtml => {
  const price = spell(money(EXAMPLE_MINOR, 'NOK'), lang)
  const caption = say(lang, {
    nb: `Kjøpt 1. mars ${year} av en privatperson for ${price} uten mva. Fire samlinger, første 1. juni kl. 09.00.`,
    en: `Bought on 1 March ${year} by a private person for ${price} without VAT. Four sessions, the first on 1 June at 09:00.`,
  })
  return html`<h3>${say(lang, { nb: 'Et eksempel', en: 'An example' })}</h3><p class="fine" id="example">${caption}</p><table class="ds-table later-table" aria-describedby="example"><thead><tr><th scope="col">${say(lang, { nb: 'Avbestilt', en: 'Cancelled' })}</th><th scope="col">${say(lang, { nb: 'Tilbake', en: 'Back' })}</th><th scope="col">${say(lang, { nb: 'Hvorfor', en: 'Why' })}</th></tr></thead>
<tbody>${exampleOf(rules, year).map(({ until, backMinor, rule }) => html`<tr><th scope="row">${until ? say(lang, { nb: `Til ${untilWords('nb', SELLER_ZONE, until)}`, en: `Until ${untilWords('en', SELLER_ZONE, until)}` }) : say(lang, { nb: 'Deretter', en: 'After that' })}</th><td class="money">${spell(money(backMinor, 'NOK'), lang)}</td><td><p class="fine">${ruleInWords(rule, lang)}</p></td></tr>`)}</tbody></table>`
}
