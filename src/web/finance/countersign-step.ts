import type { MoneyAct } from '../../countersigning/money-act.ts'
import { type MoneyRequest, openRequests } from '../../countersigning/requests.ts'
import { nameOf } from '../../platform/actor.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { newId } from '../../platform/ids.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { moment } from '../components/when.ts'
import { field, hidden, submit } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'

/** What of this order awaits a second person, with both answers; whoever asked can only let it go. */
export async function countersignStep(visit: Visit, orderId: string, form: Filled): Promise<SafeHtml | null> {
  const [request] = await openRequests(visit.on, orderId)
  return request ? requestPart(visit, request, form) : null
}

const WHAT: Record<MoneyAct['kind'], (sum: string) => Said> = {
  credit: (sum) => ({ nb: `${sum} skal krediteres`, en: `${sum} is to be credited` }),
  return: (sum) => ({ nb: `${sum} skal tilbake til kortet`, en: `${sum} is to go back to the card` }),
  acceptance: (sum) => ({
    nb: `Ordren bekreftes, og ${sum} skal tilbake til kortet`,
    en: `The order is confirmed, and ${sum} is to go back to the card`,
  }),
}

function requestPart(visit: Visit, request: MoneyRequest, form: Filled): SafeHtml {
  const { lang, to, caller } = visit
  const { id, orderId, act, amountMinor, currency, asker, askedBy, askedAt } = request
  const action = to(`/finance/orders/${orderId}/requests/${id}`)
  const own = nameOf(caller.actor) === askedBy
  const sum = spell(money(amountMinor, currency), lang)
  const when = moment(lang, SELLER_ZONE, askedAt)
  return html`<section class="sheet desk-part"><h2>${say(lang, { nb: 'Venter på godkjenning', en: 'Awaits a signature' })}</h2>
<p><strong class="money">${say(lang, WHAT[act.kind](sum))}</strong></p>
<p>${say(lang, { nb: `${asker} ba om det ${when}.`, en: `${asker} asked for it on ${when}.` })}${act.kind === 'credit' ? html` ${scope(lang, act.wish)}` : null}</p>
${own ? html`<p class="fine">${say(lang, { nb: 'Du ba om det selv, så en annen i økonomi må godkjenne.', en: 'You asked for it yourself, so somebody else in finance must sign.' })}</p>` : html`<form method="post" action="${action}/countersignature">${hidden('key', newId())}${submit(say(lang, { nb: 'Godkjenn og utfør', en: 'Sign and do it' }))}</form>`}
<details class="more"${form.fault('declined') ? html` open` : null}><summary>${say(lang, { nb: 'Legg det bort', en: 'Let it go' })}</summary>
<form class="form" method="post" action="${action}/refusal" novalidate>${hidden('key', newId())}
${field(form, { name: 'declined', label: say(lang, { nb: 'Hvorfor', en: 'Why' }), max: LINE_MAX })}
${submit(say(lang, { nb: 'Legg det bort', en: 'Let it go' }), 'secondary')}</form></details></section>`
}

/** What of the order is meant, and the reason that will stand on the credit note. */
function scope(lang: Lang, { reason, ...parts }: Extract<MoneyAct, { kind: 'credit' }>['wish']): SafeHtml {
  const seats = parts.seats?.length
  const what = seats
    ? say(lang, {
        nb: `Det gjelder ${seats} ${seats === 1 ? 'plass' : 'plasser'}.`,
        en: `It is about ${seats} ${seats === 1 ? 'seat' : 'seats'}.`,
      })
    : parts.lines || parts.amountMinor !== undefined
      ? say(lang, { nb: 'Plassene beholdes.', en: 'The seats stay.' })
      : say(lang, { nb: 'Det gjelder alt som står igjen av ordren.', en: 'It is about all that is left of the order.' })
  return html`${what} ${say(lang, { nb: 'Grunn på kreditnotaen:', en: 'Reason on the credit note:' })} <q>${reason}</q>`
}
