import type { Closing, Opening } from '../../closing/queries.ts'
import { nameOf } from '../../platform/actor.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { icon } from '../components/icon.ts'
import { sizeOf } from '../components/size.ts'
import { moment } from '../components/when.ts'
import { field, submit } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { checkList } from './check-list.ts'

/** A closing at work: the page asks how far it is and shows the outcome by itself. */
export function closingNow({ lang, path }: Visit, { id, filesDone, filesAll }: Closing): SafeHtml {
  const words = say(lang, {
    nb: 'Måneden lukkes. Filene legges i arkivet.',
    en: 'The month is being closed. Its files go into the archive.',
  })
  return html`<section class="sheet desk-part" data-follow="/month-closings/${id}" data-until="closing"><label>${words}
<progress max="${Math.max(filesAll, 1)}" value="${filesDone}"></progress></label>
<p class="fine"><a href="${path}">${say(lang, { nb: 'Se etter nå', en: 'Look now' })}</a></p></section>`
}

type Shown = { isClosed: boolean; form: Filled }

/** What was done to close the month, the newest first; the file of each stays. */
export function closingList(visit: Visit, closings: readonly Closing[], { isClosed, form }: Shown): SafeHtml | null {
  const { lang } = visit
  const over = closings.filter(({ closedAt, refusedAt }) => closedAt || refusedAt)
  if (over.length === 0) return null
  const newest = over.find(({ closedAt }) => closedAt !== null)
  return html`<section class="desk-block" aria-labelledby="closings"><h2 id="closings">${say(lang, { nb: 'Lukket', en: 'Closed' })}</h2>
<ul class="desk-documents sheet">${over.map((each) => line(visit, each))}</ul>
${refusedNow(visit, over[0]!)}
${isClosed && newest ? opening(visit, newest, form) : null}</section>`
}

function line({ lang }: Visit, closing: Closing): SafeHtml {
  const when = moment(lang, SELLER_ZONE, closing.closedAt ?? closing.refusedAt!)
  if (closing.refusedAt)
    return html`<li>${icon('alert')}<span>${say(lang, { nb: `Stemte ikke ${when}, og ble stående åpen`, en: `Did not tie on ${when}, and stayed open` })}</span></li>`
  return html`<li>${icon('document')}<span><a href="/month-closings/${closing.id}/archive.zip" download>${say(lang, { nb: `Arkiv fra ${when}`, en: `Archive of ${when}` })}</a>
<span class="fine desk-documents__aside">${sizeOf(lang, closing.bytes!)} · SHA-256 <span class="digest">${closing.sha256}</span></span></span></li>`
}

/** Why the last attempt came to nothing. */
const refusedNow = (visit: Visit, { refusedFor }: Closing): SafeHtml | null =>
  refusedFor ? checkList(visit, refusedFor) : null

/** Opening again takes two people; whoever asked can only let it go. */
function opening(visit: Visit, { month, openings }: Closing, form: Filled): SafeHtml {
  const { lang, to } = visit
  const waiting = openings.find(({ decidedAt }) => decidedAt === null)
  if (waiting) return toSign(visit, waiting)
  return html`<details class="more"${form.fault('reason') ? html` open` : null}><summary>${say(lang, { nb: 'Åpne måneden igjen', en: 'Open the month again' })}</summary>
<form class="form" method="post" action="${to(`/finance/months/${month}/openings`)}" novalidate>${field(form, {
    name: 'reason',
    label: say(lang, { nb: 'Hvorfor', en: 'Why' }),
    hint: say(lang, {
      nb: 'En annen i økonomi må godkjenne. Arkivet som er laget, blir liggende slik det er.',
      en: 'Somebody else in finance must sign. The archive that was made stays as it is.',
    }),
    max: LINE_MAX,
  })}${submit(say(lang, { nb: 'Be om å åpne', en: 'Ask to open' }), 'secondary')}</form></details>`
}

function toSign({ lang, to, caller }: Visit, { id, reason, askedAt, askedBy }: Opening): SafeHtml {
  const own = nameOf(caller.actor) === askedBy
  const when = moment(lang, SELLER_ZONE, askedAt)
  return html`<section class="sheet desk-part"><h3>${say(lang, { nb: 'Venter på godkjenning', en: 'Awaits a signature' })}</h3>
<p>${say(lang, { nb: `Noen ba ${when} om at måneden åpnes:`, en: `On ${when} somebody asked that the month be opened:` })} <q>${reason}</q></p>
${own ? html`<p class="fine">${say(lang, { nb: 'Du ba om det selv, så en annen i økonomi må godkjenne.', en: 'You asked for it yourself, so somebody else in finance must sign.' })}</p>` : html`<form method="post" action="${to(`/finance/month-openings/${id}/signature`)}">${submit(say(lang, { nb: 'Godkjenn og åpne', en: 'Sign and open' }))}</form>`}
<form method="post" action="${to(`/finance/month-openings/${id}/refusal`)}">${submit(say(lang, { nb: 'Legg det bort', en: 'Let it go' }), 'tertiary')}</form></section>`
}
