import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import type { Together } from '../../postponing/together.ts'
import type { Visit } from '../visit.ts'

/** With which starts it is held together, and how many places of those that were kept are free again. */
export function togetherPart({ lang, to }: Pick<Visit, 'lang' | 'to'>, starts: readonly Together[]): SafeHtml | null {
  if (starts.length === 0) return null
  return html`<section class="sheet desk-part" aria-labelledby="together"><h2 id="together">${say(lang, { nb: 'Holdes sammen med', en: 'Held together with' })}</h2><ul class="desk-people">${starts.map(
    ({ offeringId, code, seats, taken, follows }) => {
      const free = Math.max(0, seats - taken)
      const said = follows
        ? say(lang, {
            nb: `Denne følger tidene til ${code}, som er den som selges.`,
            en: `This one follows the times of ${code}, which is the one on sale.`,
          })
        : say(lang, {
            nb: `${taken} kommer fra ${code}.${free > 0 ? ` ${free} av plassene som ble holdt av, er ledige igjen: øk antall plasser, så kan de selges.` : ''}`,
            en: `${taken} come from ${code}.${free > 0 ? ` ${free} of the seats kept for them are free again: raise the number of seats to sell them.` : ''}`,
          })
      return html`<li>${said}<br><a href="${to(`/teaching/${offeringId}`)}">${say(lang, { nb: `Deltakerlisten til ${code}`, en: `The participants of ${code}` })}</a></li>`
    },
  )}</ul></section>`
}
