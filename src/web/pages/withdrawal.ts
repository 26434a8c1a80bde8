import { type Seller, sellerSetting } from '../../invoicing/seller.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { readSetting } from '../../platform/settings.ts'
import { prose } from '../components/markdown.ts'
import type { Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { WITHDRAWAL } from '../words/withdrawal.ts'

export const withdrawalPages: readonly PageRoute[] = [
  { method: 'get', path: '/withdrawal', who: 'anyone', answer: withdrawalPage },
]

async function withdrawalPage({ lang, on }: Visit): Promise<Page> {
  const seller = await readSetting(on, sellerSetting)
  const title = say(lang, { nb: 'Angrerett og angreskjema', en: 'Right of withdrawal and withdrawal form' })
  return {
    title,
    width: 'narrow',
    body: html`<article class="prose"><h1>${title}</h1>${prose(say(lang, WITHDRAWAL), 'h2')}</article>${withdrawalForm(lang, seller)}`,
  }
}

const OPENING: Said = {
  nb: 'Jeg gir med dette beskjed om at jeg vil gå fra avtalen om kjøp av:',
  en: 'I hereby give notice that I withdraw from my contract for:',
}
const LINES: readonly Said[] = [
  { nb: 'Kurs', en: 'Course' },
  { nb: 'Ordrenummer', en: 'Order number' },
  { nb: 'Bestilt den', en: 'Ordered on' },
  { nb: 'Navn', en: 'Name' },
  { nb: 'Adresse', en: 'Address' },
  { nb: 'Dato', en: 'Date' },
  { nb: 'Underskrift (bare på papir)', en: 'Signature (on paper only)' },
]

/** The form of the law: to be printed, or sent as a mail that is half written already. */
function withdrawalForm(lang: Lang, seller: Seller | null): SafeHtml {
  const to = seller
    ? html`<p>${say(lang, { nb: 'Til', en: 'To' })} ${seller.legalName}, ${seller.street}, ${seller.postcode} ${seller.city}, <a href="mailto:${seller.email}">${seller.email}</a></p>`
    : null
  return html`<section class="sheet withdrawal-form" aria-labelledby="form"><h2 id="form">${say(lang, { nb: 'Angreskjema', en: 'Withdrawal form' })}</h2>
${to}<p>${say(lang, OPENING)}</p>
<ul>${LINES.map((line) => html`<li>${say(lang, line)}:</li>`)}</ul>
<p class="actions">${seller ? html`<a class="ds-button" href="${mailTo(lang, seller.email)}">${say(lang, { nb: 'Skriv e-posten', en: 'Write the e-mail' })}</a>` : null}
<button class="ds-button" data-variant="secondary" type="button" data-print hidden>${say(lang, { nb: 'Skriv ut skjemaet', en: 'Print the form' })}</button></p></section>`
}

function mailTo(lang: Lang, email: string): string {
  const onScreen = LINES.slice(0, -1).map((line) => `${say(lang, line)}: `)
  const subject = say(lang, { nb: 'Jeg angrer kjøpet, ordre ', en: 'I withdraw from order ' })
  return `mailto:${email}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent([say(lang, OPENING), '', ...onScreen].join('\r\n'))}`
}
