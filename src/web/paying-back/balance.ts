import { documentById } from '../../invoicing/queries.ts'
import { balanceOf, type OpenInvoice, openInvoicesOf, type SetOffRow, setOffsFrom } from '../../paying-back/balances.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { newId } from '../../platform/ids.ts'
import { type Said, say } from '../../platform/lang.ts'
import type { Currency } from '../../platform/money.ts'
import { unknown } from '../../platform/problems.ts'
import { icon } from '../components/icon.ts'
import { day, spelledDay } from '../components/when.ts'
import { typedAmount } from '../desk/amount.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { amountWords } from '../words/bank.ts'

const AMOUNT_SIZE = 12
const DONE: Record<string, Said> = {
  'set-off': { nb: 'Motregnet. Kjøperen får beskjed på e-post.', en: 'Set off. The buyer is told by e-mail.' },
}
type Balance = { documentId: string; balanceMinor: number; currency: Currency }

/** What one invoice has too much: set against an open invoice of the same buyer, or paid out. */
export async function showBalance(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, on, to } = visit
  const documentId = idOf(visit, 'document')
  const [document, balance, invoices, setOffs] = await Promise.all([
    documentById(on, documentId),
    balanceOf(on, documentId),
    openInvoicesOf(on, documentId),
    setOffsFrom(on, documentId),
  ])
  if (document?.kind !== 'invoice') throw unknown('document')
  const title = `${document.buyerName}, ${say(lang, { nb: 'faktura', en: 'invoice' })} ${document.number}`
  const lead =
    balance === null
      ? say(lang, { nb: 'Fakturaen har ikke noe for mye nå.', en: 'The invoice has nothing too much now.' })
      : say(lang, {
          nb: `${amountWords('nb', balance.balanceMinor, balance.currency)} er betalt for mye.`,
          en: `${amountWords('en', balance.balanceMinor, balance.currency)} too much has been paid.`,
        })
  return {
    title,
    hidden: true,
    at: `/finance/balances/${documentId}`,
    body: html`${backLink(to('/finance/paybacks'), say(lang, { nb: 'Penger tilbake', en: 'Money back' }), icon('back'))}${notice(visit, DONE)}${errorSummary(form)}
<h1>${title}</h1><p class="lead desk-now">${lead} <a href="${to(`/finance/documents/${documentId}`)}">${say(lang, { nb: 'Se fakturaen', en: 'See the invoice' })}</a></p>
${balance === null ? null : html`${setOffPart(visit, { balance, invoices, form })}${payPart(visit, balance, form)}`}${setOffList(visit, setOffs, document.currency)}`,
  }
}

type Shown = { balance: Balance; invoices: readonly OpenInvoice[]; form: Filled }

function setOffPart({ lang, to }: Visit, { balance, invoices, form }: Shown): SafeHtml {
  const one = (invoice: OpenInvoice) => {
    const name = `amount-${invoice.documentId}`
    const most = Math.min(balance.balanceMinor, invoice.leftMinor)
    const filled = form.value(name) === '' ? freshForm(lang, { [name]: typedAmount(most, balance.currency) }) : form
    return html`<li class="sheet desk-part"><div class="desk-lines__top"><h3><a href="${to(`/finance/documents/${invoice.documentId}`)}">${say(lang, { nb: 'Faktura', en: 'Invoice' })} ${invoice.number}</a></h3><p class="money">${amountWords(lang, invoice.leftMinor, balance.currency)}</p></div>
${invoice.dueDate ? html`<p class="fine">${say(lang, { nb: 'Forfall', en: 'Due' })} ${spelledDay(lang, invoice.dueDate)}</p>` : null}
<form class="form" method="post" action="${to(`/finance/balances/${balance.documentId}/set-offs`)}" novalidate>${hidden('key', newId())}${hidden('toDocumentId', invoice.documentId)}
${field(filled, { name, label: say(lang, { nb: 'Beløp som betaler denne', en: 'Amount that pays this one' }), inputmode: 'decimal', size: AMOUNT_SIZE })}
<div>${submit(html`${say(lang, { nb: 'Motregn', en: 'Set off' })}<span class="ds-sr-only">: ${say(lang, { nb: 'faktura', en: 'invoice' })} ${invoice.number}</span>`)}</div></form></li>`
  }
  return html`<section class="desk-block" aria-labelledby="set-off"><h2 id="set-off">${say(lang, { nb: 'Motregn mot en åpen faktura', en: 'Set against an open invoice' })}</h2>
${invoices.length === 0 ? html`<p>${say(lang, { nb: 'Kjøperen har ingen åpne fakturaer.', en: 'The buyer has no open invoices.' })}</p>` : html`<ul class="desk-hits">${invoices.map(one)}</ul>`}</section>`
}

function payPart({ lang, to }: Visit, balance: Balance, form: Filled): SafeHtml {
  const filled =
    form.value('amountMinor') === ''
      ? freshForm(lang, { amountMinor: typedAmount(balance.balanceMinor, balance.currency) })
      : form
  const heading = html`<h2 id="pay-out">${say(lang, { nb: 'Betal ut', en: 'Pay out' })}</h2>`
  if (balance.currency !== 'NOK')
    return html`<section class="desk-block" aria-labelledby="pay-out">${heading}<p>${say(lang, { nb: 'Bare kroner kan betales ut herfra.', en: 'Only kroner are paid out from here.' })}</p></section>`
  return html`<section class="desk-block" aria-labelledby="pay-out">${heading}<form class="form sheet desk-part" method="post" action="${to('/finance/paybacks')}" novalidate>${hidden('key', newId())}${hidden('of', 'invoice')}${hidden('documentId', balance.documentId)}
<p>${say(lang, { nb: 'Kjøperen får en e-post med en lenke og oppgir kontoen selv. To i økonomi godkjenner før noe sendes til banken.', en: 'The buyer gets a mail with a link and gives the account themselves. Two people in finance approve before anything is sent to the bank.' })}</p>
${field(filled, { name: 'amountMinor', label: say(lang, { nb: 'Beløp i kroner', en: 'Amount in kroner' }), inputmode: 'decimal', size: AMOUNT_SIZE })}
<div>${submit(say(lang, { nb: 'Spør om konto', en: 'Ask for the account' }))}</div></form></section>`
}

function setOffList({ lang, to }: Visit, setOffs: readonly SetOffRow[], currency: Currency): SafeHtml | null {
  if (setOffs.length === 0) return null
  const one = (each: SetOffRow) => {
    const words = `${say(lang, { nb: 'Faktura', en: 'Invoice' })} ${each.toNumber}: ${amountWords(lang, each.amountMinor, currency)}`
    return html`<li>${icon('document')}<span>${words}<span class="fine desk-documents__aside">${day(lang, SELLER_ZONE, each.at)}${each.isUndone ? html` · ${say(lang, { nb: 'angret', en: 'undone' })}` : null}</span>
${each.isUndone ? null : html`<form method="post" action="${to(`/finance/set-offs/${each.id}/undoing`)}">${submit(html`${say(lang, { nb: 'Angre', en: 'Undo' })}<span class="ds-sr-only">: ${words}</span>`, 'secondary')}</form>`}</span></li>`
  }
  return html`<section class="desk-block" aria-labelledby="done"><h2 id="done">${say(lang, { nb: 'Motregnet', en: 'Set off' })}</h2><ul class="desk-documents sheet">${setOffs.map(one)}</ul></section>`
}
