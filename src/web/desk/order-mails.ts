import type { OrderMail } from '../../notices/mails-of.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { moment } from '../components/when.ts'
import { MAIL_KINDS } from '../words/desk-orders.ts'
import { type Tone, tag } from './tag.ts'

/** The mails as they were sent, each with its fate. */
export function mailsPart(lang: Lang, mails: readonly OrderMail[]): SafeHtml {
  return html`<section class="sheet desk-part"><h2>${say(lang, { nb: 'E-poster', en: 'E-mails' })}</h2>
${mails.length === 0 ? html`<p class="fine">${say(lang, { nb: 'Ingen er skrevet ennå.', en: 'None has been written yet.' })}</p>` : null}
<ul class="desk-mails">${mails.map((mail) => html`<li>${mailLine(lang, mail)}</li>`)}</ul></section>`
}

function mailLine(lang: Lang, mail: OrderMail): SafeHtml {
  const { tone, words } = fate(lang, mail)
  const kind = MAIL_KINDS[mail.kind]
  const attached = mail.attachments.map(({ name }) => name).join(', ')
  return html`<p><strong>${kind ? say(lang, kind) : mail.kind}</strong> ${say(lang, { nb: 'til', en: 'to' })} ${mail.toEmail} ${tag(tone, words)}</p>
${mail.fault ? html`<p class="fine">${say(lang, { nb: 'Siste forsøk svarte:', en: 'The last try answered:' })} ${mail.fault}</p>` : null}
<details class="more"><summary>${say(lang, { nb: 'Les den', en: 'Read it' })}<span class="ds-sr-only">: ${mail.subject}</span></summary>
<div class="desk-letter"><p><strong>${mail.subject}</strong></p><p class="desk-letter__text">${withoutTokens(mail.text)}</p>${attached === '' ? null : html`<p class="fine">${say(lang, { nb: 'Vedlagt:', en: 'Attached:' })} ${attached}</p>`}</div></details>`
}

function fate(lang: Lang, { sentAt, tries, nextTryAt }: OrderMail): { tone: Tone; words: string } {
  if (sentAt)
    return {
      tone: 'success',
      words: say(lang, {
        nb: `Sendt ${moment(lang, SELLER_ZONE, sentAt)}`,
        en: `Sent ${moment(lang, SELLER_ZONE, sentAt)}`,
      }),
    }
  if (tries === 0) return { tone: 'info', words: say(lang, { nb: 'Sendes nå', en: 'Being sent' }) }
  const next = moment(lang, SELLER_ZONE, nextTryAt)
  return {
    tone: 'danger',
    words: say(lang, {
      nb: `Ikke sendt etter ${tries} forsøk, neste ${next}`,
      en: `Not sent after ${tries} tries, next ${next}`,
    }),
  }
}

/** The link in a mail opens the order to whoever holds it: that is for its reader alone. */
const withoutTokens = (text: string): string => text.replaceAll(/\?token=[\w.-]+/g, '?token=…')
