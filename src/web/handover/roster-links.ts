import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import type { Visit } from '../visit.ts'

/** Files for teaching platforms: of one offering, or of all where none is named. */
export function rosterLinks({ lang }: Pick<Visit, 'lang'>, offeringId: string | null): SafeHtml {
  const base = offeringId === null ? '/rosters' : `/offerings/${offeringId}/rosters`
  return html`<details class="more"><summary>${say(lang, { nb: 'Filer til læringsplattformen', en: 'Files for the teaching platform' })}</summary>
<p><a href="${base}/canvas" download>Canvas SIS (CSV)</a> · <a href="${base}/oneroster" download>OneRoster 1.2 (CSV)</a></p>
<p class="fine">${say(lang, { nb: 'Filene har navn og e-post til deltakere og lærere. Den som har mistet plassen, står som slettet. Bruk aldri «full batch» når du importerer: da slettes alt som ikke står i filen.', en: 'The files hold names and e-mail addresses of learners and teachers. Who lost their seat stands as deleted. Never import as a “full batch”: it deletes whatever is not in the file.' })}</p></details>`
}
