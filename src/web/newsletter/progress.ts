import type { Issue } from '../../newsletter/issues.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'

/** How far an issue has come, as a bar and in words; nothing of one that has not begun. */
export function progressOf(lang: Lang, { rendered, counts }: Issue): SafeHtml | null {
  if (rendered === null) return null
  const { readers, sent, bounced, skipped, leftAfter } = counts
  const more = [
    bounced > 0 ? say(lang, { nb: `${bounced} kom ikke fram`, en: `${bounced} did not arrive` }) : null,
    skipped > 0
      ? say(lang, { nb: `${skipped} skulle ikke ha det lenger`, en: `${skipped} were not to get it any more` })
      : null,
    leftAfter > 0 ? say(lang, { nb: `${leftAfter} meldte seg av etter det`, en: `${leftAfter} left after it` }) : null,
  ].filter((each) => each !== null)
  const said = `${[say(lang, { nb: `Sendt til ${sent} av ${readers}`, en: `Sent to ${sent} of ${readers}` }), ...more].join('; ')}.`
  return html`<div class="progress"><progress max="${Math.max(readers, 1)}" value="${sent + bounced + skipped}" aria-label="${said}"></progress> <span>${said}</span></div>`
}
