import { html, type Piece, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import { LINE_MAX } from '../../platform/words.ts'
import type { TraySending } from '../../sending/queries.ts'
import { spelledDay } from '../components/when.ts'
import { field, hidden, submit } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { DOCUMENT_KINDS } from '../words/desk-orders.ts'

/** The form that the ticks of the table belong to. */
export const MARK_SENT = 'mark-sent'

const HEADS = {
  chosen: { nb: 'Velg', en: 'Choose' },
  document: { nb: 'Dokument', en: 'Document' },
  buyer: { nb: 'Kjøper', en: 'Buyer' },
  date: { nb: 'Dato', en: 'Date' },
  gross: { nb: 'Brutto', en: 'Gross' },
  other: { nb: 'Annet', en: 'Other' },
} as const satisfies Record<string, Said>
type Column = keyof typeof HEADS

const REMINDER: Said = { nb: 'Purring', en: 'Reminder' }
export const documentName = (lang: Lang, { kind, number }: Pick<TraySending, 'kind' | 'number'>): string =>
  `${say(lang, kind === 'reminder' ? REMINDER : DOCUMENT_KINDS[kind])} ${number}`

/** What waits, row by row, each to be ticked; on a phone each row is a card. */
export function toSendTable(visit: Visit, all: readonly TraySending[], form: Filled): SafeHtml {
  const { lang } = visit
  const heads = (Object.keys(HEADS) as Column[]).map(
    (name) => html`<th role="columnheader" scope="col" class="desk-table__${name}">${say(lang, HEADS[name])}</th>`,
  )
  return html`<div class="table-scroll desk-cards"><table class="ds-table desk-table" role="table" aria-labelledby="to-send"><thead role="rowgroup"><tr role="row">${heads}</tr></thead>
<tbody role="rowgroup">${all.map((each) => row(visit, each, form))}</tbody></table></div>`
}

function row(visit: Visit, each: TraySending, form: Filled): SafeHtml {
  const { lang, to } = visit
  const name = documentName(lang, each)
  const sign = each.kind === 'credit-note' ? -1 : 1
  const cell = (column: Column, content: Piece, look = '') =>
    html`<td role="cell" class="desk-table__${column} ${look}" data-head="${say(lang, HEADS[column])}">${content}</td>`
  return html`<tr role="row">
${cell('chosen', html`<input class="ds-input" type="checkbox" form="${MARK_SENT}" name="sendings" value="${each.id}" aria-label="${name}"${form.has('sendings', each.id) ? html` checked` : null}>`)}
<th role="rowheader" scope="row"><a href="${each.reminderId ? `/reminders/${each.reminderId}` : `/invoices/${each.documentId}`}.xml" download>${name} (XML)</a><span class="fine"><a href="${to(`/finance/orders/${each.orderId}`)}">${say(lang, { nb: 'Ordren', en: 'The order' })}</a></span></th>
${cell('buyer', html`${each.buyerName}<span class="fine desk-documents__aside">${each.receiver}</span>`)}
${cell('date', spelledDay(lang, each.documentDate), 'figure')}
${cell('gross', spell(money(sign * each.grossMinor, each.currency), lang), 'money')}
${cell('other', otherWays(visit, each, form))}</tr>`
}

/** What else can become of one that waits, folded away: the usual thing is to send it. */
function otherWays({ lang, to }: Visit, each: TraySending, form: Filled): SafeHtml {
  const name = documentName(lang, each)
  const reason = `reason-${each.id}`
  const said = each.said
    ? html`<p class="fine">${say(lang, { nb: 'Siste forsøk svarte:', en: 'The last try answered:' })} ${each.said}</p>`
    : null
  return html`${said}<details class="more"${form.fault(reason) ? html` open` : null}><summary>${say(lang, { nb: 'Avvist eller på e-post', en: 'Rejected or by mail' })}<span class="ds-sr-only">: ${name}</span></summary>
<form class="form" method="post" action="${to(`/finance/sending/${each.id}/rejection`)}" novalidate>${field(form, { name: reason, label: say(lang, { nb: 'Grunnen til at den ble avvist', en: 'Why it was rejected' }), max: LINE_MAX })}${hidden('field', reason)}${submit(say(lang, { nb: 'Merk som avvist', en: 'Mark as rejected' }), 'secondary')}</form>
<form method="post" action="${to(`/finance/sending/${each.id}/mail`)}">${submit(say(lang, { nb: 'Send PDF på e-post i stedet', en: 'Send the PDF by mail instead' }), 'tertiary')}</form></details>`
}
