import { WEBHOOKS_PATH } from '../../handover/disabled-mail.ts'
import type { Delivery } from '../../handover/webhooks.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { moment } from '../components/when.ts'
import { tag } from '../desk/tag.ts'
import { submit } from '../forms/field.ts'

export const PATH = WEBHOOKS_PATH

export const newSecretPart = (lang: Lang, secret: string): SafeHtml =>
  html`<div class="ds-alert desk-notice" data-color="success" role="status"><h2>${say(lang, { nb: 'Hemmeligheten som meldingene signeres med', en: 'The secret that messages are signed with' })}</h2>
<p>${say(lang, { nb: 'Kopier den nå og legg den inn hos mottakeren: den vises bare denne ene gangen.', en: 'Copy it now and give it to the receiver: it is shown this once only.' })}</p><p><code class="setup-key">${secret}</code></p></div>`

/** The newest messages, each with its tries and a button that sends it again. */
export function deliveryList(lang: Lang, deliveries: readonly Delivery[], again: (id: string) => string): SafeHtml {
  if (deliveries.length === 0)
    return html`<p>${say(lang, { nb: 'Ingenting er sendt ennå.', en: 'Nothing has been sent yet.' })}</p>`
  return html`<ul class="desk-hits">${deliveries.map((each) => html`<li class="sheet desk-part">${deliveryPart(lang, each, again(each.id))}</li>`)}</ul>`
}

function deliveryPart(lang: Lang, delivery: Delivery, again: string): SafeHtml {
  const { kind, number, createdAt, attempts } = delivery
  const name = kind ?? 'ping'
  return html`<div><h3 class="setup-person">${name}${number === null ? null : html` <span class="fine">${say(lang, { nb: 'nr.', en: 'no.' })} ${number}</span>`}</h3><p class="fine">${moment(lang, SELLER_ZONE, createdAt)}</p></div>
<p class="desk-tags">${deliveryTag(lang, delivery)}</p>
${attempts.length === 0 ? null : html`<details class="more"><summary>${say(lang, { nb: `Forsøk: ${attempts.length}`, en: `Tries: ${attempts.length}` })}</summary><ul class="webhook-tries">${attempts.map((each) => html`<li>${moment(lang, SELLER_ZONE, new Date(each.at))} · ${each.status ?? say(lang, { nb: 'ikke noe svar', en: 'no answer' })} · ${each.milliseconds} ms${each.said === '' ? null : html`<br><code>${each.said}</code>`}</li>`)}</ul></details>`}
<form method="post" action="${again}">${submit(html`${say(lang, { nb: 'Send på nytt', en: 'Send again' })}<span class="ds-sr-only">: ${name} ${number ?? ''}</span>`, 'tertiary')}</form>`
}

function deliveryTag(lang: Lang, { deliveredAt, givenUpAt, attempts, nextTryAt }: Delivery): SafeHtml {
  if (deliveredAt) return tag('success', say(lang, { nb: 'Kommet fram', en: 'Got through' }))
  if (givenUpAt) return tag('danger', say(lang, { nb: 'Gitt opp', en: 'Given up' }))
  if (attempts.length === 0) return tag('neutral', say(lang, { nb: 'Venter', en: 'Waiting' }))
  const at = moment(lang, SELLER_ZONE, nextTryAt)
  return tag('warning', say(lang, { nb: `Prøves igjen ${at}`, en: `Tried again ${at}` }))
}
