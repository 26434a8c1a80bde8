import { DeclineRequest, declineRequest } from '../../asking/decline-request.ts'
import { heldCart } from '../../asking/held-cart.ts'
import { noteOpened } from '../../asking/note-opened.ts'
import { splitOf } from '../../asking/offer-part.ts'
import { EMPLOYER_PATH } from '../../asking/request-mail.ts'
import type { Split } from '../../asking/split-price.ts'
import { type PurchaseRequest, requestByToken } from '../../asking/the-request.ts'
import type { CartView } from '../../cart/cart-view.ts'
import { nowOf } from '../../platform/db/now.ts'
import { seeBuying } from '../../platform/db/sight.ts'
import { html } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import type { Problem } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { fieldOfPointer, freshForm, refusedForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import { fieldOfOrder } from '../pages/checkout-command.ts'
import { keepOrderToken } from '../pages/order-access.ts'
import type { Visit } from '../visit.ts'
import { saidAtCheckout } from '../words/checkout-refusals.ts'
import { approveFromForm } from './employer-approval.ts'
import { coverPage, employerPage } from './employer-page.ts'
import { partTyped } from './part-fields.ts'
import { offerFromForm, splitIn } from './part-form.ts'

/** For whoever is asked to pay: no account, just the link. Opening it tells nobody anything; a button does. */
export const employerPages: readonly PageRoute[] = [
  { method: 'get', path: EMPLOYER_PATH, who: 'anyone', answer: showCover },
  { method: 'post', path: EMPLOYER_PATH, who: 'anyone', answer: answerFromForm },
]

/** What the link asks for; null for one that was answered, replaced, outlived or never was. */
const requestOf = ({ on }: Visit, token: string): Promise<PurchaseRequest | null> =>
  seeBuying(async () => requestByToken(on, token, await nowOf(on)))

async function showCover(visit: Visit): Promise<Page> {
  const token = visit.query.get('token') ?? ''
  const request = await requestOf(visit, token)
  if (!request) return { ...spentPage(visit), status: 410 }
  return coverPage(visit, { request, token, cart: (await heldCart(visit.on, request, visit.lang)).cart })
}

async function answerFromForm(visit: Visit): Promise<Answer> {
  const { form, lang, on, till, caller } = visit
  const token = form.get('token')
  const request = await requestOf(visit, token)
  if (!request) return { ...spentPage(visit), status: 410 }
  const { cart } = await heldCart(on, request, lang)
  const move = form.get('move')
  const attempted = await attempt(async (): Promise<Answer> => {
    if (move === 'approve') return toOrder(visit, await approveFromForm(visit, { token, cart }))
    if (move === 'decline') {
      const command = parseForm(DeclineRequest, { token, name: form.get('answeredBy'), reason: form.get('reason') })
      await seeBuying(() => act(till, caller.actor, (tx) => declineRequest(tx, command)))
      return declinedPage(visit, request)
    }
    if (move === 'part') {
      await offerFromForm(visit, { token, cart })
      return offeredPage(visit, request)
    }
    if (move === 'part-sums') {
      const typed = { partAs: form.get('partAs'), percent: form.get('percent'), amount: form.get('amount') }
      const filled = freshForm(lang, { ...BEGUN, ...typed })
      return employerPage(visit, { request, token, cart, split: splitIn(visit, cart) }, filled)
    }
    await seeBuying(() => act(till, caller.actor, (tx) => noteOpened(tx, token)))
    const begun = freshForm(lang, { ...BEGUN, ...partTyped(request.proposed, cart.quote.total.currency) })
    return employerPage(
      visit,
      { request, token, cart, split: move === 'all' ? null : request.proposed && splitOf(cart, request.proposed) },
      begun,
    )
  })
  if ('done' in attempted) return attempted.done
  const { problem } = attempted
  if (problem.status === 410) return { ...spentPage(visit), status: 410 }
  const filled = refusedForm({ lang, requestId: caller.requestId }, form, {
    problem,
    fieldOf: move === 'decline' ? declineField : move === 'part-sums' ? fieldOfPointer : fieldOfOrder(form),
    said: alsoAtApproval(problem) ? saidAtCheckout(lang, problem, cart) : null,
  })
  const split = move === 'part' ? await splitAgain(visit, cart) : null
  return {
    ...(await employerPage(visit, { request, token, cart, split }, filled)),
    status: problem.status,
    faulty: true,
  }
}

const BEGUN = { payBy: 'invoice', country: 'NO' }

/** The sums stay on the page while what else was typed is mended. */
async function splitAgain(visit: Visit, cart: CartView): Promise<Split | null> {
  const attempted = await attempt(async () => splitIn(visit, cart))
  return 'done' in attempted ? attempted.done : null
}

const declineField = (pointer: string): string => (pointer === '/name' ? 'answeredBy' : pointer.slice(1))

/** A cart is nothing that an employer can change: sold out is said by its name alone. */
const alsoAtApproval = ({ code }: Problem): boolean => code !== 'seats/sold-out'

function toOrder(visit: Visit, orderId: string): Answer {
  keepOrderToken(visit, orderId)
  return { goTo: visit.to(`/orders/${orderId}/pay`) }
}

const THANKS: Said = { nb: 'Takk for svaret', en: 'Thank you for your answer' }

function offeredPage({ lang }: Visit, { name }: PurchaseRequest): Page {
  const title = say(lang, THANKS)
  const words = say(lang, {
    nb: `${name} får beskjed om å betale resten. Når det er gjort, er plassen solgt, og dere får bekreftelse og faktura for deres del. Skjer det ikke i tide, skal dere ikke betale noe.`,
    en: `${name} is told to pay the rest. Once that is done the seat is sold, and you get a confirmation and the invoice for your share. If it does not happen in time, you pay nothing.`,
  })
  return {
    title,
    hidden: true,
    width: 'narrow',
    at: '/courses',
    body: html`<h1>${title}</h1><p class="lead">${words}</p>`,
  }
}

function declinedPage({ lang }: Visit, { name }: PurchaseRequest): Page {
  const title = say(lang, THANKS)
  const words = say(lang, {
    nb: `${name} får beskjed om at svaret er nei, og kan betale selv det neste døgnet. Ingenting er bestilt.`,
    en: `${name} is told that the answer is no, and can pay for the seat within a day. Nothing was ordered.`,
  })
  return {
    title,
    hidden: true,
    width: 'narrow',
    at: '/courses',
    body: html`<h1>${title}</h1><p class="lead">${words}</p>`,
  }
}

function spentPage({ lang }: Visit): Page {
  const title = say(lang, { nb: 'Lenken virker ikke lenger', en: 'This link no longer works' })
  const words = say(lang, {
    nb: 'Forespørselen er besvart, trukket, gått ut eller blir betalt akkurat nå, eller den er sendt til en annen. Spør den som sendte deg den.',
    en: 'The request has been answered, withdrawn, has run out or is being paid just now, or it went to somebody else. Ask whoever sent it to you.',
  })
  return {
    title,
    hidden: true,
    width: 'narrow',
    at: '/courses',
    body: html`<h1>${title}</h1><p class="lead">${words}</p>`,
  }
}
