import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import { type Prepaid, placePrice, placesLeft } from '../../prepaid/prepaid.ts'
import { tag } from '../desk/tag.ts'
import { AT_END_WORDS, PREPAID_STATE_WORDS } from '../words/prepaid.ts'
import { spelledDay } from './when.ts'

/** A bar is so many units long. */
const LENGTH = 100

/** What was prepaid: what it is for, and what is used and left, as a bar and in figures. */
export function prepaidPart(lang: Lang, prepaid: Prepaid): SafeHtml {
  const { prepaidId, number, state } = prepaid
  const { tone, said } = PREPAID_STATE_WORDS[state]
  return html`<h2 id="prepaid-${prepaidId}">${whatItIs(lang, prepaid)} (${number})</h2><p class="desk-tags">${tag(tone, say(lang, said))}</p>
${termsOf(lang, prepaid)}${prepaid.orderId === null ? null : figures(lang, prepaid)}`
}

/** Twenty places at so much each, or an amount. */
export function whatItIs(lang: Lang, prepaid: Prepaid): string {
  const { places, netMinor, currency } = prepaid
  const all = spell(money(netMinor, currency), lang)
  const each = placePrice(prepaid)
  if (places === null || each === null) return all
  const one = spell(money(each, currency), lang)
  return say(lang, {
    nb: `${places} plasser for ${all}, ${one} per plass`,
    en: `${places} places for ${all}, ${one} a place`,
  })
}

/** For which courses, until when, and what becomes of the rest. */
export const termsOf = (lang: Lang, { courseIds, titles, untilDay, atEnd }: Prepaid): SafeHtml =>
  html`<p>${courseIds === null ? say(lang, { nb: 'Gjelder alle kurs uten merverdiavgift', en: 'For all courses without VAT' }) : `${say(lang, { nb: 'Gjelder', en: 'For' })} ${titles.join(', ')}`}. ${say(lang, { nb: 'Kan brukes til og med', en: 'Can be used until and including' })} <strong>${spelledDay(lang, untilDay)}</strong>. ${say(lang, AT_END_WORDS[atEnd])}.</p>`

function figures(lang: Lang, prepaid: Prepaid): SafeHtml {
  const { netMinor, drawnMinor, drawnSeats, endedMinor, creditedMinor, leftMinor, currency } = prepaid
  const amount = (minor: number) => spell(money(minor, currency), lang)
  const places = placesLeft(prepaid)
  const rows: [string, string][] = [
    [say(lang, { nb: 'Brukt', en: 'Used' }), `${amount(drawnMinor)} (${seats(lang, drawnSeats)})`],
    ...(creditedMinor > 0
      ? [[say(lang, { nb: 'Kreditert', en: 'Credited' }), amount(creditedMinor)] as [string, string]]
      : []),
    ...(endedMinor > 0
      ? [[say(lang, { nb: 'Ikke brukt i tide', en: 'Not used in time' }), amount(endedMinor)] as [string, string]]
      : []),
    [
      say(lang, { nb: 'Igjen', en: 'Left' }),
      places === null ? amount(leftMinor) : `${amount(leftMinor)} (${seats(lang, places)})`,
    ],
  ]
  return html`${bar(drawnMinor + endedMinor + creditedMinor, netMinor)}<dl class="totals">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd class="money">${value}</dd></div>`)}</dl>`
}

const seats = (lang: Lang, n: number): string =>
  say(lang, { nb: `${n} ${n === 1 ? 'plass' : 'plasser'}`, en: `${n} ${n === 1 ? 'seat' : 'seats'}` })

const bar = (used: number, most: number): SafeHtml =>
  html`<div class="seat-bar" aria-hidden="true"><svg viewBox="0 0 ${LENGTH} 6" preserveAspectRatio="none" focusable="false"><rect class="seat-bar__left" width="${LENGTH}" height="6"/><rect class="seat-bar__sold" width="${Math.min(LENGTH, Math.round((used / most) * LENGTH * 10) / 10)}" height="6"/></svg></div>`
