import { historyOf, type OfferingChange } from '../../keeping/history.ts'
import { type PricePeriod, pricesOf } from '../../keeping/prices-of.ts'
import { readTogether } from '../../platform/db/transact.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import { unknown } from '../../platform/problems.ts'
import { type TaxClass, taxClassesOf } from '../../pricing/tax-class.ts'
import { type DraftOffering, draftOffering } from '../../storefront/draft-offering.ts'
import { icon } from '../components/icon.ts'
import { days, moment } from '../components/when.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { pager, withQuery } from '../desk/pager.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { changeSentences } from '../words/history.ts'
import { taxNamed } from './tax-words.ts'

/** Changes on one page. */
const SHOWN = 25
const CURSOR = /^[1-9]\d{0,14}$/

/** What was changed of a start, by whom and when, and what it has cost. */
export async function showHistory(visit: Visit): Promise<Page> {
  const { lang, to, till, query } = visit
  const offeringId = idOf(visit, 'offering')
  const asked = query.get('after') ?? ''
  const after = CURSOR.test(asked) ? asked : undefined
  const { draft, changes, next, prices, classes } = await readTogether(till.connection.pool, async (on) => {
    const found = await draftOffering(on, offeringId, lang)
    if (!found) throw unknown('offering')
    const history = await historyOf(on, { offeringId, limit: SHOWN, after })
    return { draft: found, ...history, prices: await pricesOf(on, offeringId), classes: await taxClassesOf(on) }
  })
  const title = say(lang, { nb: 'Hva som er endret', en: 'What was changed' })
  const at = (cursor: string | null) =>
    withQuery(to(`/admin/offerings/${offeringId}/history`), query, { after: cursor })
  return {
    title: `${title}: ${draft.courseTitle}`,
    hidden: true,
    body: html`${backLink(to(`/admin/offerings/${offeringId}`), `${draft.courseTitle}: ${days(lang, draft)}`, icon('back'))}<div class="desk-head"><h1>${title}</h1></div><div class="desk-main">
${pricesPart(lang, draft, { prices, classes })}<section class="sheet desk-part" aria-labelledby="changes"><h2 id="changes">${say(lang, { nb: 'Endringer', en: 'Changes' })}</h2>
${changes.length === 0 ? html`<p>${say(lang, { nb: 'Ingen endringer er notert.', en: 'No changes are noted.' })}</p>` : html`<ol class="tasks">${changes.map((change) => changeLine({ lang, zone: draft.zone, taxName: (code) => taxNamed(lang, classes, code) }, change))}</ol>`}</section>
${pager(lang, { first: after === undefined ? null : at(null), next: next === null ? null : at(next) })}</div>`,
  }
}

const changeLine = (place: Parameters<typeof changeSentences>[0], change: OfferingChange): SafeHtml =>
  html`<li class="task"><div>${changeSentences(place, change).map((sentence) => html`<p class="task__note">${sentence}</p>`)}
<p class="fine">${moment(place.lang, place.zone, change.at)}${change.author === null ? null : html` · ${change.author}`}</p></div></li>`

type Prices = { prices: readonly PricePeriod[]; classes: readonly TaxClass[] }

function pricesPart(lang: Lang, { zone }: DraftOffering, { prices, classes }: Prices): SafeHtml | null {
  if (prices.length === 0) return null
  const heads = PRICE_HEADS.map((head) => say(lang, head))
  const rows = prices.map(({ from, until, currency, grossMinor, netMinor, taxClass, author }) => [
    ...[moment(lang, zone, from), until === null ? say(lang, NOW) : moment(lang, zone, until)],
    ...[spell(money(grossMinor, currency), lang), spell(money(netMinor, currency), lang)],
    ...[taxNamed(lang, classes, taxClass), author ?? '–'],
  ])
  return html`<section class="sheet desk-part" aria-labelledby="prices"><h2 id="prices">${say(lang, { nb: 'Hva én plass har kostet', en: 'What one seat has cost' })}</h2>
<div class="table-scroll desk-cards" role="region" tabindex="0" aria-label="${say(lang, { nb: 'Priser over tid', en: 'Prices over time' })}"><table class="ds-table desk-table" role="table" aria-labelledby="prices"><thead role="rowgroup"><tr role="row">${heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map((row) => html`<tr role="row">${row.map((words, at) => html`<td role="cell" data-head="${heads[at]!}">${words}</td>`)}</tr>`)}</tbody></table></div></section>`
}

const NOW: Said = { nb: 'gjelder nå', en: 'stands now' }
const PRICE_HEADS: readonly Said[] = [
  { nb: 'Fra', en: 'From' },
  { nb: 'Til', en: 'Until' },
  { nb: 'Med mva.', en: 'With VAT' },
  { nb: 'Uten mva.', en: 'Without VAT' },
  { nb: 'Mva.', en: 'VAT' },
  { nb: 'Satt av', en: 'Set by' },
]
