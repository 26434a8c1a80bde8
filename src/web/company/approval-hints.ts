import type { Hints } from '../../asking/hints.ts'
import type { Lacking } from '../../companies/needs.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { spell } from '../../platform/money.ts'

const LACKING: Record<Lacking, Said> = {
  purchaseOrderNumber: {
    nb: 'Bedriften krever en innkjøpsordre på faktura, og den mangler.',
    en: 'The company needs a purchase order number on invoices, and there is none yet.',
  },
  buyerReference: {
    nb: 'Bedriften krever en referanse på faktura, og den mangler.',
    en: 'The company needs a reference on invoices, and there is none yet.',
  },
}

/** What an order on invoice would meet now; it is asked again when somebody says yes. */
export function hintList(lang: Lang, payBy: 'card' | 'invoice', hints: Hints): SafeHtml {
  const { owes, mayOwe, beyondCredit, lacking } = hints
  const open = spell(owes, lang)
  const limit = mayOwe ? spell(mayOwe, lang) : null
  const owed = limit
    ? say(lang, {
        nb: `Bedriften skylder ${open} på faktura og kan skylde ${limit}.`,
        en: `The company owes ${open} on invoice and may owe ${limit}.`,
      })
    : say(lang, { nb: `Bedriften skylder ${open} på faktura.`, en: `The company owes ${open} on invoice.` })
  const beyond = say(lang, {
    nb: 'Med denne bestillingen blir det for mye. Betal med kort, eller be om mer kreditt først.',
    en: 'With this order it would be too much. Pay by card, or ask for more credit first.',
  })
  const stands = payBy === 'invoice' && (beyondCredit || lacking.length > 0)
  return html`<div class="ds-alert desk-notice" data-color="${stands ? 'warning' : 'info'}"><p>${owed}${beyondCredit ? ` ${beyond}` : ''}</p>${payBy === 'invoice' ? lacking.map((which) => html`<p>${say(lang, LACKING[which])}</p>`) : null}</div>`
}
