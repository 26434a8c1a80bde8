import { z } from 'zod'
import { askOnce } from '../../cancel-requests/ask-once.ts'
import { AskToCancel } from '../../cancel-requests/ask-to-cancel.ts'
import { requestsOf } from '../../cancel-requests/find-request.ts'
import { cancelOnce } from '../../cancelling/cancel-once.ts'
import { CancelOrder, CancelWish } from '../../cancelling/cancel-wish.ts'
import { cancelledOf } from '../../cancelling/cancelled.ts'
import { type CancelPreview, previewCancel } from '../../cancelling/preview.ts'
import { receiptLines } from '../../cancelling/receipt-lines.ts'
import { CANCELLERS } from '../../cancelling/routes.ts'
import { type OrderView, orderView } from '../../checkout/order-view.ts'
import { ORDER_READERS, theOrder } from '../../checkout/the-order.ts'
import { nowOf } from '../../platform/db/now.ts'
import { readTogether } from '../../platform/db/transact.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { newId } from '../../platform/ids.ts'
import { say } from '../../platform/lang.ts'
import { spell } from '../../platform/money.ts'
import { type Problem, unknown } from '../../platform/problems.ts'
import { askedPart, askFields } from '../cancel-requests/buyer-part.ts'
import { actOf, cancellationOf } from '../components/cancel-part.ts'
import { icon } from '../components/icon.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { hidden, submit } from '../forms/field.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { ACTS } from '../words/cancelling.ts'
import { refusalSentence } from '../words/refusals.ts'
import { cancelEffects, laterTable } from './cancellation-effects.ts'
import { seatChoice } from './cancellation-seats.ts'
import { takeMailedToken } from './order-access.ts'

const path = '/orders/:orderId/cancellation'

/** Whoever paid as a person withdraws or cancels in two steps: what it does, with their statement, and that it is done. */
export const cancellationPages: readonly PageRoute[] = [
  { method: 'get', path, who: theOrder.to(...ORDER_READERS), reads: 'order', answer: show },
  { method: 'post', path, who: theOrder.to(...CANCELLERS), answer: confirm },
]

const idIn = (visit: Visit): string => idOf(visit, 'order', 'orderId')

async function show(visit: Visit): Promise<Answer> {
  const { query, to } = visit
  const orderId = idIn(visit)
  if (takeMailedToken(visit, orderId)) return { goTo: to(cancellationOf(orderId)) }
  const order = await theirOrder(visit, orderId)
  if (query.has('done')) return receiptPage(visit, order)
  return look(visit, order, { typed: query.getAll('seat'), refusal: null })
}

async function theirOrder({ on }: Visit, orderId: string): Promise<OrderView> {
  const order = await orderView(on, orderId)
  if (!order) throw unknown('order')
  return order
}

async function confirm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const orderId = idIn(visit)
  const typed = form.all('seat')
  const asks = form.get('asks') !== ''
  const attempted = await attempt(() => {
    const [key, agreed] = [
      parseForm(z.uuid(), form.get('key')),
      { ...seatsIn(typed), previewId: form.get('previewId') },
    ]
    return asks
      ? askOnce(till, caller.actor, {
          orderId,
          command: parseForm(AskToCancel, { ...agreed, words: form.get('words') }),
          key,
        })
      : cancelOnce(till, caller.actor, { orderId, command: parseForm(CancelOrder, agreed), key })
  })
  if ('done' in attempted) return { goTo: to(`${cancellationOf(orderId)}${asks ? '' : `?done=${attempted.done}`}`) }
  return cancellationPage(visit, { typed, refusal: attempted.problem })
}

/** The page with why something was not done. */
export const cancellationPage = async (visit: Visit, asked: Asked): Promise<Page> =>
  look(visit, await theirOrder(visit, idIn(visit)), asked)

/** Seats that are ticked count; else all that can be cancelled. */
const seatsIn = (typed: readonly string[]): object =>
  typed.length === 0
    ? {}
    : {
        seats: typed.map((each) => {
          const [lineId, position] = each.split(':')
          return { lineId, position: Number(position) }
        }),
      }

type Asked = { typed: readonly string[]; refusal: Problem | null }

/** Shows what it would do now; `refusal` is why it was not done. */
async function look(visit: Visit, order: OrderView, { typed, refusal }: Asked): Promise<Page> {
  const { lang, till, on, ties } = visit
  const [newest] = await requestsOf(on, order.id)
  const mayCancel = ties.some((tie) => CANCELLERS.some((each) => each === tie))
  const attempted = await attempt(() =>
    readTogether(till.connection.pool, async (on) => ({
      all: await previewCancel(on, order.id, {}),
      chosen: await previewCancel(on, order.id, parseForm(CancelWish, seatsIn(typed))),
    })),
  )
  const problem = refusal ?? ('problem' in attempted ? attempted.problem : null)
  const warning = problem
    ? html`<div class="ds-alert" data-color="warning" role="alert"><p>${refusalSentence(lang, problem, visit.caller.requestId)}</p></div>`
    : null
  const act = 'done' in attempted ? actOfPreview(attempted.done.chosen) : ACTS.terms
  const title = say(lang, act.title)
  const waits = newest !== undefined && newest.end === null
  const body =
    'done' in attempted && !(waits && attempted.done.chosen.asksFirst)
      ? html`${seatChoice(visit, order.id, { all: attempted.done.all, typed })}${await stepPart(visit, order, { preview: attempted.done.chosen, typed, mayCancel })}`
      : null
  return {
    ...pageFrame(visit, order, title),
    ...(problem && { status: problem.status, faulty: true as const }),
    body: html`${back(visit, order)}<h1>${title}</h1><div class="stack">${warning}${askedPart(visit, newest, mayCancel)}${body}</div>`,
  }
}

const actOfPreview = ({ lines, asksFirst }: CancelPreview) => actOf(lines, asksFirst)

const pageFrame = ({ lang }: Visit, { number }: OrderView, title: string) => ({
  title: `${title} – ${say(lang, { nb: 'ordre', en: 'order' })} ${number}`,
  hidden: true as const,
  width: 'narrow' as const,
})

const back = ({ lang, to }: Visit, { id, number }: OrderView): SafeHtml =>
  backLink(to(`/orders/${id}`), say(lang, { nb: `Ordre ${number}`, en: `Order ${number}` }), icon('back'))

type Step = { preview: CancelPreview; typed: readonly string[]; mayCancel: boolean }

async function stepPart(visit: Visit, order: OrderView, { preview, typed, mayCancel }: Step): Promise<SafeHtml> {
  const { lang, on, to } = visit
  const asks = actOfPreview(preview) === ACTS.asks
  const form = html`<form class="form" method="post" action="${to(cancellationOf(order.id))}">${hidden('previewId', preview.previewId)}${hidden('key', newId())}${typed.map((each) => hidden('seat', each))}
${asks ? html`${hidden('asks', 'yes')}${askFields(visit)}` : html`<p>${statement(visit, order, preview)}</p>`}
<div class="actions">${submit(say(lang, actOfPreview(preview).confirm))} <a href="${to(`/orders/${order.id}`)}">${say(lang, { nb: 'Behold plassen', en: 'Keep the seat' })}</a></div></form>`
  return html`<section aria-labelledby="what-happens" class="stack"><h2 id="what-happens">${asks ? say(lang, { nb: 'Dette skjer hvis vi sier ja', en: 'This is what happens if we say yes' }) : say(lang, { nb: 'Dette skjer', en: 'This is what happens' })}</h2>
${cancelEffects(lang, preview, await nowOf(on))}${mayCancel ? form : null}</section>${laterTable(lang, preview)}`
}

/** What the buyer declares with the button, and where the confirmation of it goes. */
function statement({ lang }: Visit, { number, payer }: OrderView, preview: CancelPreview): SafeHtml {
  const what = [...new Set(preview.lines.map(({ title }) => title))].join(', ')
  const declared =
    actOfPreview(preview) === ACTS.withdrawal
      ? say(lang, {
          nb: `Jeg, ${payer.name}, går med dette fra avtalen om kjøp av ${what}, ordre ${number}.`,
          en: `I, ${payer.name}, hereby withdraw from my contract for ${what}, order ${number}.`,
        })
      : say(lang, {
          nb: `Jeg, ${payer.name}, avbestiller med dette ${what}, ordre ${number}.`,
          en: `I, ${payer.name}, hereby cancel ${what}, order ${number}.`,
        })
  return html`${declared} ${say(lang, { nb: 'Bekreftelsen sendes til', en: 'The confirmation goes to' })} <strong class="wrap">${payer.email}</strong>.`
}

/** What was done, to be kept. */
async function receiptPage(visit: Visit, order: OrderView): Promise<Page> {
  const { lang, on, query } = visit
  const cancelled = (await cancelledOf(on, order.id)).find((each) => each.cancellationId === query.get('done'))
  if (!cancelled) throw unknown('order')
  const withdrawn = cancelled.lines.some(({ rule }) => rule.kind === 'withdrawal')
  const title = withdrawn
    ? say(lang, { nb: 'Kjøpet er angret', en: 'You have withdrawn' })
    : say(lang, { nb: 'Avbestillingen er bekreftet', en: 'Your cancellation is confirmed' })
  return {
    ...pageFrame(visit, order, title),
    body: html`${back(visit, order)}<section class="receipt receipt--good"><div class="receipt__sign">${icon('tick')}</div><div class="receipt__words"><h1>${title}</h1>
<p class="lead" role="status">${cancelled.back.minor > 0 ? html`${say(lang, { nb: 'Du får tilbake', en: 'You get back' })} <strong class="money">${spell(cancelled.back, lang)}</strong>.` : say(lang, { nb: 'Ingen penger kommer tilbake.', en: 'No money comes back.' })}</p>
<ul>${receiptLines(lang, cancelled).map((line) => html`<li>${line}</li>`)}</ul>
<p>${say(lang, { nb: 'Vi har sendt det samme på e-post til', en: 'We have sent the same by e-mail to' })} <strong class="wrap">${order.payer.email}</strong>. ${say(lang, { nb: 'Kreditnotaen kommer på ordren.', en: 'The credit note comes on the order.' })}</p>
<p class="actions"><button class="ds-button" data-variant="secondary" type="button" data-print hidden>${say(lang, { nb: 'Skriv ut', en: 'Print' })}</button></p></div></section>`,
  }
}
