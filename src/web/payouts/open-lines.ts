import type { LineRow } from '../../payouts/queries.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, say } from '../../platform/lang.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { field, radios, submit } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { amountWords } from '../words/bank.ts'
import { lineWords, openLineWords } from '../words/payouts.ts'
import { PAYOUTS_PATH } from './list.ts'

type Open = { open: readonly LineRow[]; openCount: number; form: Filled; acts: boolean }

/** Lines that fit nothing in the till, each with why and, for whoever may, what it can be. Their fields are named by the line. */
export function openLines(visit: Visit, { open, openCount, form, acts }: Open): SafeHtml | null {
  const { lang } = visit
  if (open.length === 0) return null
  const title = count(lang, openCount, {
    one: { nb: 'Én linje må avgjøres', en: 'One line is to be decided' },
    other: { nb: '{n} linjer må avgjøres', en: '{n} lines are to be decided' },
  })
  return html`<section class="desk-block" aria-labelledby="open"><h2 id="open">${title}</h2>${acts && openCount > 1 ? allAtOnce(visit, open[0]!.payoutId, form) : null}<ul class="desk-hits">${open.map((line) => one(visit, line, { form, acts }))}</ul></section>`
}

const allAtOnce = ({ lang, to }: Visit, payoutId: string, form: Filled): SafeHtml =>
  html`<details class="more"${form.fault('reason-all') ? html` open` : null}><summary>${say(lang, { nb: 'Alle som ikke er i kassen, på en gang', en: 'All that are not in the till, at once' })}</summary>
<form class="form" method="post" action="${to(`${PAYOUTS_PATH}/${payoutId}/decision`)}" novalidate>${field(form, { name: 'reason-all', label: say(lang, { nb: 'Hvorfor er de ikke kassens?', en: 'Why are they not the till’s?' }), max: LINE_MAX })}
<div>${submit(say(lang, { nb: 'De er ikke kassens', en: 'They are not the till’s' }), 'secondary')}</div></form></details>`

function one(visit: Visit, line: LineRow, { form, acts }: Pick<Open, 'form' | 'acts'>): SafeHtml {
  const { lang } = visit
  return html`<li class="sheet desk-part"><h3>${lineWords(lang, line)}, <span class="money">${amountWords(lang, line.amountMinor, line.currency)}</span></h3>
<p>${openLineWords(lang, line)}</p><p class="fine wrap">${line.stripeTransaction}${line.source ? html` · ${line.source}` : null}</p>${acts ? decision(visit, line, form) : null}</li>`
}

const decision = ({ lang, to }: Visit, line: LineRow, form: Filled): SafeHtml =>
  html`<form class="form" method="post" action="${to(`${PAYOUTS_PATH}/${line.payoutId}/lines/${line.id}`)}" novalidate>
${radios(form, {
  name: `as-${line.id}`,
  legend: say(lang, { nb: 'Hva er det?', en: 'What is it?' }),
  options: [
    { value: 'not-ours', label: say(lang, { nb: 'Penger som ikke er kassens', en: 'Money that is not the till’s' }) },
    { value: 'fee', label: say(lang, { nb: 'Et gebyr', en: 'A fee' }) },
  ],
})}
${field(form, { name: `reason-${line.id}`, label: say(lang, { nb: 'Begrunnelse', en: 'Reason' }), max: LINE_MAX })}
<div>${submit(html`${say(lang, { nb: 'Avgjør', en: 'Decide' })}<span class="ds-sr-only">: ${lineWords(lang, line)} ${amountWords(lang, line.amountMinor, line.currency)}</span>`, 'secondary')}</div></form>`
