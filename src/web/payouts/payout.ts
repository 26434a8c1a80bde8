import { type LineRow, type PayoutView, payoutLinesAfter, payoutView } from '../../payouts/queries.ts'
import { hasRole } from '../../platform/actor.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type Piece, type SafeHtml } from '../../platform/html.ts'
import { idCursor, onePage, readCursor } from '../../platform/http/page-of.ts'
import { count, type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { icon } from '../components/icon.ts'
import { day, spelledDay } from '../components/when.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { cursorIn, pager, withQuery } from '../desk/pager.ts'
import { tag } from '../desk/tag.ts'
import { FINANCE } from '../finance/who.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { amountWords } from '../words/bank.ts'
import { bankWords, lineWords, PAYOUT_WORDS, remainderWords, STATE_WORDS } from '../words/payouts.ts'
import { PAYOUTS_PATH } from './list.ts'
import { openLines } from './open-lines.ts'
import { sumsTable } from './sums.ts'

const SHOWN = 50
/** Open lines that are decided on one page. */
const OPEN_SHOWN = 10
const DONE: Record<string, Said> = {
  decided: { nb: 'Avgjort. Linjen er ute av oppgjørskontoen.', en: 'Decided. The line has left the clearing account.' },
  undone: { nb: 'Angret. Linjen er åpen igjen.', en: 'Undone. The line is open again.' },
}
const HEADS = {
  date: { nb: 'Dag', en: 'Day' },
  amount: { nb: 'Beløp', en: 'Amount' },
  fee: { nb: 'Gebyr', en: 'Fee' },
  net: { nb: 'Netto', en: 'Net' },
} as const satisfies Record<string, Said>

/** One payout: where it is, whether it adds up, of what it is made, and what of it a person has to decide. */
export async function showPayout(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, on, to, query, caller } = visit
  const payout = await payoutView(on, idOf(visit, 'payout'))
  if (!payout) throw unknown('payout')
  const after = cursorIn(query)
  const payoutId = payout.id
  const [rows, open] = await Promise.all([
    payoutLinesAfter(on, { payoutId }, { after: readCursor(after ?? undefined)?.id ?? null, limit: SHOWN + 1 }),
    payoutLinesAfter(on, { payoutId, state: 'open' }, { after: null, limit: OPEN_SHOWN }),
  ])
  const { page, next } = onePage(rows, SHOWN, idCursor)
  const here = `${PAYOUTS_PATH}/${payoutId}`
  const at = (cursor: string | null) => withQuery(to(here), query, { after: cursor })
  const acts = hasRole(caller.actor, ...FINANCE)
  const title = `${say(lang, { nb: 'Utbetaling', en: 'Payout' })}, ${spelledDay(lang, payout.arrivalOn)}`
  return {
    title,
    hidden: true,
    width: 'wide',
    at: here,
    body: html`${backLink(to(PAYOUTS_PATH), say(lang, { nb: 'Utbetalinger', en: 'Payouts' }), icon('back'))}${notice(visit, DONE)}${errorSummary(form)}
<h1>${title}</h1>${facts(visit, payout)}
<section class="desk-block" aria-labelledby="sums"><h2 id="sums">${say(lang, { nb: 'Hva den består av', en: 'Of what it is made' })}</h2><p>${tag(remainderWords(lang, payout).tone, remainderWords(lang, payout).words)}</p>${payout.lineCount > 0 ? sumsTable(lang, payout) : null}</section>
${openLines(visit, { open, form, acts, openCount: payout.openCount })}
${page.length === 0 ? null : lines(visit, { page, acts, payout })}
${pager(lang, { first: after === null ? null : at(null), next: next === null ? null : at(next) })}`,
  }
}

function facts({ lang, to }: Visit, payout: PayoutView): SafeHtml {
  const { tone, said } = PAYOUT_WORDS[payout.state]
  const one = (term: Said, value: Piece) => html`<div><dt>${say(lang, term)}</dt><dd>${value}</dd></div>`
  const deposit = payout.depositId
    ? html`<a href="${to(`/finance/bank/deposits/${payout.depositId}`)}">${bankWords(lang, payout)}</a>`
    : bankWords(lang, payout)
  return html`<dl class="desk-facts">${one({ nb: 'Beløp', en: 'Amount' }, html`<span class="money">${amountWords(lang, payout.amountMinor, payout.currency)}</span>`)}
${one({ nb: 'Tilstand', en: 'State' }, tag(tone, say(lang, said)))}${payout.failure ? one({ nb: 'Grunn', en: 'Reason' }, payout.failure) : null}
${one({ nb: 'I banken', en: 'At the bank' }, deposit)}${one({ nb: 'Nummer', en: 'Number' }, payout.stripePayout)}</dl>`
}

type Shown = { page: readonly LineRow[]; acts: boolean; payout: PayoutView }

function lines(visit: Visit, { page, acts, payout }: Shown): SafeHtml {
  const { lang } = visit
  const heads = Object.values(HEADS).map(
    (said, at) =>
      html`<th role="columnheader" scope="col" class="${at === 0 ? '' : 'desk-table__gross'}">${say(lang, said)}</th>`,
  )
  const title = count(lang, payout.lineCount, {
    one: { nb: '{n} linje', en: '{n} line' },
    other: { nb: '{n} linjer', en: '{n} lines' },
  })
  return html`<section class="desk-block" aria-labelledby="lines"><h2 id="lines">${title}</h2><div class="table-scroll desk-cards"><table class="ds-table desk-table" role="table" aria-labelledby="lines"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${say(lang, { nb: 'Hva', en: 'What' })}</th>${heads}</tr></thead>
<tbody role="rowgroup">${page.map((each) => row(visit, each, acts))}</tbody></table></div></section>`
}

function row(visit: Visit, line: LineRow, acts: boolean): SafeHtml {
  const { lang, to } = visit
  const { tone, said } = STATE_WORDS[line.state]
  const cell = (name: keyof typeof HEADS, content: Piece, look = 'desk-table__gross money') =>
    html`<td role="cell" class="${look}" data-head="${say(lang, HEADS[name])}">${content}</td>`
  const amount = (minor: number) => amountWords(lang, minor, line.currency)
  const order = line.orderId
    ? html`, <a href="${to(`/finance/orders/${line.orderId}`)}">${say(lang, { nb: 'ordre', en: 'order' })} ${line.orderNumber}</a>`
    : null
  return html`<tr role="row"><th role="rowheader" scope="row">${lineWords(lang, line)}${order} ${tag(tone, say(lang, said))}${line.reason ? html`<span class="fine wrap">«${line.reason}»</span>` : null}${line.state === 'decided' && acts ? undoing(visit, line) : null}</th>
${cell('date', day(lang, SELLER_ZONE, line.madeAt), 'figure')}${cell('amount', amount(line.amountMinor))}${cell('fee', amount(line.feeMinor))}${cell('net', amount(line.netMinor))}</tr>`
}

const undoing = ({ lang, to }: Visit, line: LineRow): SafeHtml =>
  html`<form method="post" action="${to(`${PAYOUTS_PATH}/${line.payoutId}/lines/${line.id}/undoing`)}">${submit(html`${say(lang, { nb: 'Angre', en: 'Undo' })}<span class="ds-sr-only">: ${lineWords(lang, line)} ${amountWords(lang, line.amountMinor, line.currency)}</span>`, 'secondary')}</form>`
