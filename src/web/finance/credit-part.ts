import { type OrderView, orderView } from '../../checkout/order-view.ts'
import { leftOf } from '../../invoicing/credit.ts'
import { creditableOf } from '../../invoicing/creditable.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { money } from '../../platform/money.ts'
import { unknown } from '../../platform/problems.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { icon } from '../components/icon.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { orderTitle } from '../desk/order-page.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { price } from '../words/offers.ts'
import { extraField, seatField, type Way, wayIn } from './credit-wish.ts'

const WAY_WORDS: Record<Exclude<Way, 'all'>, Said> = {
  seats: { nb: 'Plasser', en: 'Seats' },
  lines: { nb: 'Linjer', en: 'Lines' },
  amount: { nb: 'Et beløp', en: 'An amount' },
}
export const REASON: Said = { nb: 'Grunn', en: 'Reason' }

/** Which part of an order is to be credited: seats by name, amounts of lines, or an amount of the whole. */
export const showPart = (visit: Visit): Promise<Page> =>
  partPage(visit, wayIn(visit.query.get('what')), freshForm(visit.lang))

export async function partPage(visit: Visit, asked: Way, form: Filled): Promise<Page> {
  const { lang, on, to } = visit
  const orderId = idOf(visit, 'order')
  const order = await orderView(on, orderId)
  if (!order) throw unknown('order')
  const way = asked === 'all' ? 'seats' : asked
  const at = `/finance/orders/${orderId}/credit/part?what=${way}`
  const title = say(lang, { nb: 'Krediter en del av ordren', en: 'Credit a part of the order' })
  return {
    title: `${title} – ${orderTitle(lang, order)}`,
    hidden: true,
    width: 'narrow',
    at,
    body: html`${backLink(to(`/finance/orders/${orderId}`), orderTitle(lang, order), icon('back'))}<h1>${title}</h1>
${errorSummary(form, (name) => (name === 'reason' ? say(lang, REASON) : null))}
${ways(visit, orderId, way)}
<form class="form sheet document-form" method="post" action="${to(`/finance/orders/${orderId}/credit/preview`)}" novalidate>${hidden('what', way)}
${fieldsOf(lang, form, { way, order, left: await leftPerLine(visit, order) })}
${field(form, { name: 'reason', label: say(lang, REASON), hint: say(lang, { nb: 'Står på kreditnotaen', en: 'Stands on the credit note' }), max: LINE_MAX })}
${submit(say(lang, { nb: 'Se hva som vil skje', en: 'See what will happen' }))}</form>`,
  }
}

const ways = ({ lang, to }: Visit, orderId: string, current: Way): SafeHtml =>
  html`<nav aria-label="${say(lang, { nb: 'Hva som krediteres', en: 'What is credited' })}"><ul class="desk-choice">${Object.entries(
    WAY_WORDS,
  ).map(
    ([way, said]) =>
      html`<li><a href="${to(`/finance/orders/${orderId}/credit/part?what=${way}`)}"${way === current ? html` aria-current="page"` : null}>${say(lang, said)}</a></li>`,
  )}</ul></nav>`

/** What of each line is invoiced and not taken back, in minor units. */
async function leftPerLine({ on }: Visit, order: OrderView): Promise<Map<string, number>> {
  const left = (await creditableOf(on, order.id)).flatMap((each) => leftOf(each).lines)
  return new Map(
    order.lines.map(({ id }) => [
      id,
      left.filter(({ orderLineId }) => orderLineId === id).reduce((sum, { netMinor }) => sum + netMinor, 0),
    ]),
  )
}

type Parts = { way: Exclude<Way, 'all'>; order: OrderView; left: Map<string, number> }

function fieldsOf(lang: Lang, form: Filled, parts: Parts): SafeHtml {
  if (parts.way === 'seats') return seatFields(lang, form, parts.order)
  if (parts.way === 'lines') return lineFields(lang, form, parts)
  const { order, left } = parts
  const most = price(
    lang,
    money(
      [...left.values()].reduce((sum, each) => sum + each, 0),
      order.total.currency,
    ),
  )
  return field(form, {
    name: 'amount',
    label: say(lang, { nb: 'Beløp med mva.', en: 'Amount with VAT' }),
    hint: say(lang, {
      nb: `Fordeles på det som står igjen (${most} uten mva.). Plassene beholdes.`,
      en: `Is spread over what is left (${most} without VAT). The seats stay.`,
    }),
    inputmode: 'decimal',
    size: 12,
  })
}

function seatFields(lang: Lang, form: Filled, order: OrderView): SafeHtml {
  const fault = form.fault('seats')
  const seat = ({ lineId, position, name }: OrderView['seats'][number]) => {
    const value = seatField(order, lineId, position)
    const words = name ?? say(lang, { nb: `Plass ${position}, uten navn`, en: `Seat ${position}, no name` })
    return html`<div class="ds-field"><input class="ds-input" type="checkbox" id="seat-${value}" name="seat" value="${value}"${form.has('seat', value) ? html` checked` : null}><label class="ds-label" data-weight="regular" for="seat-${value}">${words}</label></div>`
  }
  return html`<div id="seats" tabindex="-1">${order.lines.map((line) => {
    const open = order.seats.filter(({ lineId, returned }) => lineId === line.id && !returned)
    return open.length === 0
      ? null
      : html`<fieldset class="ds-fieldset field"><legend class="ds-label" data-weight="semibold">${line.title}</legend><p data-field="description">${line.detail}. ${price(lang, line.unitNet)} ${say(lang, { nb: 'uten mva. per plass', en: 'without VAT for each' })}</p>${open.map(seat)}${extraFields(lang, form, { order, line })}</fieldset>`
  })}${fault ? html`<p class="ds-validation-message">${fault}</p>` : null}</div>`
}

/** What was bought beside the seats of a line: what happens to it unless the clerk says something else. */
const extraFields = (
  lang: Lang,
  form: Filled,
  { order, line }: { order: OrderView; line: OrderView['lines'][number] },
): SafeHtml =>
  html`${order.lines.map((extra, at) =>
    extra.seatLineId === line.id
      ? field(form, {
          name: extraField(at),
          label: say(lang, { nb: `${extra.title}: hvor mange går tilbake`, en: `${extra.title}: how many go back` }),
          hint: say(lang, {
            nb: 'Tomt: det som ikke er levert, følger plassen. Det som er levert, krediteres ikke.',
            en: 'Empty: what is not delivered goes with the seat. What is delivered is not credited.',
          }),
          type: 'number',
          inputmode: 'numeric',
          min: 0,
          max: extra.quantity,
          size: 6,
          plain: true,
        })
      : null,
  )}`

const lineFields = (lang: Lang, form: Filled, { order, left }: Parts): SafeHtml =>
  html`${order.lines.map((line, at) =>
    field(form, {
      name: `line${at + 1}`,
      label: line.title,
      hint: say(lang, {
        nb: `Beløp uten mva. Igjen: ${price(lang, money(left.get(line.id) ?? 0, order.total.currency))}`,
        en: `Amount without VAT. Left: ${price(lang, money(left.get(line.id) ?? 0, order.total.currency))}`,
      }),
      inputmode: 'decimal',
      size: 12,
      plain: true,
    }),
  )}`
