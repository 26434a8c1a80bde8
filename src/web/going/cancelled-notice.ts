import { type CancelledFor, cancelledFor, cancelledStart } from '../../going/cancelled-starts.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { days } from '../components/when.ts'
import type { Visit } from '../visit.ts'

/** Whoever comes by a link to a start that was cancelled is told so. */
export async function cancelledStartNotice({ on, lang, query }: Visit, slug: string): Promise<SafeHtml | null> {
  const code = query.get('start')
  const start = code ? await cancelledStart(on, slug, code) : null
  if (!start) return null
  return html`<div class="ds-alert" data-color="warning"><p>${say(lang, { nb: `Kurset ${days('nb', start)} er avlyst.`, en: `The course on ${days('en', start)} is cancelled.` })}</p></div>`
}

/** What the reader had a place in and is cancelled. */
export async function cancelledNotices({ on, lang, to }: Visit, personId: string): Promise<SafeHtml | null> {
  const cancelled = await cancelledFor(on, personId, lang)
  if (cancelled.length === 0) return null
  const line = (each: CancelledFor) =>
    html`<p><a href="${to(`/courses/${each.slug}`)}">${each.title}</a>, ${days(lang, each)}: ${say(lang, { nb: 'avlyst.', en: 'cancelled.' })}</p>`
  return html`<div class="ds-alert" data-color="warning">${cancelled.map(line)}</div>`
}
