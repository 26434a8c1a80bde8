import { SELLER_ZONE } from '../../platform/clock.ts'
import { seeBuying } from '../../platform/db/sight.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { entriesOfPerson, type WaitingEntry } from '../../waiting/entries.ts'
import { WAITING_PATH } from '../../waiting/tell-waiting.ts'
import { waitingTokenOf } from '../../waiting/waiting-token.ts'
import { moment } from '../components/when.ts'
import type { Visit } from '../visit.ts'
import { seatCount } from '../words/offers.ts'
import { ENTRY_ENDS } from '../words/waiting.ts'

/** What somebody waits for, on their own page; nothing where that is nothing. */
export async function waitingOf(visit: Visit, personId: string): Promise<SafeHtml | null> {
  const { lang, on, till, to } = visit
  const entries = await seeBuying(() => entriesOfPerson(on, personId))
  if (entries.length === 0) return null
  const href = ({ id }: WaitingEntry) =>
    to(`${WAITING_PATH}?${new URLSearchParams({ token: waitingTokenOf(till.config.sessionSecret, id) })}`)
  return html`<section class="stack" aria-labelledby="waiting"><h2 class="learning__part" id="waiting">${say(lang, { nb: 'Ventelister', en: 'Waiting lists' })}</h2>
<ul class="my-orders sheet">${entries.map(
    (entry) =>
      html`<li><div><a href="${href(entry)}">${entry.title}</a> <span class="fine">${entry.code}</span><br><span>${seatCount(lang, entry.quantity)}</span></div><div class="my-orders__end"><span>${standing(lang, entry)}</span></div></li>`,
  )}</ul></section>`
}

function standing(lang: Lang, { state, rank, endedAs, offer }: WaitingEntry): string {
  if (state === 'over' && endedAs) return say(lang, ENTRY_ENDS[endedAs])
  if (state === 'offered' && offer) {
    const until = moment(lang, SELLER_ZONE, offer.endsAt)
    return say(lang, { nb: `Tilbud til deg til ${until}`, en: `Offered to you until ${until}` })
  }
  if (state === 'ordered') return say(lang, { nb: 'Bestilt', en: 'Ordered' })
  if (state === 'unconfirmed') return say(lang, { nb: 'Bekreft fra e-posten', en: 'Confirm from the mail' })
  return say(lang, { nb: `Nummer ${rank}`, en: `Number ${rank}` })
}
