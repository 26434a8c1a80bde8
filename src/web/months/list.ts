import { type MonthRow, months } from '../../closing/queries.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Said, say } from '../../platform/lang.ts'
import { icon } from '../components/icon.ts'
import { spelledMonth } from '../components/when.ts'
import { backLink } from '../desk/notice.ts'
import { tag } from '../desk/tag.ts'
import { helpLine } from '../help/help-line.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { STATE_WORDS } from '../words/months.ts'

export const MONTHS: Said = { nb: 'Månedsslutt', en: 'Month end' }

/** Every month of the book, the newest first, and whether it is closed. */
export async function showMonths(visit: Visit): Promise<Page> {
  const { lang, on, to } = visit
  const rows = await months(on)
  const title = say(lang, MONTHS)
  return {
    title,
    hidden: true,
    body: html`${backLink(to('/finance'), say(lang, { nb: 'Økonomi', en: 'Finance' }), icon('back'))}
<h1>${title}</h1>
<p class="lead">${say(lang, { nb: 'Når en måned er lukket, føres det ikke mer i den. Det som gjelder den senere, føres i den neste som er åpen.', en: 'When a month is closed, nothing more is posted into it. What concerns it later is posted in the next that is open.' })}</p>${helpLine(lang, 'months')}
${rows.length === 0 ? html`<p class="sheet desk-part">${say(lang, { nb: 'Ingenting er ført ennå.', en: 'Nothing has been posted yet.' })}</p>` : html`<ul class="desk-documents sheet">${rows.map((row) => line(visit, row))}</ul>`}`,
  }
}

function line({ lang, to }: Visit, { month, state, entries }: MonthRow): SafeHtml {
  const { tone, said } = STATE_WORDS[state]
  const posted = count(lang, entries, {
    one: { nb: '{n} bilag', en: '{n} entry' },
    other: { nb: '{n} bilag', en: '{n} entries' },
  })
  return html`<li>${icon('calendar')}<span><a href="${to(`/finance/months/${month}`)}">${spelledMonth(lang, month)}</a> ${tag(tone, say(lang, said))}
<span class="fine desk-documents__aside">${posted}</span></span></li>`
}
