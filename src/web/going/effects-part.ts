import type { SeenSimulation } from '../../going/read-simulation.ts'
import type { SimulatedOrder } from '../../going/simulate.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, type Said, say } from '../../platform/lang.ts'
import { spell } from '../../platform/money.ts'
import { icon } from '../components/icon.ts'
import { pager, withQuery } from '../desk/pager.ts'
import type { Visit } from '../visit.ts'
import { EFFECT_WORDS } from '../words/going-effects.ts'

/** Orders on one page of the list. */
const PAGE = 50

/** Who loses what, and who is told. */
export function effects(lang: Lang, { orders, promises, mails, hindered }: SeenSimulation): SafeHtml {
  const numbers: Record<keyof typeof EFFECT_WORDS, number> = {
    people: orders.reduce((sum, order) => sum + order.people.length, 0),
    unnamed: orders.reduce((sum, order) => sum + order.unnamed, 0),
    unpaid: orders.filter(({ standing }) => standing === 'unpaid').length,
    late: orders.filter(({ standing }) => standing === 'late').length,
    requests: promises.requests.length,
    quotations: promises.quotations.length,
    applications: promises.applications.length,
    waiting: promises.waiting.entries,
    moves: promises.moves,
    mails: mails.buyers + mails.learners + mails.waiting + mails.applicants + mails.askers,
    hindered,
  }
  const lines = Object.entries(EFFECT_WORDS).flatMap(([name, words]) => {
    const n = numbers[name as keyof typeof EFFECT_WORDS]
    return n > 0 ? [count(lang, n, words)] : []
  })
  return html`<section class="desk-block" aria-labelledby="effects"><h2 id="effects">${say(lang, { nb: 'Hva som skjer', en: 'What happens' })}</h2><div class="sheet desk-part"><ul class="desk-people">
<li>${say(lang, { nb: 'Oppstarten tas av salg for godt', en: 'The start is taken off sale for good' })}</li>${lines.map((line) => html`<li>${line}</li>`)}</ul></div></section>`
}

/** Who pays, order by order, a page at a time. */
export function orderList({ lang, query, path }: Visit, { orders }: SeenSimulation): SafeHtml | null {
  if (orders.length === 0) return null
  const from = Math.max(0, Number.parseInt(query.get('from') ?? '0', 10) || 0)
  const here = path.split('?')[0]!
  const next = from + PAGE < orders.length ? withQuery(here, query, { from: String(from + PAGE) }) : null
  const first = from > 0 ? withQuery(here, query, { from: null }) : null
  return html`<section class="desk-block" aria-labelledby="orders"><h2 id="orders">${say(lang, { nb: 'Ordre for ordre', en: 'Order by order' })}</h2>
<ul class="desk-documents sheet">${orders.slice(from, from + PAGE).map((order) => html`<li>${icon('document')}<span>${order.payer}, ${say(lang, { nb: 'ordre', en: 'order' })} ${order.orderNumber}<span class="fine desk-documents__aside">${orderWords(lang, order)}</span></span></li>`)}</ul>${pager(lang, { first, next })}</section>`
}

const STANDING: Record<Exclude<SimulatedOrder['standing'], 'settled'>, Said> = {
  unpaid: { nb: 'Ikke betalt; avsluttes', en: 'Not paid; it ends' },
  late: { nb: 'Betalt uten plass', en: 'Paid without a seat' },
}

function orderWords(
  lang: Lang,
  { standing, done, people, unnamed, extras, documents, hindrance }: SimulatedOrder,
): string {
  const seats = count(lang, done.seats, {
    one: { nb: '{n} plass', en: '{n} seat' },
    other: { nb: '{n} plasser', en: '{n} seats' },
  })
  const without =
    unnamed > 0 && people.length > 0 ? say(lang, { nb: `${unnamed} uten navn`, en: `${unnamed} without a name` }) : ''
  const amounts: [number, string][] = [
    [
      done.gross.minor,
      say(lang, { nb: `krediteres ${spell(done.gross, 'nb')}`, en: `${spell(done.gross, 'en')} credited` }),
    ],
    [
      done.refund.minor,
      say(lang, { nb: `${spell(done.refund, 'nb')} til kortet`, en: `${spell(done.refund, 'en')} to the card` }),
    ],
    [
      done.lowered.minor,
      say(lang, { nb: `${spell(done.lowered, 'nb')} mindre å betale`, en: `${spell(done.lowered, 'en')} less to pay` }),
    ],
    [
      done.neverInvoiced.minor,
      say(lang, {
        nb: `${spell(done.neverInvoiced, 'nb')} faktureres aldri`,
        en: `${spell(done.neverInvoiced, 'en')} never invoiced`,
      }),
    ],
  ]
  const parts = [
    ...[seats, people.join(', '), without, standing === 'settled' ? '' : say(lang, STANDING[standing])],
    ...amounts.flatMap(([minor, words]) => (minor > 0 ? [words] : [])),
    ...documents.map(({ number }) =>
      say(lang, { nb: `kreditnota til faktura ${number}`, en: `credit note to invoice ${number}` }),
    ),
    ...extras.map(({ title, returned }) => `${returned} × ${title}`),
    hindrance ? say(lang, { nb: 'kan ikke krediteres akkurat nå', en: 'cannot be credited just now' }) : '',
  ]
  return parts.filter((each) => each !== '').join(' · ')
}
