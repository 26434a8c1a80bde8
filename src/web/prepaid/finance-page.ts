import { html, type Piece } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import type { Prepaid } from '../../prepaid/prepaid.ts'
import { allPrepaids } from '../../prepaid/prepaids-of.ts'
import { spelledDay } from '../components/when.ts'
import { tag } from '../desk/tag.ts'
import { financeRooms } from '../finance/rooms.ts'
import { FINANCE_READERS } from '../finance/who.ts'
import type { Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { PREPAID_STATE_WORDS } from '../words/prepaid.ts'

export const financePrepaidPages: readonly PageRoute[] = [
  { method: 'get', path: '/finance/prepaid', who: FINANCE_READERS, answer: listPage },
]

const HEADS: readonly Said[] = [
  { nb: 'Bedrift', en: 'Company' },
  { nb: 'Nummer', en: 'Number' },
  { nb: 'Til og med', en: 'Until' },
  { nb: 'Hvordan det står', en: 'How it stands' },
  { nb: 'Betales for', en: 'Paid for' },
  { nb: 'Brukt', en: 'Used' },
  { nb: 'Igjen', en: 'Left' },
]

/** What is left of each prepaid, and in all: what the book owes as places. */
async function listPage(visit: Visit): Promise<Page> {
  const { lang, on, to, query } = visit
  const over = query.get('over') === 'true'
  const prepaids = await allPrepaids(on, lang, { over })
  const title = say(lang, { nb: 'Forhåndsbetalte plasser', en: 'Prepaid places' })
  return {
    title,
    hidden: true,
    body: html`<div class="desk-head"><h1>${title}</h1></div><p class="lead desk-now">${say(lang, { nb: 'Det som er igjen i alt, er det kontoen for forhåndsbetalte plasser sier.', en: 'What is left in all is what the account of prepaid places says.' })}</p>
${totals(lang, prepaids)}
<p class="desk-block"><a href="${to(over ? '/finance/prepaid' : '/finance/prepaid?over=true')}">${over ? say(lang, { nb: 'Bare det som gjelder', en: 'Only what counts now' }) : say(lang, { nb: 'Vis også det som er over', en: 'Show what is over too' })}</a> · <a href="${to('/finance/exports')}">${say(lang, { nb: 'Eksporter', en: 'Exports' })}</a></p>
${prepaids.length === 0 ? html`<p>${say(lang, { nb: 'Ingen bedrift har betalt på forhånd.', en: 'No company has prepaid.' })}</p>` : table(visit, title, prepaids)}${financeRooms(visit)}`,
  }
}

function totals(lang: Lang, prepaids: readonly Prepaid[]) {
  const sums = Map.groupBy(prepaids, ({ currency }) => currency)
  if (sums.size === 0) return null
  return html`<dl class="desk-sums">${[...sums].map(
    ([currency, own]) =>
      html`<div><dt>${say(lang, { nb: 'Igjen i alt', en: 'Left in all' })}</dt><dd class="figure">${spell(
        money(
          own.reduce((sum, { leftMinor }) => sum + leftMinor, 0),
          currency,
        ),
        lang,
      )}</dd></div>`,
  )}</dl>`
}

function table({ lang, to }: Visit, title: string, prepaids: readonly Prepaid[]) {
  const cell = (at: number, value: Piece, numeric = false) =>
    html`<td role="cell"${numeric ? html` class="desk-table__gross figure"` : null} data-head="${say(lang, HEADS[at]!)}">${value}</td>`
  const row = (prepaid: Prepaid) => {
    const { company, number, untilDay, state, orderId, netMinor, drawnMinor, leftMinor, currency } = prepaid
    const { tone, said } = PREPAID_STATE_WORDS[state]
    const amount = (minor: number) => spell(money(minor, currency), lang)
    return html`<tr role="row"><th role="rowheader" scope="row">${company}</th>${cell(1, orderId ? html`<a href="${to(`/finance/orders/${orderId}`)}">${number}</a>` : number)}${cell(2, spelledDay(lang, untilDay))}${cell(3, tag(tone, say(lang, said)))}${cell(4, amount(netMinor), true)}${cell(5, amount(drawnMinor), true)}${cell(6, amount(leftMinor), true)}</tr>`
  }
  return html`<div class="table-scroll desk-cards desk-block"><table class="ds-table desk-table" role="table" aria-label="${title}"><thead role="rowgroup"><tr role="row">${HEADS.map((head, at) => html`<th role="columnheader" scope="col"${at > 3 ? html` class="desk-table__gross"` : null}>${say(lang, head)}</th>`)}</tr></thead><tbody role="rowgroup">${prepaids.map(row)}</tbody></table></div>`
}
