import type { OrderMail } from '../../notices/mails-of.ts'
import { hasRole } from '../../platform/actor.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { moment } from '../components/when.ts'
import { submit } from '../forms/field.ts'
import type { Visit } from '../visit.ts'
import { MAIL_KIND_WORDS } from '../words/mail-kinds.ts'
import { type Tone, tag } from './tag.ts'

/** The mails as they were sent, each with its fate. */
export function mailsPart({ lang, to, caller }: Visit, mails: readonly OrderMail[]): SafeHtml {
  const failed = [
    ...new Set(mails.filter(({ bouncedAt, isHeld }) => bouncedAt || isHeld).map(({ toEmail }) => toEmail)),
  ]
  return html`<section class="sheet desk-part"><h2>${say(lang, { nb: 'E-poster', en: 'E-mails' })}</h2>
${mails.length === 0 ? html`<p class="fine">${say(lang, { nb: 'Ingen er skrevet ennå.', en: 'None has been written yet.' })}</p>` : null}
<ul class="desk-mails">${mails.map((mail) => html`<li>${mailLine(lang, mail)}</li>`)}</ul>${hasRole(caller.actor, 'support') ? failed.map((email) => tryPart(lang, to('/support/address-trials'), email)) : null}</section>`
}

/** Whoever has heard that an address works again says so, and what waits for it goes out. */
const tryPart = (lang: Lang, action: string, email: string): SafeHtml =>
  html`<form class="stack" method="post" action="${action}"><input type="hidden" name="email" value="${email}"><p>${say(lang, { nb: `E-post til ${email} kommer ikke fram.`, en: `E-mail to ${email} does not arrive.` })}</p><div>${submit(say(lang, { nb: 'Adressen virker igjen', en: 'The address works again' }), 'secondary')}</div></form>`

function mailLine(lang: Lang, mail: OrderMail): SafeHtml {
  const { tone, words } = fate(lang, mail)
  const kind = say(lang, MAIL_KIND_WORDS[mail.kind])
  const attached = mail.attachments.map(({ name }) => name).join(', ')
  return html`<p><strong>${kind}</strong> ${say(lang, { nb: 'til', en: 'to' })} ${mail.toEmail} ${tag(tone, words)}</p>
${mail.fault ? html`<p class="fine">${say(lang, { nb: 'E-posttjeneren svarte:', en: 'The mail server answered:' })} ${mail.fault}</p>` : null}
<details class="more"><summary>${say(lang, { nb: 'Les den', en: 'Read it' })}<span class="ds-sr-only">: ${mail.subject}</span></summary>
<div class="desk-letter"><p><strong>${mail.subject}</strong></p><p class="desk-letter__text">${withoutTokens(mail.text)}</p>${attached === '' ? null : html`<p class="fine">${say(lang, { nb: 'Vedlagt:', en: 'Attached:' })} ${attached}</p>`}</div></details>`
}

function fate(lang: Lang, { sentAt, tries, nextTryAt, bouncedAt, isHeld }: OrderMail): { tone: Tone; words: string } {
  if (bouncedAt) {
    const at = moment(lang, SELLER_ZONE, bouncedAt)
    return { tone: 'danger', words: say(lang, { nb: `Kom ikke fram ${at}`, en: `Did not arrive ${at}` }) }
  }
  if (isHeld)
    return {
      tone: 'danger',
      words: say(lang, { nb: 'Venter: adressen tar ikke imot', en: 'Waits: the address takes no mail' }),
    }
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
