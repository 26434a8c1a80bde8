import type { Carried, DocumentView } from '../../finance/document-view.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { newId } from '../../platform/ids.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { moment } from '../components/when.ts'
import { type Tone, tag } from '../desk/tag.ts'
import { field, hidden, submit } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { sendingWords } from '../words/sending.ts'

type How = {
  /** Where the form posts to. */
  action: string
  /** Staff may correct the address; a buyer's copy goes to the address on the document. */
  corrects: boolean
  form: Filled
}

/** Which mails carried the document and what became of them, and a button that sends it once more. */
export function mailsPart({ lang, to }: Visit, document: DocumentView, { action, corrects, form }: How): SafeHtml {
  const { mails, path, content } = document
  const address = content.buyer.email ?? document.payerEmail
  const ways = sendingWords(lang, document.sendings)
  const toMe = !corrects && address === document.payerEmail
  const label = toMe
    ? say(lang, { nb: 'Send den til meg', en: 'Send it to me' })
    : say(lang, { nb: 'Send den på nytt', en: 'Send it again' })
  return html`<section class="sheet desk-part"><h2>${say(lang, { nb: 'Sendt', en: 'Sent' })}</h2>${ways === null ? null : html`<p class="fine">${ways}</p>`}
${mails.length === 0 ? html`<p class="fine">${say(lang, { nb: 'Ingen e-post er sendt ennå.', en: 'No e-mail has been sent yet.' })}</p>` : html`<ul class="desk-mails">${mails.map((each) => html`<li>${mailLine(lang, each, corrects)}</li>`)}</ul>`}
${
  path === null || document.restrictedUntil !== null
    ? null
    : html`<form class="form" method="post" action="${to(action)}" novalidate>${hidden('key', newId())}
${corrects ? field(form, { name: 'email', label: say(lang, { nb: 'E-postadresse', en: 'E-mail address' }), type: 'email', max: 254 }) : html`<p class="fine">${say(lang, { nb: `En kopi går til ${address}.`, en: `A copy goes to ${address}.` })}</p>`}
${submit(label, 'secondary')}</form>`
}</section>`
}

function mailLine(lang: Lang, mail: Carried, forStaff: boolean): SafeHtml {
  const { tone, words } = fate(lang, mail)
  const fault = forStaff && mail.fault && !mail.sentAt
  return html`<p><span class="wrap">${mail.toEmail}</span> ${tag(tone, words)}</p>${fault ? html`<p class="fine">${say(lang, { nb: 'Siste forsøk svarte:', en: 'The last try answered:' })} ${mail.fault}</p>` : null}`
}

function fate(lang: Lang, { sentAt, tries }: Carried): { tone: Tone; words: string } {
  if (sentAt) {
    const at = moment(lang, SELLER_ZONE, sentAt)
    return { tone: 'success', words: say(lang, { nb: `Sendt ${at}`, en: `Sent ${at}` }) }
  }
  if (tries === 0) return { tone: 'info', words: say(lang, { nb: 'Sendes nå', en: 'Being sent' }) }
  return { tone: 'danger', words: say(lang, { nb: `Ikke kommet fram (${tries})`, en: `Not delivered (${tries})` }) }
}
