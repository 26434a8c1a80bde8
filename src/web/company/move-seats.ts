import { z } from 'zod'
import { SEAT_STEERERS } from '../../companies/member-role.ts'
import { theCompany } from '../../companies/the-company.ts'
import type { Wallet } from '../../giving-back/plan-give-back.ts'
import { walletOf } from '../../giving-back/routes.ts'
import { moveSeatsOnce } from '../../moving/move-seats.ts'
import type { Moved } from '../../moving/moved.ts'
import { moveOfCompany } from '../../moving/page-of-move.ts'
import { previewSeats } from '../../moving/preview-seats.ts'
import { MOVING_STAFF, read } from '../../moving/routes.ts'
import { looseOf, seatsChoices } from '../../moving/seats-choices.ts'
import { MoveSeats, MoveSeatsWish, SeatsToMove } from '../../moving/seats-wish.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import type { Problem } from '../../platform/problems.ts'
import { icon } from '../components/icon.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { type Entries, entriesOf } from '../forms/entries.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { type Filled, freshForm, refusedForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { MOVE_SEATS_WORDS } from '../words/moving-seats.ts'
import { LABELS, whichSeats } from './move-seats-form.ts'
import { confirmMoveForm, seatsEffects, seatsStory, startList } from './move-seats-parts.ts'

const who = theCompany.to(...MOVING_STAFF, ...SEAT_STEERERS)
const path = '/company/:companyId/seats/:offeringId/move'

/** A company moves seats that nobody sits in to another start: how many, where to, what it comes to, and that it is done. */
export const moveSeatsPages: readonly PageRoute[] = [
  { method: 'get', path, who, reads: 'company-seats', answer: show },
  { method: 'post', path, who, answer: confirm },
]

const walletIn = (visit: Visit): Wallet =>
  walletOf({
    ...{ actor: visit.caller.actor, ties: visit.ties },
    params: { companyId: idOf(visit, 'company', 'companyId'), offeringId: idOf(visit, 'offering', 'offeringId') },
  })
/** Whoever works here moves seats for the company. */
const isByStaff = ({ personId }: Wallet): boolean => personId === null
export const addressOf = ({ companyId, offeringId }: Pick<Wallet, 'companyId' | 'offeringId'>): string =>
  `/company/${companyId}/seats/${offeringId}/move`

const Done = z.uuid()

async function show(visit: Visit): Promise<Page> {
  const done = Done.safeParse(visit.query.get('done'))
  if (done.success) return storyPage(visit, await moveOfCompany(visit.till, walletIn(visit), done.data))
  return look(visit, entriesOf(Object.fromEntries([...visit.query])), null)
}

/** The step that was come to; `refusal` is why it was not done. */
async function look(visit: Visit, typed: Entries, refusal: Problem | null): Promise<Page> {
  const wallet = walletIn(visit)
  const loose = await read(visit.till, (on) => looseOf(on, wallet))
  const lineId = typed.get('lineId') || (loose.lines.length === 1 ? loose.lines[0]!.lineId : '')
  const attempted = await attempt(() => step(visit, { lineId, typed, refusal }))
  const problem = refusal ?? ('problem' in attempted ? attempted.problem : null)
  const form = problem ? refused(visit, typed, problem) : filled(visit, typed, lineId)
  const label = (name: string) => (LABELS[name] ? say(visit.lang, LABELS[name]) : null)
  return page(visit, {
    title: say(visit.lang, MOVE_SEATS_WORDS),
    problem,
    body: html`${errorSummary(form, label)}<p class="lead">${loose.title}</p>${whichSeats(form, { ...loose, action: visit.to(addressOf(wallet)) })}${'done' in attempted ? attempted.done : null}`,
  })
}

type Step = { lineId: string; typed: Entries; refusal: Problem | null }

/** Where to, once it is known which; and what it comes to, once it is known where to. */
async function step(visit: Visit, { lineId, typed, refusal }: Step): Promise<SafeHtml | null> {
  const { lang, till } = visit
  if (typed.get('seats') === '') return null
  const wallet = walletIn(visit)
  const wanted = parseForm(SeatsToMove, { lineId, seats: Number(typed.get('seats')) })
  const to = typed.get('to')
  const address = visit.to(addressOf(wallet))
  if (to === '') return startList(lang, address, await read(till, (on) => seatsChoices(on, wallet, wanted)))
  const wish = parseForm(MoveSeatsWish, { ...wanted, to })
  const byStaff = isByStaff(wallet)
  const preview = await read(till, (on) => previewSeats(on, wallet, { ...wish, anyCourse: byStaff }))
  const form = refusal ? refused(visit, typed, refusal) : freshForm(lang)
  return html`<section aria-labelledby="what-happens" class="stack"><h2 id="what-happens">${say(lang, { nb: 'Dette skjer', en: 'This is what happens' })}</h2>
${seatsEffects(lang, preview)}${confirmMoveForm(form, { preview, address, byStaff })}</section>`
}

const filled = ({ lang }: Visit, typed: Entries, lineId: string): Filled => ({
  ...freshForm(lang),
  value: (name) => typed.get(name) || (name === 'seats' ? '1' : ''),
  has: (name, value) => (name === 'lineId' ? value === lineId : typed.get(name) === value),
})
const refused = ({ lang, caller }: Visit, typed: Entries, problem: Problem): Filled =>
  refusedForm({ lang, requestId: caller.requestId }, typed, { problem })

async function confirm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const wallet = walletIn(visit)
  const byStaff = isByStaff(wallet)
  const attempted = await attempt(async () => {
    const given = {
      ...{ previewId: form.get('previewId'), lineId: form.get('lineId'), to: form.get('to') },
      ...{ seats: Number(form.get('seats')), ...(byStaff && { reason: form.get('reason') }) },
    }
    const command = parseForm(MoveSeats, given)
    const key = parseForm(z.uuid(), form.get('key'))
    const moveId = await moveSeatsOnce(till, caller.actor, { wallet, command, byStaff, key })
    return moveOfCompany(till, wallet, moveId)
  })
  if ('problem' in attempted) return look(visit, form, attempted.problem)
  const { moveId, state, orderId } = attempted.done
  return { goTo: to(state === 'to-pay' ? `/orders/${orderId}/move/pay` : `${addressOf(wallet)}?done=${moveId}`) }
}

/** What has been moved, with the ways on. */
const storyPage = (visit: Visit, move: Moved): Page =>
  page(visit, { ...seatsStory(visit, move, walletIn(visit).companyId), problem: null })

type Shown = { title: string; body: SafeHtml; problem: Problem | null }

function page(visit: Visit, { title, body, problem }: Shown): Page {
  const { lang, to } = visit
  const wallet = walletIn(visit)
  const { companyId, offeringId } = wallet
  const back = isByStaff(wallet)
    ? null
    : backLink(
        to(`/company/${companyId}/seats/${offeringId}`),
        say(lang, { nb: 'Plassene', en: 'The seats' }),
        icon('back'),
      )
  return {
    title,
    hidden: true,
    width: 'narrow',
    ...(problem && { status: problem.status, faulty: true as const }),
    body: html`${back}<h1>${title}</h1><div class="stack">${body}</div>`,
  }
}
