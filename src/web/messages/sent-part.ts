import type { Message } from '../../messages/messages-of.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { LANGS, type Lang, type Said, say } from '../../platform/lang.ts'
import { moment } from '../components/when.ts'

const PROGRAM: Said = { nb: 'et program eller noen som er slettet', en: 'a program, or somebody who was erased' }

/** What was written to all, and how far each message has come, as a bar and in words. */
export function sentMessages(lang: Lang, messages: readonly Message[]): SafeHtml | null {
  if (messages.length === 0) return null
  return html`<section class="stack" aria-labelledby="sent"><h2 id="sent">${say(lang, { nb: 'Sendt', en: 'Sent' })}</h2><ul class="desk-hits">${messages.map((each) => html`<li class="sheet desk-part">${oneMessage(lang, each)}</li>`)}</ul></section>`
}

function oneMessage(lang: Lang, { texts, at, author, recipients, sent, bounced }: Message): SafeHtml {
  const written = LANGS.flatMap((each) => (texts[each] ? [{ tongue: each, ...texts[each] }] : []))
  const said = say(lang, {
    nb: `Sendt til ${sent} av ${recipients}${bounced > 0 ? `; ${bounced} kom ikke fram` : ''}.`,
    en: `Sent to ${sent} of ${recipients}${bounced > 0 ? `; ${bounced} did not arrive` : ''}.`,
  })
  return html`<p class="fine">${moment(lang, SELLER_ZONE, at)}, ${author ?? say(lang, PROGRAM)}</p>
<div class="progress"><progress max="${recipients}" value="${sent + bounced}" aria-label="${said}"></progress> <span>${said}</span></div>
${written.map(({ tongue, subject, words }) => html`<details class="more" lang="${tongue}"><summary>${subject}</summary><p class="desk-letter__text">${words}</p></details>`)}`
}
