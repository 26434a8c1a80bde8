import type { CancelPreview } from '../../cancelling/preview.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { cancellationOf } from '../components/cancel-part.ts'
import { submit } from '../forms/field.ts'
import type { Visit } from '../visit.ts'

/** Which of several seats go: all of them unless some are ticked. Nothing to choose where there is one. */
export function seatChoice(
  { lang, to }: Visit,
  orderId: string,
  { all, typed }: { all: CancelPreview; typed: readonly string[] },
): SafeHtml | null {
  const seats = all.lines.flatMap(({ lineId, title, seats: own }) =>
    own.map(({ position, name }) => ({ value: `${lineId}:${position}`, title, name })),
  )
  if (seats.length < 2) return null
  return html`<form class="form sheet" method="get" action="${to(cancellationOf(orderId))}#what-happens"><fieldset class="ds-fieldset field"><legend class="ds-label" data-weight="semibold">${say(lang, { nb: 'Hvilke plasser', en: 'Which seats' })}</legend>
<p data-field="description">${say(lang, { nb: 'Ingen valgt: alle', en: 'None chosen: all of them' })}</p>
${seats.map(({ value, title, name }, at) => html`<div class="ds-field"><input class="ds-input" type="checkbox" id="seat-${at}" name="seat" value="${value}"${typed.includes(value) ? html` checked` : null}><label class="ds-label" data-weight="regular" for="seat-${at}">${name ?? say(lang, { nb: 'Uten navn', en: 'No name' })} <span class="fine">(${title})</span></label></div>`)}</fieldset>
<div class="actions">${submit(say(lang, { nb: 'Se hva som skjer', en: 'See what happens' }), 'secondary')}</div></form>`
}
