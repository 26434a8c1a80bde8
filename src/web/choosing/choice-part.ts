import type { OrderView } from '../../checkout/order-view.ts'
import { type Choice, readChoice } from '../../choosing/choice.ts'
import { exchangedFor } from '../../choosing/exchanged-for.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { newId } from '../../platform/ids.ts'
import { say } from '../../platform/lang.ts'
import { spell } from '../../platform/money.ts'
import { icon } from '../components/icon.ts'
import { moment } from '../components/when.ts'
import { hidden, submit } from '../forms/field.ts'
import type { Visit } from '../visit.ts'

export const choicePath = (orderId: string): string => `/orders/${orderId}/choice`

export const othersPath = <Id extends string>(orderId: Id) => `/orders/${orderId}/choice/others` as const

/** The way on from an order whose money paid for another. Whoever has come by a link is given that of the other; all others are known. */
export async function exchangedPart({ till, lang, to, ties }: Visit, order: OrderView): Promise<SafeHtml | null> {
  if (!order.exchangedForId) return null
  const { id, number, token } = await exchangedFor(till, order.exchangedForId)
  const byLink = ties.includes('order-token')
  const words = say(lang, { nb: `Se ordre ${number}`, en: `See order ${number}` })
  return html`<p class="actions"><a class="ds-button" href="${to(`/orders/${id}${byLink ? `?token=${token}` : ''}`)}">${words}</a></p>`
}

/** What whoever paid when no seat was left may choose; nothing for any other order. */
export async function choicePart(visit: Visit, order: OrderView): Promise<SafeHtml | null> {
  if (order.state !== 'paid-unseated') return null
  const choice = await readChoice(visit.till, order.id)
  if (!choice) return null
  const { lang } = visit
  return html`<section class="sheet desk-part desk-block stack" aria-labelledby="choice"><h2 id="choice">${say(lang, { nb: 'Hva vil du?', en: 'What would you like?' })}</h2>
${waitingPart(visit, choice)}
${otherPart(visit, choice)}
<div class="stack"><h3>${say(lang, { nb: 'Pengene tilbake nå', en: 'The money back now' })}</h3><p>${say(lang, { nb: `${spell(choice.back, 'nb')} går til kortet du betalte med.`, en: `${spell(choice.back, 'en')} goes to the card you paid with.` })}</p>
${button(visit, { choice, choose: 'money-back', words: say(lang, { nb: 'Gi meg pengene tilbake', en: 'Give me the money back' }) })}</div></section>`
}

/** An order of several courses is not exchanged. */
function otherPart({ lang, to }: Visit, { orderId, waiting, courseTitle }: Choice): SafeHtml | null {
  if (waiting.state === 'several-courses') return null
  return html`<div class="stack"><h3>${say(lang, { nb: 'Et annet kurs', en: 'Another course' })}</h3><p>${say(lang, { nb: `Bruk pengene på en annen oppstart av ${courseTitle}, eller på et annet kurs. Du betaler ikke på nytt, og blir noe til overs, går det tilbake til kortet.`, en: `Use the money for another start of ${courseTitle}, or for another course. You do not pay again, and what is left over goes back to the card.` })}</p>
<p class="actions"><a class="ds-button" data-variant="secondary" href="${to(othersPath(orderId))}">${say(lang, { nb: 'Velg et annet kurs', en: 'Choose another course' })}</a></p></div>`
}

function waitingPart(visit: Visit, choice: Choice): SafeHtml | null {
  const { lang } = visit
  const { waiting } = choice
  if (waiting.state === 'waits')
    return html`<p role="status">${icon('clock')} ${say(lang, { nb: `Du står som nummer ${waiting.rank} på ventelisten, med pengene hos oss. Blir det en plass ledig, er den din med en gang.`, en: `You are number ${waiting.rank} on the waiting list, with your money here. If a seat comes free, it is yours at once.` })}</p>`
  if (waiting.state !== 'possible') return null
  const until = moment(lang, SELLER_ZONE, waiting.until)
  return html`<div class="stack"><h3>${say(lang, { nb: 'Vent på plass', en: 'Wait for a seat' })}</h3><p>${say(lang, { nb: `Du kommer først på ventelisten, og vi tar vare på pengene. Blir en plass ledig, er den din med en gang. Blir det ingen innen påmeldingen stenger ${until}, går alt tilbake av seg selv. Du kan ombestemme deg når som helst.`, en: `You come first on the waiting list, and we keep the money. If a seat comes free, it is yours at once. If none does before booking closes on ${until}, all of it goes back by itself. You can change your mind at any time.` })}</p>
${button(visit, { choice, choose: 'wait', words: say(lang, { nb: 'Sett meg først på ventelisten', en: 'Put me first on the waiting list' }) })}</div>`
}

type Button = { choice: Choice; choose: 'wait' | 'money-back'; words: string }
const button = ({ to }: Visit, { choice, choose, words }: Button): SafeHtml =>
  html`<form method="post" action="${to(choicePath(choice.orderId))}">${hidden('key', newId())}${hidden('choose', choose)}${submit(words, choose === 'wait' ? 'primary' : 'secondary')}</form>`
