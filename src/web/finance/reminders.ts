import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Said, say } from '../../platform/lang.ts'
import { type Previewed, previewReminders } from '../../reminders/preview.ts'
import { icon } from '../components/icon.ts'
import { backLink, notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { overdueCard } from './overdue-card.ts'

const DONE: Record<string, Said> = {
  paused: { nb: 'Purringen er satt på pause.', en: 'Reminders are paused.' },
  stopped: { nb: 'Purringen er stanset.', en: 'Reminders are stopped.' },
  resumed: { nb: 'Purringen går videre.', en: 'Reminders go on.' },
  paid: { nb: 'Innbetalingen er ført.', en: 'The payment is in the books.' },
  waived: { nb: 'Gebyret er frafalt.', en: 'The fee is waived.' },
}

/** Every overdue invoice with what happens today and what can be done about it. */
export async function showReminders(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, on, to } = visit
  const overdue = await previewReminders(on)
  const title = say(lang, { nb: 'Forfalt og purring', en: 'Overdue and reminders' })
  return {
    title,
    hidden: true,
    at: '/finance/reminders',
    body: html`${backLink(to('/finance'), say(lang, { nb: 'Økonomi', en: 'Finance' }), icon('back'))}${notice(visit, DONE)}${errorSummary(form)}
<div class="desk-head"><h1>${title}</h1><p><a href="${to('/finance/reminders/steps')}">${say(lang, { nb: 'Trinn, gebyr og rente', en: 'Steps, fees and interest' })}</a></p></div>
<p class="lead desk-now">${heading(visit, overdue)}</p>
${overdue.length === 0 ? null : html`<ul class="desk-hits">${overdue.map((each) => overdueCard(visit, each, form))}</ul>`}`,
  }
}

function heading({ lang }: Visit, overdue: readonly Previewed[]): SafeHtml {
  if (overdue.length === 0)
    return html`${say(lang, { nb: 'Ingen fakturaer er forfalt.', en: 'No invoice is overdue.' })}`
  const found = count(lang, overdue.length, {
    one: { nb: '{n} faktura er forfalt.', en: '{n} invoice is overdue.' },
    other: { nb: '{n} fakturaer er forfalt.', en: '{n} invoices are overdue.' },
  })
  const today = overdue.filter(({ plan }) => plan !== null && 'send' in plan).length
  const sends = count(lang, today, {
    one: { nb: 'I dag sendes {n} brev.', en: '{n} letter is sent today.' },
    other: { nb: 'I dag sendes {n} brev.', en: '{n} letters are sent today.' },
  })
  return html`${found} ${sends}`
}
