import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import type { Movement } from '../../prepaid/movements-of.ts'
import type { Prepaid } from '../../prepaid/prepaid.ts'
import { day } from '../components/when.ts'
import type { Visit } from '../visit.ts'

const KINDS: Record<Movement['kind'], Said> = {
  drawn: { nb: 'Brukt', en: 'Used' },
  'put-back': { nb: 'Lagt tilbake', en: 'Put back' },
  ended: { nb: 'Ikke brukt i tide', en: 'Not used in time' },
}
const HEADS: readonly Said[] = [
  { nb: 'Dag', en: 'Day' },
  { nb: 'Hva', en: 'What' },
  { nb: 'Av', en: 'Of' },
  { nb: 'Kurs', en: 'Course' },
  { nb: 'Bestilt av', en: 'Ordered by' },
  { nb: 'Plasser', en: 'Seats' },
  { nb: 'Beløp', en: 'Amount' },
]

/** What was drawn, by whom, and what was put back: the newest first. */
export function movementTable(
  { lang, to }: Visit,
  movements: readonly Movement[],
  prepaids: readonly Prepaid[],
): SafeHtml | null {
  if (movements.length === 0) return null
  const title = say(lang, { nb: 'Hva det er brukt på', en: 'What it was used for' })
  const numberOf = new Map(prepaids.map(({ prepaidId, number }) => [prepaidId, number]))
  const cell = (at: number, value: SafeHtml | string, numeric = false) =>
    html`<td role="cell"${numeric ? html` class="desk-table__gross figure"` : null} data-head="${say(lang, HEADS[at]!)}">${value}</td>`
  const row = ({
    at,
    kind,
    prepaidId,
    orderId,
    orderNumber,
    title: course,
    orderedBy,
    seats,
    amountMinor,
    currency,
  }: Movement) =>
    html`<tr role="row">${cell(0, day(lang, SELLER_ZONE, at))}${cell(1, say(lang, KINDS[kind]))}${cell(2, numberOf.get(prepaidId) ?? '')}
${cell(3, orderId && orderNumber ? html`<a href="${to(`/orders/${orderId}`)}">${course ?? ''}</a>` : (course ?? '–'))}${cell(4, orderedBy ?? '–')}${cell(5, seats === 0 ? '–' : String(seats), true)}${cell(6, spell(money(amountMinor, currency), lang), true)}</tr>`
  return html`<section class="desk-block"><h2>${title}</h2><div class="table-scroll desk-cards"><table class="ds-table desk-table" role="table" aria-label="${title}"><thead role="rowgroup"><tr role="row">${HEADS.map((head, at) => html`<th role="columnheader" scope="col"${at > 4 ? html` class="desk-table__gross"` : null}>${say(lang, head)}</th>`)}</tr></thead><tbody role="rowgroup">${movements.map(row)}</tbody></table></div></section>`
}
