import type { AccountStatement, MonthStatement, Movement } from '../../closing/month-statement.ts'
import type { AccountRole } from '../../ledger/accounts.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import { tag } from '../desk/tag.ts'
import type { Visit } from '../visit.ts'
import { ENTRY_WORDS, LOOKED_AT_FIRST, PART_WORDS } from '../words/months.ts'

const OPENING: Said = { nb: 'Inngående', en: 'Opening' }
const CLOSING: Said = { nb: 'Utgående, av bilagene', en: 'Closing, by the vouchers' }
const BOOK: Said = { nb: 'Utgående, i hovedboken', en: 'Closing, in the ledger' }
const REMAINDER: Said = { nb: 'Differanse', en: 'Remainder' }

/** Each account from opening to closing, the ones that finance asks for first; every figure opens what it is made of. */
export function accountTables(visit: Visit, { month, accounts }: MonthStatement): SafeHtml {
  const place = ({ roles }: AccountStatement) => {
    const at = LOOKED_AT_FIRST.findIndex((role) => roles.includes(role satisfies AccountRole))
    return at === -1 ? LOOKED_AT_FIRST.length : at
  }
  const ordered = accounts.toSorted((one, other) => place(one) - place(other))
  return html`<section class="desk-block" aria-labelledby="accounts"><h2 id="accounts">${say(visit.lang, { nb: 'Kontoene', en: 'The accounts' })}</h2>
<div class="month-accounts">${ordered.map((account) => accountTable(visit, month, account))}</div></section>`
}

function accountTable(visit: Visit, month: string, each: AccountStatement): SafeHtml {
  const { lang } = visit
  const { account, currency, openingMinor, movements, closingMinor, bookMinor, remainderMinor } = each
  const name = `${account} ${lang === 'nb' ? each.nameNb : each.nameEn}${currency === 'NOK' ? '' : `, ${currency}`}`
  const amount = (minor: number) => spell(money(minor, currency), lang)
  const row = (words: string | SafeHtml, minor: number, look = '') =>
    html`<tr class="${look}"><th scope="row">${words}</th><td class="money">${amount(minor)}</td></tr>`
  return html`<table class="ds-table month-account"><caption>${name} ${remainderMinor === 0 ? null : tag('danger', say(lang, { nb: 'Stemmer ikke', en: 'Does not tie' }))}</caption><tbody>
${row(say(lang, OPENING), openingMinor)}
${movements.map((movement) => row(movementLink(visit, { month, account, movement }), movement.minor))}
${row(say(lang, CLOSING), closingMinor, 'month-account__sum')}${row(say(lang, BOOK), bookMinor)}${row(say(lang, REMAINDER), remainderMinor, remainderMinor === 0 ? '' : 'month-account__wrong')}</tbody></table>`
}

type Moved = { month: string; account: string; movement: Movement }
function movementLink({ lang, to }: Visit, { month, account, movement: { kind, part, entries } }: Moved): SafeHtml {
  const query = new URLSearchParams({ month, account, kind })
  return html`<a href="${to(`/finance/journal?${query}`)}">${say(lang, part ? PART_WORDS[part] : ENTRY_WORDS[kind])}</a> <span class="fine">${entries}</span>`
}
