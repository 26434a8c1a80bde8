import { CreditOrder } from '../../checkout/credit-wish.ts'
import { creditAsShown, previewDigest } from '../../finance/credit-as-shown.ts'
import { type CreditPreview, creditPreview } from '../../finance/credit-preview.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { askOf, once } from '../../platform/idempotency.ts'
import { newId } from '../../platform/ids.ts'
import { count, type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { icon } from '../components/icon.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { entriesOf } from '../forms/entries.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { hidden } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { price } from '../words/offers.ts'
import { showOrder } from './order.ts'

/** Says exactly what crediting will do; a missing reason leads back to its field. */
export async function confirmCredit(visit: Visit): Promise<Answer> {
  const asked = entriesOf(Object.fromEntries(visit.query))
  const attempted = await attempt(async () => parseForm(CreditOrder, { reason: asked.get('reason') }))
  if ('done' in attempted) return confirmPage(visit, attempted.done.reason, freshForm(visit.lang))
  const form = refusedDeskForm({ ...visit, form: asked }, attempted.problem)
  return { ...(await showOrder(visit, form)), status: attempted.problem.status }
}

/** Credits as it was shown, once per page that was shown; anything else shows the page anew with what has changed. */
export async function creditNow(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const orderId = idOf(visit, 'order')
  const shown = form.get('shown')
  const attempted = await attempt(() => {
    const { reason } = parseForm(CreditOrder, { reason: form.get('reason') })
    const ask = askOf(caller.actor, null, {
      key: form.get('key'),
      operation: `credit ${orderId}`,
      body: { reason, shown },
    })
    return act(till, caller.actor, (tx) => once(tx, ask, () => creditAsShown(tx, orderId, { reason, shown })))
  })
  if ('done' in attempted) return { goTo: to(`/finance/orders/${orderId}?done=credited`) }
  const { problem } = attempted
  return { ...(await confirmPage(visit, form.get('reason'), refusedDeskForm(visit, problem))), status: problem.status }
}

async function confirmPage(visit: Visit, reason: string, form: Filled): Promise<Page> {
  const { lang, on, to } = visit
  const orderId = idOf(visit, 'order')
  const preview = await creditPreview(on, orderId)
  if (!preview) throw unknown('order')
  const title = say(lang, { nb: `Krediter ordre ${preview.orderNumber}?`, en: `Credit order ${preview.orderNumber}?` })
  const back = backLink(
    to(`/finance/orders/${orderId}`),
    `${say(lang, { nb: 'Ordre', en: 'Order' })} ${preview.orderNumber}`,
    icon('back'),
  )
  return {
    title,
    hidden: true,
    width: 'narrow',
    body: html`${back}<h1>${title}</h1>${errorSummary(form)}
${preview.hindrance ? html`<p class="ds-alert" data-color="warning">${say(lang, HINDRANCES[preview.hindrance])}</p>` : html`${consequences(visit, preview)}${confirmForm(visit, { orderId, reason, preview })}`}`,
  }
}

const HINDRANCES: Record<NonNullable<CreditPreview['hindrance']>, Said> = {
  'not-confirmed': {
    nb: 'Ordren er ikke bekreftet, så det er ingenting å kreditere.',
    en: 'The order is not confirmed, so there is nothing to credit.',
  },
  cancelled: {
    nb: 'Ordren er allerede kreditert eller avsluttet.',
    en: 'The order has been credited or closed already.',
  },
  'invoice-not-issued': {
    nb: 'Fakturaen er under utstedelse. Last siden på nytt om et øyeblikk.',
    en: 'The invoice is being issued. Reload the page in a moment.',
  },
}

function consequences({ lang }: Visit, { buyer, email, invoice, refund, seats, people }: CreditPreview): SafeHtml {
  const freed = count(lang, seats, {
    one: { nb: '{n} plass blir fri', en: '{n} seat is released' },
    other: { nb: '{n} plasser blir fri', en: '{n} seats are released' },
  })
  const losing = count(lang, people.length, {
    one: { nb: 'Én person mister plassen:', en: 'One person loses their seat:' },
    other: { nb: '{n} personer mister plassen:', en: '{n} people lose their seats:' },
  })
  return html`<section class="sheet desk-part"><h2>${say(lang, { nb: 'Dette skjer', en: 'This is what happens' })}</h2><ul class="desk-effects">
${invoice ? html`<li>${icon('document')}<span>${say(lang, { nb: `${buyer} får en kreditnota på`, en: `${buyer} gets a credit note for` })} <strong class="money">${price(lang, invoice.gross)}</strong> ${say(lang, { nb: `som tar tilbake hele faktura ${invoice.number}.`, en: `which takes back all of invoice ${invoice.number}.` })}</span></li>` : null}
<li>${icon('credits')}<span>${refund ? html`<strong class="money">${price(lang, refund)}</strong> ${say(lang, { nb: 'betales tilbake til kortet.', en: 'goes back to the card.' })}` : say(lang, { nb: 'Ingen penger betales tilbake, for ingenting er betalt med kort.', en: 'No money goes back, because nothing was paid by card.' })}</span></li>
<li>${icon('seat')}<div>${freed}. ${people.length === 0 ? say(lang, { nb: 'Ingen navngitte personer mister plassen.', en: 'Nobody who is named loses a seat.' }) : html`${losing}<ul>${people.map(({ name, title }) => html`<li>${name} <span class="fine">${title}</span></li>`)}</ul>`}</div></li>
<li>${icon('open')}<span>${say(lang, { nb: `Kjøperen får beskjed på ${email}.`, en: `The buyer is told at ${email}.` })}</span></li></ul></section>`
}

const confirmForm = (
  { lang, to }: Visit,
  { orderId, reason, preview }: { orderId: string; reason: string; preview: CreditPreview },
): SafeHtml => html`<form class="desk-confirm" method="post" action="${to(`/finance/orders/${orderId}/credit`)}">
${hidden('reason', reason)}${hidden('shown', previewDigest(preview))}${hidden('key', newId())}
<p>${say(lang, { nb: 'Grunn på kreditnotaen:', en: 'Reason on the credit note:' })} <strong>${reason}</strong></p>
<p class="fine">${say(lang, { nb: 'En kreditnota kan ikke trekkes tilbake. Skal plassene selges igjen til samme kjøper, må de bestilles på nytt.', en: 'A credit note cannot be withdrawn. If the same buyer wants the seats after all, they have to order again.' })}</p>
<div class="actions"><button class="ds-button" data-color="danger" type="submit">${say(lang, { nb: 'Krediter hele ordren', en: 'Credit the whole order' })}</button><a href="${to(`/finance/orders/${orderId}`)}">${say(lang, { nb: 'Avbryt', en: 'Cancel' })}</a></div></form>`
