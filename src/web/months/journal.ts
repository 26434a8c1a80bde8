import { type JournalEntry, journalEntries } from '../../closing/journal-entries.ts'
import { JournalQuery } from '../../closing/journal-query.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { idCursor, onePage, readCursor } from '../../platform/http/page-of.ts'
import { say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import { unknown } from '../../platform/problems.ts'
import { icon } from '../components/icon.ts'
import { spelledDay, spelledMonth } from '../components/when.ts'
import { backLink } from '../desk/notice.ts'
import { cursorIn, pager, withQuery } from '../desk/pager.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { ENTRY_WORDS } from '../words/months.ts'

const SHOWN = 50

/** The entries behind one figure of a month, each leading to what it comes from. */
export async function showJournal(visit: Visit): Promise<Page> {
  const { lang, on, to, query } = visit
  const asked = JournalQuery.safeParse(Object.fromEntries([...query].filter(([name]) => name !== 'after')))
  if (!asked.success) throw unknown('journal')
  const { month, account, kind } = asked.data
  const after = readCursor(cursorIn(query) ?? undefined)?.id ?? null
  const { page, next } = onePage(await journalEntries(on, asked.data, { after, limit: SHOWN + 1 }), SHOWN, idCursor)
  const at = (cursor: string | null) => withQuery(to('/finance/journal'), query, { after: cursor })
  const title = `${say(lang, ENTRY_WORDS[kind])}, ${say(lang, { nb: 'konto', en: 'account' })} ${account}`
  return {
    title,
    hidden: true,
    body: html`${backLink(to(`/finance/months/${month}`), spelledMonth(lang, month), icon('back'))}
<h1>${title}</h1><p class="lead">${spelledMonth(lang, month)}</p>
${page.length === 0 ? html`<p class="sheet desk-part">${say(lang, { nb: 'Ingenting er ført.', en: 'Nothing was posted.' })}</p>` : html`<ul class="desk-documents sheet">${page.map((each) => line(visit, each))}</ul>`}
${pager(lang, { first: after === null ? null : at(null), next: next === null ? null : at(next) })}`,
  }
}

function line(
  { lang, to }: Visit,
  { kind, postedOn, currency, minor, sourceId, document, order }: JournalEntry,
): SafeHtml {
  const from = document
    ? html`<a href="${to(`/finance/documents/${document.id}`)}">${document.number}</a>`
    : kind === 'deposit'
      ? html`<a href="${to(`/finance/bank/deposits/${sourceId}`)}">${say(lang, { nb: 'Innbetaling', en: 'Payment' })}</a>`
      : null
  const sold = order
    ? html` · <a href="${to(`/finance/orders/${order.id}`)}">${say(lang, { nb: 'Ordre', en: 'Order' })} ${order.number}</a>`
    : null
  return html`<li>${icon('document')}<span>${from ?? say(lang, ENTRY_WORDS[kind])}, <span class="money">${spell(money(minor, currency), lang)}</span>
<span class="fine desk-documents__aside">${spelledDay(lang, postedOn)}${sold}</span></span></li>`
}
