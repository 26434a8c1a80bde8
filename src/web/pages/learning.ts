import { type BackNow, backNow } from '../../cancelling/back-now.ts'
import { verifyPath } from '../../certifying/addresses.ts'
import { certificatesOfPerson } from '../../certifying/queries.ts'
import { ordersOfPerson, type PlacedBefore } from '../../checkout/orders-of-person.ts'
import { taughtBy } from '../../enrolment/learners.ts'
import { type Learning, learningOf } from '../../enrolment/learning-of.ts'
import { documentsOfPerson } from '../../finance/company-account.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { nowOf } from '../../platform/db/now.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import type { GivenSeat } from '../../wallet/give-up-seat.ts'
import { applicationsOf } from '../admission/own-list.ts'
import { requestList } from '../asking/request-list.ts'
import { documentList } from '../company/lists.ts'
import { backInWords, cancellationOf } from '../components/cancel-part.ts'
import { icon } from '../components/icon.ts'
import { MOVE_WORDS, moveOf } from '../components/move-part.ts'
import { pattern } from '../components/pattern.ts'
import { day, days, meeting } from '../components/when.ts'
import { notice } from '../desk/notice.ts'
import { cancelledNotices } from '../going/cancelled-notice.ts'
import { CALENDAR_TOLD, calendarPart } from '../handover/calendar-part.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import { ANSWERS_TOLD, answersLink, ownAnswersPages } from '../questions/own-answers.ts'
import type { Visit } from '../visit.ts'
import { waitingOf } from '../waiting/own-list.ts'
import { ACTS } from '../words/cancelling.ts'
import { price } from '../words/offers.ts'
import { SHORT_STATES } from '../words/order.ts'
import { GIVEN_UP, givingUp, givingUpPages, seatsToGiveUp } from './give-up-seat.ts'

export const learningPages: readonly PageRoute[] = [
  { method: 'get', path: '/my-learning', who: 'signed-in', answer: myLearning },
  ...givingUpPages,
  ...ownAnswersPages,
]

const TOLD: Record<string, Said> = {
  ...GIVEN_UP,
  ...CALENDAR_TOLD,
  ...ANSWERS_TOLD,
  'checked-in': { nb: 'Du er registrert som til stede.', en: 'You are noted as present.' },
}

async function myLearning(visit: Visit): Promise<Answer> {
  const { lang, on, caller } = visit
  const personId = caller.actor.kind === 'person' ? caller.actor.personId : ''
  const learning = personId === '' ? [] : await learningOf(on, personId, lang)
  const orders = personId === '' ? [] : await ordersOfPerson(on, personId)
  const documents = personId === '' ? [] : await documentsOfPerson(on, personId)
  const teaches = personId === '' ? [] : await taughtBy(on, personId, lang)
  const now = await nowOf(on)
  const given = await seatsToGiveUp(visit)
  const backs = await backsOf(visit, { learning, orders, now })
  const certificates = personId === '' ? [] : await certificatesOfPerson(on, personId)
  const codes = new Map(certificates.map(({ enrolmentId, code }) => [enrolmentId, code]))
  const title = say(lang, { nb: 'Min læring', en: 'My learning' })
  const ahead = learning.filter((each) => each.endsAt > now).reverse()
  const over = learning.filter((each) => each.endsAt <= now)
  return {
    title,
    hidden: true,
    body: html`${notice(visit, TOLD)}<h1>${title}</h1>
${personId === '' ? null : await cancelledNotices(visit, personId)}
${teaches.length === 0 ? null : html`<p><a href="${visit.to('/teaching')}">${say(lang, { nb: 'Kursene du underviser på', en: 'The courses you teach' })}</a></p>`}
${learning.length === 0 ? none(visit) : null}
${ahead.length > 0 ? html`<ul class="learning">${ahead.map((each) => card(visit, each, { now, given, backs, codes }))}</ul>` : null}
${over.length > 0 ? html`<h2 class="learning__part">${say(lang, { nb: 'Avsluttet', en: 'Finished' })}</h2><ul class="learning">${over.map((each) => card(visit, each, { now, given, backs, codes }))}</ul>` : null}
${learning.length === 0 ? null : await calendarPart(visit, null)}
${personId === '' ? null : await requestList(visit, personId, now)}${personId === '' ? null : await waitingOf(visit, personId)}${personId === '' ? null : await applicationsOf(visit, personId)}${orders.length > 0 ? orderList(visit, orders) : null}${documentList(visit, documents)}`,
  }
}

type Known = { learning: readonly Learning[]; orders: readonly PlacedBefore[]; now: Date }

/** What comes back of the courses ahead that whoever looks has paid for as a person. */
async function backsOf({ on }: Visit, { learning, orders, now }: Known): Promise<BackNow[]> {
  const own = new Set(orders.map(({ id }) => id))
  const ahead = new Set(
    learning.filter(({ endsAt, orderId }) => endsAt > now && own.has(orderId)).map((each) => each.orderId),
  )
  return (await Promise.all([...ahead].map((orderId) => backNow(on, orderId)))).flat()
}

const none = ({
  lang,
  to,
}: Visit): SafeHtml => html`<div class="empty">${icon('mark')}<p class="lead">${say(lang, { nb: 'Du er ikke påmeldt noe kurs ennå.', en: 'You are not enrolled in a course yet.' })}</p>
<p>${say(lang, { nb: 'Har du kjøpt som gjest? Bruk den samme e-postadressen på kontoen din, så dukker kurset opp her.', en: 'Did you buy as a guest? Use the same e-mail address for your account and the course appears here.' })}</p>
<p><a class="ds-button" href="${to('/courses')}">${say(lang, { nb: 'Finn et kurs', en: 'Find a course' })}</a></p></div>`

function standing(lang: Lang, { completedAt, endsAt, isPaused }: Learning, now: Date): SafeHtml {
  if (completedAt) return html`<p class="seats seats--good">${say(lang, { nb: 'Fullført', en: 'Completed' })}</p>`
  if (isPaused)
    return html`<p class="seats seats--none">${say(lang, { nb: 'Tilgangen er på vent fordi betalingen er bestridt', en: 'Access is on hold because the payment is disputed' })}</p>`
  if (endsAt <= now) return html`<p class="seats seats--none">${say(lang, { nb: 'Avsluttet', en: 'Finished' })}</p>`
  return html`<p class="seats seats--good">${say(lang, { nb: 'Du er påmeldt', en: 'You are enrolled' })}</p>`
}

/** What was ordered and how it stands: also what is not paid yet, or was bought for others. */
const orderList = (
  { lang, to }: Visit,
  orders: readonly PlacedBefore[],
): SafeHtml => html`<section class="stack" aria-labelledby="orders"><h2 class="learning__part" id="orders">${say(lang, { nb: 'Bestillingene dine', en: 'Your orders' })}</h2>
<ul class="my-orders sheet">${orders.map(
  (order) =>
    html`<li><div><a href="${to(`/orders/${order.id}`)}">${say(lang, { nb: 'Ordre', en: 'Order' })} ${order.number}</a> <span class="fine">${day(lang, SELLER_ZONE, order.placedAt)}</span><br><span>${order.titles.join(', ')}</span></div><div class="my-orders__end"><span class="money">${price(lang, order.total)}</span><span class="fine">${say(lang, SHORT_STATES[order.state])}</span></div></li>`,
)}</ul></section>`

type Around = {
  now: Date
  given: readonly GivenSeat[]
  backs: readonly BackNow[]
  /** Of certificates, by enrolment. */
  codes: ReadonlyMap<string, string>
}

/** Enrolled, when and where next, and the way to certificate, and receipt with invoice and terms. */
function card({ lang, to }: Visit, learning: Learning, { now, given, backs, codes }: Around): SafeHtml {
  const next = learning.sessions.find((each) => each.endsAt > now)
  const at = next ? meeting(lang, learning.zone, next) : null
  const back = backs.find((each) => each.orderId === learning.orderId && each.offeringId === learning.offeringId)
  return html`<li class="sheet learning__card"><div class="learning__picture">${pattern(learning.title, learning.code)}</div><div>
<h2>${learning.title}</h2>
${standing(lang, learning, now)}
<ul class="facts"><li>${icon('calendar')}<span>${days(lang, learning)}</span></li><li>${icon(learning.mode === 'online' ? 'online' : 'place')}<span>${learning.place}</span></li>
${attendedPart({ lang, to }, learning, now)}${at ? html`<li>${icon('clock')}<span>${say(lang, { nb: 'Neste samling', en: 'Next session' })}: <strong>${at.day} ${at.hours}</strong>${next?.place ? html`, ${next.place}` : null}</span></li>` : null}</ul>
${practicalPart(lang, learning, now)}${answersLink({ lang, to }, learning, now)}${back ? html`<p class="fine">${backInWords(lang, back)} <a href="${to(cancellationOf(learning.orderId))}">${say(lang, ACTS[back.rule.kind === 'withdrawal' ? 'withdrawal' : 'terms'].open)}</a> <a href="${to(moveOf(learning.orderId))}">${say(lang, MOVE_WORDS)}</a></p>` : null}
<p class="actions">${certificateLink({ lang, to }, codes.get(learning.enrolmentId))}<a href="${to(`/orders/${learning.orderId}`)}">${say(lang, { nb: 'Kvittering og faktura', en: 'Receipt and invoice' })}</a> <a href="${to(`/courses/${learning.slug}?start=${learning.code}`)}">${say(lang, { nb: 'Om kurset', en: 'About the course' })}</a>${given.some(({ offeringId }) => offeringId === learning.offeringId) ? html` <a href="${to(givingUp(learning.offeringId))}">${say(lang, { nb: 'Jeg kan ikke delta', en: 'I cannot take part' })}</a>` : null}</p></div></li>`
}

/** What only those who are enrolled are told, until the course is over. */
function practicalPart(lang: Lang, { joinUrl, practical, isPaused, endsAt }: Learning, now: Date): SafeHtml | null {
  if (isPaused || endsAt <= now || (joinUrl === '' && practical === '')) return null
  return html`${practical === '' ? null : html`<p class="learning__practical">${practical}</p>`}${joinUrl === '' ? null : html`<p><a href="${joinUrl}" rel="noreferrer">${say(lang, { nb: 'Bli med på nett', en: 'Join online' })}</a></p>`}`
}

/** How many of the sessions one was at, and the way to say that one is here while one is on. */
function attendedPart({ lang, to }: Pick<Visit, 'lang' | 'to'>, { sessions }: Learning, now: Date): SafeHtml | null {
  const attended = sessions.filter(({ present }) => present).length
  const excused = sessions.filter((each) => each.excused).length
  const words = say(lang, {
    nb: `Til stede på ${attended} av ${sessions.length} samlinger${excused > 0 ? `, gyldig fravær fra ${excused}` : ''}`,
    en: `Present at ${attended} of ${sessions.length} sessions${excused > 0 ? `, excused from ${excused}` : ''}`,
  })
  const on = sessions.find(({ startsAt, endsAt, present }) => startsAt <= now && now < endsAt && !present)
  return html`${attended + excused > 0 ? html`<li>${icon('tick')}<span>${words}</span></li>` : null}${on ? html`<li>${icon('clock')}<a href="${to(`/check-in/${on.sessionId}`)}">${say(lang, { nb: 'Si at du er på samlingen nå', en: 'Say that you are at the session now' })}</a></li>` : null}`
}

const certificateLink = ({ lang, to }: Pick<Visit, 'lang' | 'to'>, code: string | undefined): SafeHtml | null =>
  code === undefined
    ? null
    : html`<a href="${to(verifyPath(code))}">${say(lang, { nb: 'Kursbevis og digitalt merke', en: 'Certificate and digital badge' })}</a> `
