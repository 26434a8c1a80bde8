import { ANSWERERS } from '../../cancel-requests/routes.ts'
import { countRequests } from '../../cancel-requests/waiting-requests.ts'
import { hasRole } from '../../platform/actor.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, say } from '../../platform/lang.ts'
import type { Visit } from '../visit.ts'

/** A line on the front pages of those who answer, while anybody waits. */
export async function requestsWaiting({ lang, on, to, caller }: Visit): Promise<SafeHtml | null> {
  if (!hasRole(caller.actor, ...ANSWERERS)) return null
  const { waiting, late } = await countRequests(on)
  if (waiting === 0) return null
  const words = count(lang, waiting, {
    one: { nb: '{n} kjøper ber om å få avbestille', en: '{n} buyer asks to cancel' },
    other: { nb: '{n} kjøpere ber om å få avbestille', en: '{n} buyers ask to cancel' },
  })
  const over =
    late > 0 ? `. ${say(lang, { nb: `${late} skulle vært besvart.`, en: `${late} should have been answered.` })}` : ''
  return html`<p class="ds-alert desk-notice" data-color="info"><a href="${to('/cancel-requests')}">${words}</a>${over}</p>`
}
