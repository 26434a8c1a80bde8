import { z } from 'zod'
import { type OrderView, orderView } from '../../checkout/order-view.ts'
import { ORDER_READERS, theOrder } from '../../checkout/the-order.ts'
import { choicesOf } from '../../moving/choices.ts'
import { moveOnce } from '../../moving/move-seat.ts'
import { MoveSeat, SeatText } from '../../moving/move-wish.ts'
import { type Moved, movesOf } from '../../moving/moved.ts'
import { followMove, giveUpMove, pageOfMove, moveOf as readMove } from '../../moving/page-of-move.ts'
import { previewMove } from '../../moving/preview.ts'
import { MOVE_PAYERS, MOVERS, MOVING_STAFF, read } from '../../moving/routes.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { type Problem, problemOf, unknown } from '../../platform/problems.ts'
import { icon } from '../components/icon.ts'
import { MOVE_WORDS, moveOf } from '../components/move-part.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { freshForm, refusedForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { MOVE_TITLES } from '../words/moving.ts'
import { SEATS_TITLES } from '../words/moving-seats.ts'
import { refusalSentence } from '../words/refusals.ts'
import { choiceList, moveEffects, moveForm, moveStory, payPart, seatsToChoose } from './move-parts.ts'
import { takeMailedToken } from './order-access.ts'

const path = '/orders/:orderId/move'
const payers = theOrder.to(...MOVE_PAYERS)

/** Whoever paid as a person moves a seat: which, where to, what it comes to, and the difference paid; staff do it for them. */
export const movePages: readonly PageRoute[] = [
  { method: 'get', path, who: theOrder.to(...ORDER_READERS, 'course-administrator'), reads: 'order', answer: show },
  { method: 'post', path, who: theOrder.to(...MOVERS, ...MOVING_STAFF), answer: confirm },
  { method: 'get', path: `${path}/pay`, who: payers, answer: goToPage },
  { method: 'post', path: `${path}/give-up`, who: payers, answer: giveUp },
]

const idIn = (visit: Visit): string => idOf(visit, 'order', 'orderId')
const mayPay = ({ ties }: Visit): boolean => ties.some((tie) => MOVE_PAYERS.some((each) => each === tie))
const isTheirs = ({ ties }: Visit): boolean => ties.some((tie) => MOVERS.some((each) => each === tie))

async function show(visit: Visit): Promise<Answer> {
  const { query, to } = visit
  const orderId = idIn(visit)
  if (takeMailedToken(visit, orderId)) return { goTo: to(moveOf(orderId)) }
  const order = await theirOrder(visit, orderId)
  const latest = await followed(visit, order)
  if (latest?.state === 'to-pay') return storyPage(visit, order, latest)
  if (latest && query.has('returned')) return { goTo: to(`${moveOf(orderId)}?done=${latest.moveId}`) }
  const done = query.get('done')
  if (done) return storyPage(visit, order, await readMove(visit.till, orderId, done))
  return choose(visit, order, null)
}

/** The latest move; who comes back from the payment page is not kept waiting for Stripe's message. */
async function followed({ on, till, query }: Visit, { id }: OrderView): Promise<Moved | undefined> {
  const [latest] = await movesOf(on, id)
  if (latest?.state !== 'to-pay' || query.get('returned') !== 'paid') return latest
  await followMove(till, latest).catch((err: unknown) => till.log.warn({ err, orderId: id }, 'payment not followed'))
  return (await movesOf(on, id))[0]
}

async function theirOrder({ on }: Visit, orderId: string): Promise<OrderView> {
  const order = await orderView(on, orderId)
  if (!order) throw unknown('order')
  return order
}

async function choose(visit: Visit, order: OrderView, refusal: Problem | null): Promise<Page> {
  const { form, query } = visit
  const [seat, to] = [form.get('seat') || query.get('seat') || onlySeat(order), form.get('to') || query.get('to')]
  const attempted = await attempt(async () => {
    if (!seat) return seatsToChoose(visit, order.id, seatsOf(order))
    return to ? step(visit, order, { seat, to, refusal }) : choices(visit, order, seat)
  })
  const problem = refusal ?? ('problem' in attempted ? attempted.problem : null)
  const warning =
    problem && !problem.faults // what is wrong in a field is said there
      ? html`<div class="ds-alert" data-color="warning" role="alert"><p>${refusalSentence(visit.lang, problem, visit.caller.requestId)}</p></div>`
      : null
  return page(visit, order, {
    title: say(visit.lang, MOVE_WORDS),
    body: html`${warning}${'done' in attempted ? attempted.done : null}`,
    problem,
  })
}

const seatsOf = ({ seats }: OrderView) =>
  seats.filter(({ enrolled, returned, name }) => enrolled && !returned && name !== null)
/** The only seat that could be meant; empty where there are several. */
function onlySeat(order: OrderView): string {
  const [one, ...more] = seatsOf(order)
  return one && more.length === 0 ? `${one.lineId}:${one.position}` : ''
}

async function choices(visit: Visit, { id }: OrderView, seat: string): Promise<SafeHtml> {
  const wished = parseForm(SeatText, seat)
  return choiceList(visit, id, await read(visit.till, (on) => choicesOf(on, id, wished)))
}

type Step = { seat: string; to: string; refusal: Problem | null }

/** What it comes to, and the button that does it. */
async function step(visit: Visit, { id }: OrderView, { seat, to, refusal }: Step): Promise<SafeHtml> {
  const { lang, till, caller } = visit
  const wish = { seat: parseForm(SeatText, seat), offeringId: parseForm(z.uuid(), to) }
  const byStaff = !isTheirs(visit)
  const preview = await read(till, (on) => previewMove(on, id, { ...wish, anyCourse: byStaff }))
  const form = refusal
    ? refusedForm({ lang, requestId: caller.requestId }, visit.form, { problem: refusal })
    : freshForm(lang)
  const may = !byStaff || MOVING_STAFF.some((role) => rolesOf(visit).includes(role))
  return html`<section aria-labelledby="what-happens" class="stack"><h2 id="what-happens">${say(lang, { nb: 'Dette skjer', en: 'This is what happens' })}</h2>
${moveEffects(lang, preview)}${may ? moveForm(visit, id, { seat, to, preview, form, byStaff }) : null}</section>`
}

const rolesOf = ({ caller: { actor } }: Visit): readonly string[] => ('roles' in actor ? actor.roles : [])

async function confirm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const orderId = idIn(visit)
  const byStaff = !isTheirs(visit)
  const attempted = await attempt(async () => {
    const reason = byStaff ? { reason: form.get('reason') } : {}
    const given = {
      previewId: form.get('previewId'),
      seat: parseForm(SeatText, form.get('seat')),
      offeringId: form.get('to'),
      ...reason,
    }
    const key = parseForm(z.uuid(), form.get('key'))
    const moveId = await moveOnce(till, caller.actor, { orderId, command: parseForm(MoveSeat, given), byStaff, key })
    return readMove(till, orderId, moveId)
  })
  if ('problem' in attempted) return choose(visit, await theirOrder(visit, orderId), attempted.problem)
  const { moveId, state } = attempted.done
  return { goTo: to(state === 'to-pay' ? `${moveOf(orderId)}/pay` : `${moveOf(orderId)}?done=${moveId}`) }
}

/** On to the payment page, or back where there is nothing to pay. */
async function goToPage(visit: Visit): Promise<Answer> {
  const { till, on, to } = visit
  const orderId = idIn(visit)
  const [latest] = await movesOf(on, orderId)
  const found = latest ? await attempt(() => pageOfMove(till, latest)) : null
  return { goTo: (found && 'done' in found && found.done?.url) || to(moveOf(orderId)) }
}

async function giveUp(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const orderId = idIn(visit)
  const moveId = parseForm(z.uuid(), form.get('move'))
  try {
    await giveUpMove(till, caller.actor, orderId)
  } catch (error) {
    if (!problemOf(error)) throw error
  }
  return { goTo: to(`${moveOf(orderId)}?done=${moveId}`) }
}

/** How a move stands, and its payment where that is what it waits for. */
function storyPage(visit: Visit, order: OrderView, move: Moved): Page {
  const { lang, query } = visit
  const pending = query.get('returned') === 'paid'
  return page(visit, order, {
    title: say(lang, (move.seats === undefined ? MOVE_TITLES : SEATS_TITLES)[move.state]),
    body: html`${moveStory(lang, move)}${move.state === 'to-pay' && mayPay(visit) ? payPart(visit, move, pending) : null}`,
    problem: null,
  })
}

type Shown = { title: string; body: SafeHtml; problem: Problem | null }
const page = ({ lang, to }: Visit, { id, number }: OrderView, { title, body, problem }: Shown): Page => ({
  title: `${title} – ${say(lang, { nb: 'ordre', en: 'order' })} ${number}`,
  hidden: true,
  width: 'narrow',
  ...(problem && { status: problem.status, faulty: true as const }),
  body: html`${backLink(to(`/orders/${id}`), say(lang, { nb: `Ordre ${number}`, en: `Order ${number}` }), icon('back'))}<h1>${title}</h1><div class="stack">${body}</div>`,
})
