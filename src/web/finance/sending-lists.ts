import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import type { TraySending } from '../../sending/queries.ts'
import { icon } from '../components/icon.ts'
import { day } from '../components/when.ts'
import { tag } from '../desk/tag.ts'
import type { Visit } from '../visit.ts'
import { SENDING_WORDS } from '../words/sending.ts'
import { documentName } from './to-send-table.ts'

/** So many of the newest that have gone are shown. */
const SENT_SHOWN = 20

/** Each with its reason and the ways out. */
export function rejectedList(visit: Visit, all: readonly TraySending[]): SafeHtml {
  const { lang } = visit
  return html`<section class="desk-attention" aria-labelledby="rejected"><h2 id="rejected">${icon('alert')}${say(lang, { nb: 'Avvist', en: 'Rejected' })}</h2>
<ul>${all.map((each) => html`<li><p>${orderLink(visit, each)}, ${each.buyerName} <span class="fine">${day(lang, SELLER_ZONE, each.at)}</span></p><p>${each.said}</p>${waysOut(visit, each)}</li>`)}</ul></section>`
}

function waysOut({ lang, to }: Visit, each: TraySending): SafeHtml {
  const button = (move: string, words: string) =>
    html`<form method="post" action="${to(`/finance/sending/${each.id}/${move}`)}"><button class="ds-button" data-variant="secondary" type="submit">${words}<span class="ds-sr-only">: ${documentName(lang, each)}</span></button></form>`
  return html`<div class="desk-step">${button('retry', say(lang, { nb: 'Prøv igjen', en: 'Try again' }))}${button('mail', say(lang, { nb: 'Send PDF på e-post', en: 'Send the PDF by mail' }))}${button('sent', say(lang, { nb: 'Den er sendt for hånd', en: 'It was sent by hand' }))}</div>`
}

/** What has gone, the newest first. One that came back later can still be marked so. */
export function sentList(visit: Visit, all: readonly TraySending[]): SafeHtml {
  const { lang } = visit
  return html`<section class="desk-block" aria-labelledby="sent"><h2 id="sent">${say(lang, { nb: 'Sendt', en: 'Sent' })}</h2>
<ul class="desk-documents sheet">${all.slice(0, SENT_SHOWN).map((each) => {
    const { tone, said } = SENDING_WORDS[each.state]
    return html`<li>${icon('document')}<span>${orderLink(visit, each)}, ${each.buyerName}<span class="fine desk-documents__aside">${each.receiver} · ${day(lang, SELLER_ZONE, each.at)}</span></span>${tag(tone, say(lang, said))}</li>`
  })}</ul></section>`
}

const orderLink = ({ lang, to }: Visit, each: TraySending): SafeHtml =>
  html`<a href="${to(`/finance/orders/${each.orderId}`)}">${documentName(lang, each)}</a>`
