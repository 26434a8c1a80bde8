import type { DocumentView } from '../../finance/document-view.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { decimal, money, spell } from '../../platform/money.ts'
import { submit } from '../forms/field.ts'
import type { Visit } from '../visit.ts'

/** The ways to pay what is left: by card here, unless it is for several orders, or from a bank with figures to copy. Nothing where nothing is left. */
export function payPart({ lang, to }: Visit, document: DocumentView): SafeHtml | null {
  const { id, state, leftMinor, currency, kid, content, coming, collective } = document
  if ((state !== 'unpaid' && state !== 'overdue') || coming) return null
  const left = money(leftMinor, currency)
  return html`<section class="sheet desk-part" id="pay"><h2>${say(lang, { nb: 'Betal', en: 'Pay' })}</h2>
${
  collective
    ? html`<p>${say(lang, { nb: 'En samlefaktura betales fra nettbanken.', en: 'An invoice for several orders is paid from your bank.' })}</p>`
    : html`<form method="post" action="${to(`/documents/${id}/pay`)}">${submit(say(lang, { nb: `Betal ${spell(left, lang)} med kort`, en: `Pay ${spell(left, lang)} by card` }))}</form>
<h3>${say(lang, { nb: 'Eller fra nettbanken', en: 'Or from your bank' })}</h3>`
}
<dl class="desk-facts">${copied(lang, { id: 'account', term: ACCOUNT, value: content.seller.bankAccount, shown: groups(content.seller.bankAccount) })}
${kid ? copied(lang, { id: 'kid', term: KID, value: kid }) : null}
${copied(lang, { id: 'amount', term: AMOUNT, value: decimal(left).replace('.', lang === 'nb' ? ',' : '.'), shown: spell(left, lang) })}</dl></section>`
}

const ACCOUNT: Said = { nb: 'Konto', en: 'Account' }
const KID: Said = { nb: 'KID', en: 'KID (reference)' }
const AMOUNT: Said = { nb: 'Beløp', en: 'Amount' }

type Copied = { id: string; term: Said; value: string; shown?: string }

/** A figure and a button that copies it; the button shows itself only where scripts run. */
const copied = (lang: Lang, { id, term, value, shown = value }: Copied): SafeHtml =>
  html`<div><dt>${say(lang, term)}</dt><dd class="desk-copy"><span id="copy-${id}" class="figure">${shown}</span>
<button class="ds-button" data-variant="tertiary" type="button" hidden data-copy="${value}" data-copied="${say(lang, { nb: 'Kopiert', en: 'Copied' })}" aria-describedby="copy-${id}">${say(lang, { nb: 'Kopier', en: 'Copy' })}</button></dd></div>`

/** 1503 20 80119, as account numbers are read. */
const groups = (account: string): string => account.replace(/^(\d{4})(\d{2})(\d{5})$/, '$1 $2 $3')
