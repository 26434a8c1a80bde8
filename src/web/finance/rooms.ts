import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import type { Visit } from '../visit.ts'

const ROOMS: readonly { path: string; said: Said }[] = [
  { path: '/finance/reminders', said: { nb: 'Forfalt og purring', en: 'Overdue and reminders' } },
  { path: '/finance/figures', said: { nb: 'Tall og bilder', en: 'Figures and pictures' } },
  { path: '/finance/months', said: { nb: 'Månedsslutt', en: 'Month end' } },
  { path: '/finance/vouchers', said: { nb: 'Til regnskapet', en: 'For the accounts' } },
  { path: '/finance/samples', said: { nb: 'Stikkprøver', en: 'Samples' } },
  { path: '/finance/bank', said: { nb: 'Bank', en: 'Bank' } },
  { path: '/finance/paybacks', said: { nb: 'Penger tilbake', en: 'Money back' } },
  { path: '/finance/payouts', said: { nb: 'Utbetalinger', en: 'Payouts' } },
  { path: '/finance/payments', said: { nb: 'Før innbetaling', en: 'Enter a payment' } },
  { path: '/finance/company-credit', said: { nb: 'Kreditt til bedrifter', en: 'Credit of companies' } },
  { path: '/admin/agreements', said: { nb: 'Avtaler med bedrifter', en: 'Agreements with companies' } },
  { path: '/finance/rates', said: { nb: 'Valutakurser', en: 'Exchange rates' } },
  { path: '/finance/exports', said: { nb: 'Eksporter', en: 'Exports' } },
  { path: '/finance/sending', said: { nb: 'Sending av e-faktura', en: 'Sending e-invoices' } },
]

/** The way to what else finance has to do. */
export const financeRooms = ({ lang, to }: Pick<Visit, 'lang' | 'to'>): SafeHtml =>
  html`<nav aria-label="${say(lang, { nb: 'Økonomi', en: 'Finance' })}"><ul class="desk-exports">${ROOMS.map(({ path, said }) => html`<li><a class="ds-button" data-variant="tertiary" href="${to(path)}">${say(lang, said)}</a></li>`)}</ul></nav>`
