import { returnMoney } from '../../checkout/return-money.ts'
import { creditPreview } from '../../finance/credit-preview.ts'
import { html, type Piece, type SafeHtml } from '../../platform/html.ts'
import { askOf, once } from '../../platform/idempotency.ts'
import { newId } from '../../platform/ids.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { money } from '../../platform/money.ts'
import { act } from '../../platform/till.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { icon } from '../components/icon.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { orderBody, orderTitle } from '../desk/order-page.ts'
import { readOrder, type WholeOrder } from '../desk/read-order.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { price } from '../words/offers.ts'

const DONE: Record<string, Said> = {
  credited: {
    nb: 'Ordren er kreditert. Kreditnotaen får nummer om et øyeblikk.',
    en: 'The order is credited. The credit note gets its number in a moment.',
  },
  returned: {
    nb: 'Pengene er på vei tilbake til kortet. Kjøperen får beskjed når banken har bekreftet.',
    en: 'The money is on its way back to the card. The buyer is told once the bank has confirmed.',
  },
}

/** An order with its money, documents and events, and the one step that finance can take with it. */
export async function showOrder(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, to } = visit
  const whole = await readOrder(visit)
  return {
    title: orderTitle(lang, whole.order),
    hidden: true,
    at: `/finance/orders/${whole.order.id}`,
    body: html`${backLink(to('/finance'), say(lang, { nb: 'Økonomi', en: 'Finance' }), icon('back'))}${notice(visit, DONE)}${errorSummary(form, () => reasonLabel(lang))}${orderBody(visit, whole, await stepOf(visit, whole, form))}`,
  }
}

async function stepOf(visit: Visit, whole: WholeOrder, form: Filled): Promise<Piece> {
  const { order } = whole
  if (order.state === 'in-review' || order.state === 'paid-unseated') return returnForm(visit, whole)
  const preview = await creditPreview(visit.on, order.id)
  const creditable = preview?.hindrance === null || preview?.hindrance === 'invoice-not-issued'
  return creditable ? creditForm(visit, order.id, form) : null
}

/** Sends back all of it, once per page that was shown. */
export async function returnNow(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const orderId = idOf(visit, 'order')
  const attempted = await attempt(() => {
    const ask = askOf(caller.actor, null, { key: form.get('key'), operation: `return ${orderId}`, body: {} })
    return act(till, caller.actor, (tx) => once(tx, ask, () => returnMoney(tx, orderId)))
  })
  if ('done' in attempted) return { goTo: to(`/finance/orders/${orderId}?done=returned`) }
  const { problem } = attempted
  return { ...(await showOrder(visit, refusedDeskForm(visit, problem))), status: problem.status }
}

function returnForm({ lang, to }: Visit, { order, payments }: WholeOrder): SafeHtml {
  const { capturedMinor, capturedCurrency } = payments.find(({ capturedAt }) => capturedAt !== null) ?? {}
  const sum = price(lang, money(capturedMinor ?? order.total.minor, capturedCurrency ?? order.total.currency))
  return html`<section class="sheet desk-part"><h2>${say(lang, { nb: 'Betal tilbake', en: 'Pay back' })}</h2>
<p>${say(lang, { nb: `Hele beløpet går tilbake til kortet det ble betalt med, og ordren er slutt. Kjøperen kan bestille på nytt.`, en: `The whole amount goes back to the card that paid it, and the order ends. The buyer can order again.` })}</p>
<form method="post" action="${to(`/finance/orders/${order.id}/refund`)}">${hidden('key', newId())}${submit(say(lang, { nb: `Betal tilbake ${sum}`, en: `Pay back ${sum}` }), 'secondary')}</form></section>`
}

const reasonLabel = (lang: Lang): string => say(lang, { nb: 'Grunn', en: 'Reason' })

/** The reason first; the next page says exactly what will happen before anything does. */
const creditForm = (
  { lang, to }: Visit,
  orderId: string,
  form: Filled,
): SafeHtml => html`<section class="sheet desk-part"><h2>${say(lang, { nb: 'Krediter hele ordren', en: 'Credit the whole order' })}</h2>
<form class="form" method="get" action="${to(`/finance/orders/${orderId}/credit`)}" novalidate>
${field(form, { name: 'reason', label: reasonLabel(lang), hint: say(lang, { nb: 'Står på kreditnotaen', en: 'Stands on the credit note' }), max: LINE_MAX })}
${submit(say(lang, { nb: 'Se hva som vil skje', en: 'See what will happen' }), 'secondary')}</form></section>`
