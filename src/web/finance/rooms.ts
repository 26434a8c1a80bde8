import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import type { Visit } from '../visit.ts'

type Room = { path: string; said: Said }

/** What is done every day, at the end of a month, and now and then. */
const FLOORS: readonly { said: Said; rooms: readonly Room[] }[] = [
  {
    said: { nb: 'Hver dag', en: 'Every day' },
    rooms: [
      { path: '/finance/bank', said: { nb: 'Bank', en: 'Bank' } },
      { path: '/finance/payments', said: { nb: 'Før innbetaling', en: 'Enter a payment' } },
      { path: '/finance/reminders', said: { nb: 'Forfalt og purring', en: 'Overdue and reminders' } },
      { path: '/finance/sending', said: { nb: 'Sending av e-faktura', en: 'Sending e-invoices' } },
      { path: '/finance/payouts', said: { nb: 'Utbetalinger', en: 'Payouts' } },
      { path: '/finance/paybacks', said: { nb: 'Penger tilbake', en: 'Money back' } },
    ],
  },
  {
    said: { nb: 'Hver måned', en: 'Every month' },
    rooms: [
      { path: '/finance/months', said: { nb: 'Månedsslutt', en: 'Month end' } },
      { path: '/finance/statements', said: { nb: 'Oppgjør', en: 'Statements' } },
      { path: '/finance/accounting', said: { nb: 'Til regnskapet', en: 'For the accounts' } },
      { path: '/finance/exports', said: { nb: 'Eksporter', en: 'Exports' } },
      { path: '/admin/reports', said: { nb: 'Inntekter og resultater', en: 'Income and results' } },
      { path: '/finance/figures', said: { nb: 'Tall og bilder', en: 'Figures and pictures' } },
      { path: '/finance/samples', said: { nb: 'Stikkprøver', en: 'Samples' } },
    ],
  },
  {
    said: { nb: 'Av og til', en: 'Now and then' },
    rooms: [
      { path: '/finance/company-credit', said: { nb: 'Kreditt til bedrifter', en: 'Credit of companies' } },
      { path: '/admin/agreements', said: { nb: 'Avtaler med bedrifter', en: 'Agreements with companies' } },
      { path: '/finance/prepaid', said: { nb: 'Forhåndsbetalte plasser', en: 'Prepaid places' } },
      { path: '/admin/vouchers', said: { nb: 'Rabattkoder', en: 'Discount codes' } },
      { path: '/admin/campaign-links', said: { nb: 'Kampanjelenker', en: 'Campaign links' } },
      { path: '/finance/rates', said: { nb: 'Valutakurser', en: 'Exchange rates' } },
    ],
  },
]

/** The way to what else finance has to do. */
export const financeRooms = ({ lang, to }: Pick<Visit, 'lang' | 'to'>): SafeHtml =>
  html`<nav class="finance-rooms" aria-label="${say(lang, { nb: 'Økonomi', en: 'Finance' })}">${FLOORS.map(
    ({ said, rooms }, at) => html`<div><p class="fine" id="rooms-${at}">${say(lang, said)}</p>
<ul aria-labelledby="rooms-${at}">${rooms.map(({ path, said: words }) => html`<li><a href="${to(path)}">${say(lang, words)}</a></li>`)}</ul></div>`,
  )}</nav>`
