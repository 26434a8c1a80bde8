import type { Application } from '../../admission/applications.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { icon } from '../components/icon.ts'
import { day, moment } from '../components/when.ts'

/** What is next for whom a company sends: what is missing and by when, or when they are answered. There is nothing to pay. */
export function givenStanding(lang: Lang, application: Application): SafeHtml {
  const { state, company, showBy, decideBy, askedMore, missing } = application
  const asked = askedMore
    ? html`<p><strong>${say(lang, { nb: 'Vi trenger mer fra deg:', en: 'We need more from you:' })}</strong></p><p class="as-written">${askedMore}</p>`
    : null
  const seat = html`<p>${icon('seat')} ${say(lang, { nb: `Plassen er betalt av ${company}. Du er påmeldt når du har fått ja.`, en: `The seat is paid by ${company}. You are enrolled once you have had a yes.` })} ${say(lang, { nb: `${company} ser aldri dokumentene dine.`, en: `${company} never sees your papers.` })}</p>`
  if (missing.length > 0 && !askedMore && showBy)
    return html`<p>${icon('clock')} ${say(lang, { nb: 'Legg ved det som mangler, senest', en: 'Add what is missing, by' })} <strong>${moment(lang, SELLER_ZONE, showBy)}</strong>. ${say(lang, { nb: `Etter det går plassen tilbake til ${company}.`, en: `After that the seat goes back to ${company}.` })}</p>${seat}`
  const answered =
    state === 'late'
      ? html`<p>${icon('clock')} ${say(lang, { nb: 'Vi skulle ha svart deg nå, og er forsinket.', en: 'We ought to have answered you by now, and are late.' })}</p>`
      : html`<p>${icon('clock')} ${say(lang, { nb: 'Du får svar på e-post senest', en: 'You are answered by mail by' })} <strong>${day(lang, SELLER_ZONE, decideBy)}</strong>.</p>`
  return html`${asked}${answered}${seat}`
}
