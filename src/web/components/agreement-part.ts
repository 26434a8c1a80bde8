import type { Agreement, AgreementVersion } from '../../agreements/agreement.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, say } from '../../platform/lang.ts'
import { type Currency, money, spell } from '../../platform/money.ts'
import { tag } from '../desk/tag.ts'
import { percent } from '../words/offers.ts'
import { day, spelledDay } from './when.ts'

/** A bar is so many units long. */
const LENGTH = 100

/** What an agreement says, what is used of it and what is left: as bars, and the same as a table. */
export function agreementPart(lang: Lang, agreement: Agreement): SafeHtml {
  const { agreementId, number, titles, courseIds } = agreement
  const label = say(lang, { nb: `Brukt av avtale ${number}`, en: `Used of agreement ${number}` })
  const heads = [
    say(lang, { nb: 'Brukt', en: 'Used' }),
    say(lang, { nb: 'Høyst', en: 'At most' }),
    say(lang, { nb: 'Igjen', en: 'Left' }),
  ]
  return html`<h2 id="agreement-${agreementId}">${say(lang, { nb: 'Avtale', en: 'Agreement' })} ${number}: ${percent(lang, agreement.discountBasisPoints)}</h2>
<p class="desk-tags">${stateTag(lang, agreement)}</p><p>${spanWords(lang, agreement)}</p>
<p class="fine">${courseIds === null ? say(lang, { nb: 'Gjelder alle kurs', en: 'Covers all courses' }) : `${say(lang, { nb: 'Gjelder', en: 'Covers' })} ${titles.join(', ')}`}</p>
<div class="table-scroll desk-cards"><table class="ds-table desk-table" role="table" aria-label="${label}"><thead role="rowgroup"><tr role="row"><td role="cell"></td>${heads.map((head) => html`<th role="columnheader" scope="col" class="desk-table__gross">${head}</th>`)}</tr></thead>
<tbody role="rowgroup">${usesOf(lang, agreement).map((use) => useRow(use, heads))}</tbody></table></div>`
}

type Use = { name: string; used: number; most: number | null; words: (n: number | null) => string }

function usesOf(lang: Lang, agreement: Agreement): Use[] {
  const { seatsUsed, seatsMost, netUsedMinor, netMostMinor, currency } = agreement
  const none = say(lang, { nb: 'ingen grense', en: 'no limit' })
  const net = (minor: number) => spell(money(minor, currency ?? ('NOK' satisfies Currency)), lang)
  return [
    {
      name: say(lang, { nb: 'Plasser', en: 'Seats' }),
      ...{ used: seatsUsed, most: seatsMost },
      words: (n) => (n === null ? none : String(n)),
    },
    {
      name: say(lang, { nb: 'Beløp uten mva.', en: 'Amount without VAT' }),
      ...{ used: netUsedMinor, most: netMostMinor },
      words: (n) => (n === null ? none : net(n)),
    },
  ]
}

function useRow({ name, used, most, words }: Use, heads: readonly string[]): SafeHtml {
  const left = most === null ? null : Math.max(0, most - used)
  return html`<tr role="row"><th role="rowheader" scope="row">${name}${most === null ? null : bar(used, most)}</th>
${[used, most, left].map((n, at) => html`<td role="cell" class="desk-table__gross figure" data-head="${heads[at]!}">${words(n)}</td>`)}</tr>`
}

const bar = (used: number, most: number): SafeHtml =>
  html`<div class="seat-bar" aria-hidden="true"><svg viewBox="0 0 ${LENGTH} 6" preserveAspectRatio="none" focusable="false"><rect class="seat-bar__left" width="${LENGTH}" height="6"/><rect class="seat-bar__sold" width="${Math.min(LENGTH, Math.round((used / most) * LENGTH * 10) / 10)}" height="6"/></svg></div>`

function stateTag(lang: Lang, { running, ended }: Agreement): SafeHtml {
  if (ended) return tag('neutral', say(lang, { nb: 'Avsluttet', en: 'Ended' }))
  return running
    ? tag('success', say(lang, { nb: 'Gjelder nå', en: 'Counts now' }))
    : tag('neutral', say(lang, { nb: 'Gjelder ikke i dag', en: 'Does not count today' }))
}

const spanWords = (lang: Lang, { fromDay, untilDay }: AgreementVersion): string =>
  say(lang, {
    nb: `Kan bestilles fra ${spelledDay(lang, fromDay)} til og med ${spelledDay(lang, untilDay)}`,
    en: `Can be ordered by from ${spelledDay(lang, fromDay)} until ${spelledDay(lang, untilDay)}`,
  })

/** All that it has said, the newest first, with why. */
export function agreementHistory(lang: Lang, { number, history }: Agreement): SafeHtml {
  const versions = count(lang, history.length, {
    one: { nb: '{n} versjon', en: '{n} version' },
    other: { nb: '{n} versjoner', en: '{n} versions' },
  })
  return html`<details class="more"><summary>${versions}<span class="ds-sr-only">: ${number}</span></summary><ol class="desk-people" reversed>${history.map((each) => html`<li>${versionWords(lang, each)}</li>`)}</ol></details>`
}

function versionWords(lang: Lang, version: AgreementVersion): string {
  const { setAt, reason, ended, seatsMost, netMostMinor, currency } = version
  const when = `${day(lang, SELLER_ZONE, setAt)}: ${reason}`
  if (ended) return `${when} · ${say(lang, { nb: 'avsluttet', en: 'ended' })}`
  const most = [
    seatsMost === null ? [] : [say(lang, { nb: `høyst ${seatsMost} plasser`, en: `at most ${seatsMost} seats` })],
    netMostMinor === null || currency === null
      ? []
      : [`${say(lang, { nb: 'høyst', en: 'at most' })} ${spell(money(netMostMinor, currency), lang)}`],
  ].flat()
  return [when, percent(lang, version.discountBasisPoints), spanWords(lang, version), ...most].join(' · ')
}
