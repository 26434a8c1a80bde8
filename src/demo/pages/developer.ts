import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { listOffers, type Offer } from '../../storefront/offers.ts'
import { icon } from '../../web/components/icon.ts'
import type { Visit } from '../../web/visit.ts'
import { DEMO_KEY } from '../demo-key.ts'
import { companies } from '../seed/companies.ts'

const LOOKED_THROUGH = 50
/** One of the seeded companies buys in the example. */
const BUYER = 7

/** The sixth role needs no login but a key: one pasted line sells a seat. */
export async function developerCard(visit: Visit): Promise<SafeHtml> {
  const { lang, on, till } = visit
  const { offers } = await listOffers(on, { lang, limit: LOOKED_THROUGH })
  const offer = offers.find(({ sale, price, seats }) => sale === 'open' && price.gross.minor > 0 && seats.left > 1)
  return html`<li class="sheet demo-role demo-developer" id="developer">
<div class="demo-role__who">${icon('online')}<div><h3>${say(lang, { nb: 'Utvikler', en: 'Developer' })}</h3><p class="fine">${say(lang, { nb: 'med nøkkel i stedet for innlogging', en: 'with a key instead of a login' })}</p></div></div>
<p class="demo-role__task">${say(lang, { nb: 'Selg en plass med ett kall', en: 'Sell a seat in one call' })}</p>
<ol><li>${say(lang, { nb: 'Lim dette inn i en terminal på denne maskinen.', en: 'Paste this into a terminal on this machine.' })}</li>
<li>${say(lang, { nb: 'Lim det inn én gang til: det er fortsatt bare én ordre.', en: 'Paste it once more: there is still only one order.' })}</li>
<li>${say(lang, { nb: 'Se bekreftelsen komme i postkassen under.', en: 'See the confirmation arrive in the mailbox below.' })}</li></ol>
${offer ? html`<pre class="demo-code" tabindex="0" aria-label="curl"><code>${curlLine(till.config.publicUrl, offer)}</code></pre>` : null}
<p class="demo-role__go"><a class="ds-button" data-variant="secondary" href="/docs">${say(lang, { nb: 'API-dokumentasjonen', en: 'API documentation' })}</a></p></li>`
}

/** On invoice for a company, so that the answer is a confirmed order. The fixed key makes repeating it harmless. */
function curlLine(url: string, offer: Offer): string {
  const { employees: _, ...company } = companies[BUYER]!
  const order = {
    lines: [{ offeringId: offer.offeringId, quantity: 1 }],
    payer: { kind: 'company', ...company, country: 'NO' },
    payBy: 'invoice',
    expectedTotal: offer.price.gross,
    acceptedSalesTerms: 1,
  }
  return [
    `curl ${url}/orders`,
    `-H 'Authorization: Bearer ${DEMO_KEY}'`,
    `-H 'Idempotency-Key: demo-${offer.code}'`,
    `-H 'Content-Type: application/json'`,
    `-d '${JSON.stringify(order)}'`,
  ].join(' \\\n  ')
}
