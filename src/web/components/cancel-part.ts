import { type BackNow, backNow } from '../../cancelling/back-now.ts'
import { ruleInWords } from '../../cancelling/rule-in-words.ts'
import type { OrderView } from '../../checkout/order-view.ts'
import { isConfirmed } from '../../orders/state.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { spell } from '../../platform/money.ts'
import type { ConsumerRule } from '../../terms/consumer-fee.ts'
import type { Visit } from '../visit.ts'
import { ACTS } from '../words/cancelling.ts'
import { untilWords } from './when.ts'

export const cancellationOf = (orderId: string): string => `/orders/${orderId}/cancellation`

/** What comes back now and until when, and the way to withdraw or cancel; nothing where there is another way. */
export async function cancelPart({ lang, on, to }: Visit, order: OrderView): Promise<SafeHtml | null> {
  const { id, payer } = order
  if (payer.kind !== 'person' || !isConfirmed(order)) return null
  const lines = await backNow(on, id)
  if (lines.length === 0) return null
  const act = actOf(
    lines,
    lines.some(({ asksFirst }) => asksFirst),
  )
  return html`<div><h2>${say(lang, { nb: 'Kan du ikke likevel?', en: 'Changed your plans?' })}</h2>${[...new Set(lines.map((line) => backInWords(lang, line)))].map((words) => html`<p class="fine">${words}</p>`)}
<p><a class="ds-button" data-variant="secondary" href="${to(cancellationOf(id))}">${say(lang, act.open)}</a></p></div>`
}

/** Which way there is: by right, by the terms, or by asking. */
export function actOf(lines: readonly { rule: ConsumerRule }[], asksFirst: boolean) {
  if (lines.some(({ rule }) => rule.kind === 'withdrawal')) return ACTS.withdrawal
  return asksFirst ? ACTS.asks : ACTS.terms
}

/** "Angreretten: du får tilbake alt … Det gjelder til …" */
export function backInWords(lang: Lang, { rule, back, price, until, zone }: BackNow): string {
  const part = back.minor > 0 && back.minor < price.minor
  const sum = part
    ? ` ${say(lang, { nb: `Du får tilbake ${spell(back, lang)} per plass uten mva.`, en: `You get back ${spell(back, lang)} a seat without VAT.` })}`
    : ''
  return `${ruleInWords(rule, lang)}${sum}${until ? ` ${holdsUntil(lang, until, rule.kind === 'withdrawal' ? SELLER_ZONE : zone)}` : ''}`
}

export const holdsUntil = (lang: Lang, until: Date, zone: string): string =>
  say(lang, {
    nb: `Det gjelder til ${untilWords('nb', zone, until)}.`,
    en: `That holds until ${untilWords('en', zone, until)}.`,
  })
