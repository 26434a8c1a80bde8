import { orderView } from '../../checkout/order-view.ts'
import { tooMuchForOne } from '../../countersigning/too-much.ts'
import { creditAsShown, previewDigest } from '../../finance/credit-as-shown.ts'
import { type CreditPreview, creditPreview } from '../../finance/credit-preview.ts'
import { readTogether } from '../../platform/db/transact.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { askOf, once } from '../../platform/idempotency.ts'
import { newId } from '../../platform/ids.ts'
import { type Said, say } from '../../platform/lang.ts'
import { plus } from '../../platform/money.ts'
import { unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { icon } from '../components/icon.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { type Entries, entriesOf } from '../forms/entries.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { hidden } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { creditEffects } from './credit-effects.ts'
import { partPage } from './credit-part.ts'
import { carried, placeOf, wayIn, wishIn } from './credit-wish.ts'
import { showOrder } from './order.ts'

/** Says exactly what crediting all that is left will do; a missing reason leads back to its field. */
export const confirmCredit = (visit: Visit): Promise<Answer> =>
  confirm({ ...visit, form: entriesOf(Object.fromEntries(visit.query)) })

/** The same for a part of it, whose form may be longer than an address. */
export const confirmPart = (visit: Visit): Promise<Answer> => confirm(visit)

async function confirm(visit: Visit): Promise<Answer> {
  const attempted = await attempt(() => confirmPage(visit, freshForm(visit.lang)))
  if ('done' in attempted) return attempted.done
  const { problem } = attempted
  return { ...(await askAgain(visit, refusedDeskForm(visit, problem, placeOf))), status: problem.status }
}

/** Back to where the wish was written, with what is wrong with it. */
const askAgain = (visit: Visit, form: Filled): Promise<Page> => {
  const way = wayIn(visit.form.get('what'))
  return way === 'all' ? showOrder(visit, form) : partPage(visit, way, form)
}

/** Credits as it was shown, once per page that was shown; anything else shows the page anew with what has changed. */
export async function creditNow(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const orderId = idOf(visit, 'order')
  const attempted = await attempt(async () => {
    const wish = await wishOf(visit, orderId)
    const shown = form.get('shown')
    const ask = askOf(caller.actor, null, {
      key: form.get('key'),
      operation: `credit ${orderId}`,
      body: { ...wish, shown },
    })
    return act(till, caller.actor, (tx) => once(tx, ask, () => creditAsShown(tx, orderId, { wish, shown })))
  })
  if ('done' in attempted) {
    const part = wayIn(form.get('what')) !== 'all'
    const done = attempted.done === orderId ? (part ? 'partly-credited' : 'credited') : 'asked'
    return { goTo: to(`/finance/orders/${orderId}?done=${done}`) }
  }
  const { problem } = attempted
  const refused = refusedDeskForm(visit, problem, placeOf)
  const again = await attempt(() => confirmPage(visit, refused))
  return { ...('done' in again ? again.done : await askAgain(visit, refused)), status: problem.status }
}

async function wishOf({ on, form }: Pick<Visit, 'on' | 'form'>, orderId: string) {
  const order = await orderView(on, orderId)
  if (!order) throw unknown('order')
  return wishIn(form, order)
}

/** @throws what is wrong with the wish, or what crediting refuses */
async function confirmPage(visit: Visit, form: Filled): Promise<Page> {
  const { lang, till, to } = visit
  const orderId = idOf(visit, 'order')
  const { reason, ...parts } = await wishOf(visit, orderId)
  const preview = await readTogether(till.connection.pool, (on) => creditPreview(on, orderId, parts))
  if (!preview) throw unknown('order')
  const { orderNumber, whole } = preview
  const title = whole
    ? say(lang, { nb: `Krediter ordre ${orderNumber}?`, en: `Credit order ${orderNumber}?` })
    : say(lang, { nb: `Krediter en del av ordre ${orderNumber}?`, en: `Credit a part of order ${orderNumber}?` })
  const back = backLink(
    to(`/finance/orders/${orderId}`),
    `${say(lang, { nb: 'Ordre', en: 'Order' })} ${orderNumber}`,
    icon('back'),
  )
  return {
    title,
    hidden: true,
    width: 'narrow',
    at: `/finance/orders/${orderId}/credit/part?what=${wayIn(visit.form.get('what'))}`,
    body: html`${back}<h1>${title}</h1>${errorSummary(form)}
${(await needsSecond(visit, orderId, preview)) ? html`<p class="ds-alert" data-color="info">${say(lang, SECOND)}</p>` : null}${preview.hindrance ? html`<p class="ds-alert" data-color="warning">${say(lang, HINDRANCES[preview.hindrance])}</p>` : html`<div class="desk-main">${creditEffects(lang, preview)}</div>${confirmForm(visit, { orderId, reason, preview })}`}`,
  }
}

const SECOND: Said = {
  nb: 'Beløpet er større enn det én person kan kreditere av en ordre. En annen i økonomi må godkjenne før noe skjer.',
  en: 'The amount is larger than one person may credit of an order. Somebody else in finance must sign before anything happens.',
}
const needsSecond = ({ on }: Visit, orderId: string, { documents, dropped }: CreditPreview): Promise<boolean> => {
  const [first, ...others] = [...documents.map(({ gross }) => gross), ...(dropped ? [dropped] : [])]
  return first ? tooMuchForOne(on, orderId, others.reduce(plus, first)) : Promise.resolve(false)
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
  completed: {
    nb: 'Noen som sitter i en av plassene, har fullført kurset, så plassen tas ikke tilbake. Krediter et beløp, eller de andre plassene.',
    en: 'Somebody in one of these seats has completed the course, so the seat is not taken back. Credit an amount, or the other seats.',
  },
  'invoice-not-issued': {
    nb: 'Fakturaen er under utstedelse. Last siden på nytt om et øyeblikk.',
    en: 'The invoice is being issued. Reload the page in a moment.',
  },
}

type Confirmed = { orderId: string; reason: string; preview: CreditPreview }

function confirmForm({ lang, to, form }: Visit & { form: Entries }, { orderId, reason, preview }: Confirmed): SafeHtml {
  const label = preview.whole
    ? say(lang, { nb: 'Krediter hele ordren', en: 'Credit the whole order' })
    : say(lang, { nb: 'Krediter dette', en: 'Credit this' })
  const warning = preview.whole
    ? say(lang, {
        nb: 'En kreditnota kan ikke trekkes tilbake. Skal plassene selges igjen til samme kjøper, må de bestilles på nytt.',
        en: 'A credit note cannot be withdrawn. If the same buyer wants the seats after all, they have to order again.',
      })
    : say(lang, { nb: 'En kreditnota kan ikke trekkes tilbake.', en: 'A credit note cannot be withdrawn.' })
  return html`<form class="desk-confirm" method="post" action="${to(`/finance/orders/${orderId}/credit`)}">
${carried(form)}${hidden('shown', previewDigest(preview))}${hidden('key', newId())}
<p>${say(lang, { nb: 'Grunn på kreditnotaen:', en: 'Reason on the credit note:' })} <strong>${reason}</strong></p>
<p class="fine">${warning}</p>
<div class="actions"><button class="ds-button" data-color="danger" type="submit">${label}</button><a href="${to(`/finance/orders/${orderId}`)}">${say(lang, { nb: 'Avbryt', en: 'Cancel' })}</a></div></form>`
}
