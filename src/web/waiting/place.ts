import { SELLER_ZONE } from '../../platform/clock.ts'
import { seeBuying } from '../../platform/db/sight.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { Problem } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { acceptOffer } from '../../waiting/accept-offer.ts'
import { confirmEntry } from '../../waiting/confirm-entry.ts'
import { type WaitingEntry, waitingEntry } from '../../waiting/entries.ts'
import { leaveList } from '../../waiting/leave-list.ts'
import { WAITING_PATH } from '../../waiting/tell-waiting.ts'
import { entryOpenedBy } from '../../waiting/waiting-token.ts'
import { CART_COOKIE, CART_DAYS } from '../cart-cookie.ts'
import { icon } from '../components/icon.ts'
import { days, moment } from '../components/when.ts'
import { notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { hidden, submit } from '../forms/field.ts'
import { type Filled, freshForm, refusedForm } from '../forms/filled.ts'
import { attempt } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { seatCount } from '../words/offers.ts'
import { ENTRY_ENDS, TAKES } from '../words/waiting.ts'

const DONE: Record<string, Said> = {
  joined: { nb: 'Du står på ventelisten.', en: 'You are on the waiting list.' },
  confirm: { nb: 'Takk. Du står på ventelisten.', en: 'Thank you. You are on the waiting list.' },
  leave: { nb: 'Du står ikke på ventelisten lenger.', en: 'You are not on the waiting list any more.' },
}

/** A place on a waiting list as whoever holds its link reads it. Nothing is changed by looking: mail programs open links, too. */
export async function showPlace(visit: Visit): Promise<Page> {
  const token = visit.query.get('token') ?? ''
  const entry = await opened(visit, token)
  return entry ? page(visit, { entry, token }) : unknownPage(visit)
}

export async function answerFromForm(visit: Visit): Promise<Answer> {
  const { form, lang, caller, to } = visit
  const token = form.get('token')
  const entry = await opened(visit, token)
  if (!entry) return unknownPage(visit)
  const step = form.get('step')
  const attempted = await attempt(() => (step === 'accept' ? accept(visit, entry.id) : change(visit, step, entry.id)))
  if ('done' in attempted)
    return { goTo: to(attempted.done ?? `${WAITING_PATH}?${new URLSearchParams({ token, done: step })}`) }
  const { problem } = attempted
  const refused = refusedForm({ lang, requestId: caller.requestId }, form, { problem })
  const now = (await opened(visit, token)) ?? entry
  return { ...(await page(visit, { entry: now, token, form: refused })), status: problem.status }
}

const within = <T>({ till, caller }: Visit, work: (tx: Tx) => Promise<T>): Promise<T> =>
  seeBuying(() => act(till, caller.actor, work))

async function change(visit: Visit, step: string, entryId: string): Promise<null> {
  await within(visit, (tx) => (step === 'confirm' ? confirmEntry(tx, entryId) : leaveList(tx, entryId)))
  return null
}

/** The seats go into the cart of this browser, and on to the checkout. */
async function accept(visit: Visit, entryId: string): Promise<string> {
  const { cartId, token } = await within(visit, (tx) => acceptOffer(tx, entryId))
  if (token !== null) visit.cookies.set(CART_COOKIE, `${cartId}.${token}`, CART_DAYS)
  return '/checkout'
}

/** Null where the link opens none: it is told in words of its own. */
async function opened(visit: Visit, token: string): Promise<WaitingEntry | null> {
  const id = entryOpenedBy(visit.till.config.sessionSecret, token)
  return id === null ? null : within(visit, (tx) => waitingEntry(tx, id)).catch(noneIfUnknown)
}

function noneIfUnknown(error: unknown): null {
  if (error instanceof Problem && error.status === 404) return null
  throw error
}

type Shown = { entry: WaitingEntry; token: string; form?: Filled }

async function page(visit: Visit, { entry, token, form = freshForm(visit.lang) }: Shown): Promise<Page> {
  const { lang, to } = visit
  const title = say(lang, { nb: 'Ventelisten', en: 'The waiting list' })
  return {
    title: `${title} – ${entry.title}`,
    hidden: true,
    width: 'narrow',
    at: `${WAITING_PATH}?${new URLSearchParams({ token })}`,
    body: html`<div class="stack">${notice(visit, DONE)}${errorSummary(form, () => null)}<h1>${heading(lang, entry)}</h1>
<p class="lead"><a href="${to(`/courses/${entry.slug}?start=${entry.code}`)}">${entry.title}</a>, ${days(lang, entry)}</p>
<section class="sheet desk-part" aria-label="${title}">${standing(visit, entry, token)}
<p class="fine">${facts(lang, entry)}</p></section>
${mayLeave(entry) && entry.state !== 'offered' ? leaving(visit, token) : null}</div>`,
  }
}

const mayLeave = ({ state }: WaitingEntry): boolean => state === 'waiting' || state === 'unconfirmed'

function heading(lang: Lang, { state, rank, endedAs, offer }: WaitingEntry): string {
  if (state === 'over' && endedAs) return say(lang, ENTRY_ENDS[endedAs])
  if (state === 'offered' && offer)
    return say(lang, {
      nb: `Det er ${seatCount('nb', offer.quantity)} til deg`,
      en: `There ${offer.quantity === 1 ? 'is' : 'are'} ${seatCount('en', offer.quantity)} for you`,
    })
  if (state === 'ordered') return say(lang, { nb: 'Plassene er bestilt', en: 'The seats are ordered' })
  if (state === 'unconfirmed') return say(lang, { nb: 'Bekreft at du vil vente', en: 'Confirm that you want to wait' })
  return say(lang, { nb: `Du er nummer ${rank} på ventelisten`, en: `You are number ${rank} on the waiting list` })
}

/** What whoever waits can do now. */
function standing(visit: Visit, entry: WaitingEntry, token: string): SafeHtml {
  const { lang, to } = visit
  const { state, offer, isPassedOn, keptUntil } = entry
  if (state === 'offered' && offer) return offered(visit, entry, token)
  if (state === 'unconfirmed')
    return html`<p>${say(lang, { nb: 'Du står i køen fra du spurte, men teller først når du har bekreftet.', en: 'Your place is from when you asked, but counts only once you have confirmed.' })}</p>${stepForm(visit, token, { step: 'confirm', go: { nb: 'Ja, jeg vil vente', en: 'Yes, I want to wait' } })}`
  if (state === 'ordered' && offer?.orderId)
    return html`<p>${say(lang, { nb: 'Er de ikke betalt, kan du gjøre det fra ordren.', en: 'If they are not paid, you can do that from the order.' })} <a href="${to(`/orders/${offer.orderId}`)}">${say(lang, { nb: 'Se ordren', en: 'See the order' })}</a></p>`
  if (state === 'over')
    return html`<p>${say(lang, { nb: 'Denne plassen på ventelisten er ikke lenger i bruk.', en: 'This place on the waiting list is no longer in use.' })} <a href="${to(`/courses/${entry.slug}?start=${entry.code}`)}">${say(lang, { nb: 'Se kurset', en: 'See the course' })}</a></p>`
  if (isPassedOn)
    return html`<p>${say(lang, { nb: 'Det ble ikke nok plasser samtidig mens vi holdt av, så andre slipper fram før deg. Blir det nok på én gang, får du tilbud.', en: 'There were never enough seats at once while we kept some, so others go before you. Should enough come free together, you are offered them.' })}</p>`
  return html`<p>${say(lang, { nb: 'Når det er din tur, får du tilbud på e-post, og plassene holdes av til du har svart.', en: 'When it is your turn you are mailed an offer, and the seats are held until you have answered.' })}</p>${
    keptUntil
      ? html`<p>${say(lang, { nb: 'Ledige plasser holdes av for deg til', en: 'Free seats are kept for you until' })} ${moment(lang, SELLER_ZONE, keptUntil)}${say(lang, { nb: ', i håp om at det blir nok.', en: ', in the hope that there will be enough.' })}</p>`
      : null
  }`
}

function offered(visit: Visit, { offer, wanting, takes }: WaitingEntry, token: string): SafeHtml {
  const { lang } = visit
  const { quantity, endsAt } = offer!
  const rest = wanting - quantity
  const onwards =
    rest > 0 && takes === 'what-there-is'
      ? html`<p>${say(lang, { nb: `Tar du dem, venter du videre på resten (${rest}) på samme plass i køen.`, en: `If you take them, you wait on for the rest (${rest}) in the same place.` })}</p>`
      : null
  return html`<p>${icon('clock')} ${say(lang, { nb: 'Holdes av til', en: 'Held until' })} <strong>${moment(lang, SELLER_ZONE, endsAt)}</strong>. ${say(lang, { nb: 'Du betaler dagens pris.', en: 'You pay the price of the day.' })}</p>${onwards}
<div class="stack">${stepForm(visit, token, { step: 'accept', go: { nb: 'Ja takk, bestill', en: 'Yes please, order' } })}
${stepForm(visit, token, { step: 'leave', go: { nb: 'Nei takk, gi den til neste', en: 'No thank you, give it to the next' }, variant: 'secondary' })}</div>`
}

type Step = { step: 'confirm' | 'accept' | 'leave'; go: Said; variant?: 'secondary' | 'tertiary' }

const stepForm = ({ lang, to }: Visit, token: string, { step, go, variant }: Step): SafeHtml =>
  html`<form method="post" action="${to(WAITING_PATH)}">${hidden('token', token)}${hidden('step', step)}${submit(say(lang, go), variant ?? 'primary')}</form>`

const leaving = (visit: Visit, token: string): SafeHtml =>
  stepForm(visit, token, {
    ...{ step: 'leave', variant: 'tertiary' },
    go: { nb: 'Forlat ventelisten', en: 'Leave the waiting list' },
  })

function facts(lang: Lang, { quantity, takes, askedAt, company, email }: WaitingEntry): string {
  const who = company ? `${company}, ${email}` : email
  const how = quantity > 1 ? ` (${say(lang, TAKES[takes]).toLocaleLowerCase(lang)})` : ''
  return say(lang, {
    nb: `${seatCount('nb', quantity)}${how} for ${who}, spurt ${moment('nb', SELLER_ZONE, askedAt)}.`,
    en: `${seatCount('en', quantity)}${how} for ${who}, asked ${moment('en', SELLER_ZONE, askedAt)}.`,
  })
}

function unknownPage({ lang }: Visit): Page {
  const title = say(lang, {
    nb: 'Vi finner ikke plassen på ventelisten',
    en: 'We cannot find this place on the waiting list',
  })
  return {
    ...{ title, status: 404, hidden: true, width: 'narrow', at: '/courses' },
    body: html`<h1>${title}</h1><p class="lead">${say(lang, { nb: 'Lenken er ikke hel, eller det er for lenge siden. Åpne den fra e-posten en gang til.', en: 'The link is not whole, or it was too long ago. Open it from the mail once more.' })}</p>`,
  }
}
