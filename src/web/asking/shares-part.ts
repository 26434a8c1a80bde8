import { sharesOf } from '../../asking/replies.ts'
import type { PurchaseRequest } from '../../asking/the-request.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import type { Money } from '../../platform/money.ts'
import { price } from '../words/offers.ts'

const LEARNER_PAYS = { nb: 'Deltakeren betaler med kort', en: 'The participant pays by card' }
const YOU_PAY = { nb: 'Du betaler med kort', en: 'You pay by card' }

/** What either pays of a shared price, with VAT; to the employer, if nothing else is said. */
export const sharesList = (
  lang: Lang,
  { employer, learner }: { employer: Money; learner: Money },
  learnerPays: Said = LEARNER_PAYS,
): SafeHtml =>
  html`<dl class="desk-facts"><div><dt>${say(lang, { nb: 'Arbeidsgiveren betaler på faktura', en: 'The employer pays on invoice' })}</dt><dd class="money">${price(lang, employer)}</dd></div>
<div><dt>${say(lang, learnerPays)}</dt><dd class="money">${price(lang, learner)}</dd></div></dl>`

/** The same to the learner. */
export function sharesPart(lang: Lang, request: PurchaseRequest): SafeHtml | null {
  const shares = sharesOf(request)
  return shares && sharesList(lang, shares, YOU_PAY)
}
