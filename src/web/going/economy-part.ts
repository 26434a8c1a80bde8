import type { Economy } from '../../going/economy.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, dayInWords, type Lang, type Said, say } from '../../platform/lang.ts'
import { type Money, money, spell } from '../../platform/money.ts'

/** In units of the picture's own grid, which is as wide as a hundred. */
const FULL = 100
const TENTHS = 10
/** How wide a mark is drawn, in the same units. */
const MARK = 0.8

const BREAK_EVEN: Said = { nb: 'I balanse', en: 'Break-even' }
const MINIMUM: Said = { nb: 'Minst', en: 'Minimum' }

/** What a start brings and costs: seats in a picture, and everything in figures. */
export function economyPart(lang: Lang, economy: Economy, hasPrice: boolean): SafeHtml {
  const title = say(lang, { nb: 'Lønner det seg?', en: 'Is it worth while?' })
  return html`<section class="desk-block" aria-labelledby="economy"><h2 id="economy">${title}</h2><p class="lead">${verdict(lang, economy, hasPrice)}</p>
<div class="figure-pair"><div class="sheet desk-part going-picture">${picture(lang, economy)}${seatWords(lang, economy)}</div>${table(lang, economy)}</div></section>`
}

const MISSING = {
  one: {
    nb: 'Det mangler {n} på minsteantallet, som er {minimum}.',
    en: '{n} more is needed to reach the minimum of {minimum}.',
  },
  other: {
    nb: 'Det mangler {n} på minsteantallet, som er {minimum}.',
    en: '{n} more are needed to reach the minimum of {minimum}.',
  },
}
const BALANCE = {
  one: { nb: 'Det går i balanse med {n} deltaker.', en: 'It breaks even with {n} participant.' },
  other: { nb: 'Det går i balanse med {n} deltakere.', en: 'It breaks even with {n} participants.' },
}
const SOLD = {
  one: { nb: '{n} er solgt', en: '{n} is sold' },
  other: { nb: '{n} er solgt', en: '{n} are sold' },
}
const TOO_FEW = {
  one: { nb: 'så det mangler {n}.', en: 'so {n} is missing.' },
  other: { nb: 'så det mangler {n}.', en: 'so {n} are missing.' },
}

/** In sentences what the figures say. */
function verdict(lang: Lang, economy: Economy, hasPrice: boolean): string {
  const { missingToMinimum, minimum } = economy
  const low = missingToMinimum > 0 ? count(lang, missingToMinimum, MISSING).replace('{minimum}', String(minimum)) : ''
  return [balance(lang, economy, hasPrice), low].filter((each) => each !== '').join(' ')
}

function balance(lang: Lang, { costs, sold, breakEven, missingToBreakEven }: Economy, hasPrice: boolean): string {
  if (costs.length === 0)
    return say(lang, {
      nb: 'Før kostnadene, så ser du hvor mange som må til.',
      en: 'Write down the costs to see how many it takes.',
    })
  if (sold === 0 && !hasPrice) return say(lang, { nb: 'Kurset har ingen pris ennå.', en: 'It has no price yet.' })
  if (breakEven === null)
    return say(lang, {
      nb: 'Med denne prisen og disse kostnadene går det ikke i balanse, uansett hvor mange som blir med.',
      en: 'At this price and these costs it does not break even, however many take part.',
    })
  const isSold = count(lang, sold, SOLD)
  if (missingToBreakEven !== 0)
    return `${count(lang, breakEven, BALANCE)} ${isSold}, ${count(lang, missingToBreakEven ?? 0, TOO_FEW)}`
  const holds = say(lang, { nb: 'og det holder: det går i balanse med', en: 'and that is enough: it breaks even with' })
  return `${isSold}, ${holds} ${breakEven}.`
}

function picture(lang: Lang, { capacity, sold, held, breakEven, minimum }: Economy): SafeHtml {
  const top = Math.max(capacity, breakEven ?? 0, minimum, 1)
  const at = (seats: number) => Math.round((seats / top) * FULL * TENTHS) / TENTHS
  const mark = (seats: number, name: string) =>
    html`<rect class="going-bar__${name}" x="${Math.max(0, at(seats) - MARK / 2)}" width="${MARK}" height="12"/>`
  const of = say(lang, {
    nb: `${sold} solgt og ${held} holdt av, av ${capacity} plasser`,
    en: `${sold} sold and ${held} held, of ${capacity} seats`,
  })
  return html`<svg class="going-bar" role="img" aria-label="${of}" viewBox="0 0 100 12" preserveAspectRatio="none" focusable="false">
<rect class="seat-bar__left" y="2" width="${at(capacity)}" height="8"/><rect class="seat-bar__held" y="2" width="${at(sold + held)}" height="8"/><rect class="seat-bar__sold" y="2" width="${at(sold)}" height="8"/>
${minimum > 0 ? mark(minimum, 'minimum') : null}${breakEven === null ? null : mark(breakEven, 'enough')}</svg>`
}

function seatWords(lang: Lang, { sold, unnamed, held, waiting, capacity, breakEven, minimum }: Economy): SafeHtml {
  const key = (name: string, words: string) =>
    html`<li><svg viewBox="0 0 10 10" width="12" height="12" aria-hidden="true" focusable="false"><rect class="${name}" width="10" height="10"/></svg> ${words}</li>`
  return html`<ul class="going-legend fine">${key('seat-bar__sold', say(lang, { nb: `Solgt: ${sold}${unnamed > 0 ? `, ${unnamed} uten navn` : ''}`, en: `Sold: ${sold}${unnamed > 0 ? `, ${unnamed} without a name` : ''}` }))}
${key('seat-bar__held', say(lang, { nb: `Holdt av: ${held}`, en: `Held: ${held}` }))}${key('seat-bar__left', say(lang, { nb: `Plasser: ${capacity}`, en: `Seats: ${capacity}` }))}
${minimum > 0 ? key('going-bar__minimum', `${say(lang, MINIMUM)}: ${minimum}`) : null}${breakEven === null ? null : key('going-bar__enough', `${say(lang, BREAK_EVEN)}: ${breakEven}`)}
<li>${say(lang, { nb: `På venteliste: ${waiting}`, en: `Waited for: ${waiting}` })}</li></ul>`
}

function table(lang: Lang, economy: Economy): SafeHtml {
  const { confirmed, heldIncome, fixed, perLearner, costsNow, costsFull, resultNowMinor, currency, decideBy } = economy
  const row = (name: Said, sum: Money) =>
    html`<tr><th scope="row">${say(lang, name)}</th><td class="money">${spell(sum, lang)}</td></tr>`
  return html`<div><div class="table-scroll"><table class="ds-table figure-table"><caption class="ds-sr-only">${say(lang, { nb: 'Inntekt og kostnader uten mva.', en: 'Income and costs without VAT' })}</caption><tbody>
${row({ nb: 'Bekreftet inntekt', en: 'Confirmed income' }, confirmed)}${row({ nb: 'Inntekt av det som er holdt av', en: 'Income of what is held' }, heldIncome)}
${row({ nb: 'Faste kostnader', en: 'Fixed costs' }, fixed)}${row({ nb: 'Kostnad per deltaker', en: 'Cost per participant' }, perLearner)}
${row({ nb: 'Kostnader nå', en: 'Costs now' }, costsNow)}${row({ nb: 'Kostnader med fullt kurs', en: 'Costs when full' }, costsFull)}
<tr><th scope="row"><strong>${say(lang, { nb: 'Resultat nå', en: 'Result now' })}</strong></th><td class="money"><strong>${spell(money(resultNowMinor, currency), lang)}</strong></td></tr></tbody></table></div>
<p class="fine">${say(lang, { nb: 'Alle beløp er uten mva.', en: 'All amounts are without VAT.' })} ${decideBy ? say(lang, { nb: `Avgjøres senest ${dayInWords(decideBy, 'nb')}.`, en: `To be decided by ${dayInWords(decideBy, 'en')}.` }) : ''}</p></div>`
}
