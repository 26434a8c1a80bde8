import { type CorrectionWish, wishesOfOrder } from '../../corrections/queries.ts'
import { documentView } from '../../finance/document-view.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { newId } from '../../platform/ids.ts'
import { say } from '../../platform/lang.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { icon } from '../components/icon.ts'
import { field, hidden, submit } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { CORRECTIONS, wantedWords } from '../words/corrections.ts'

/** What the buyer of this order asks to have corrected, with what granting it does, and the two answers. */
export async function correctionStep(visit: Visit, orderId: string, form: Filled): Promise<SafeHtml | null> {
  const wish = (await wishesOfOrder(visit.on, orderId)).find(({ decision }) => decision === null)
  return wish ? wishPart(visit, wish, form) : null
}

async function wishPart(visit: Visit, wish: CorrectionWish, form: Filled): Promise<SafeHtml> {
  const { lang, on, to } = visit
  const document = await documentView(on, wish.documentId)
  const paid = document?.state === 'paid'
  const action = to(`/finance/orders/${wish.orderId}/corrections/${wish.id}`)
  return html`<section class="sheet desk-part"><h2>${say(lang, { nb: 'Ønske om retting', en: 'Request for a correction' })}</h2>
<p><strong>${say(lang, CORRECTIONS[wish.wanted.kind])}</strong> (${say(lang, { nb: 'faktura', en: 'invoice' })} <a href="${to(`/finance/documents/${wish.documentId}`)}">${wish.number}</a>)</p>
<p class="wrap">${wantedWords(lang, wish.wanted)}</p>${wish.words === '' ? null : html`<p class="wrap">«${wish.words}»</p>`}
<ul class="desk-effects"><li>${icon('document')}<span>${say(lang, { nb: `Faktura ${wish.number} krediteres i sin helhet, og en ny med rettede opplysninger tar plassen.`, en: `Invoice ${wish.number} is credited whole, and a new one with the right data takes its place.` })}</span></li>
<li>${icon('money')}<span>${paid ? say(lang, { nb: 'Betalingen følger over på den nye. Ingen penger går tilbake.', en: 'The payment goes over to the new one. No money goes back.' }) : say(lang, { nb: 'Den nye får egen KID og frist.', en: 'The new one has a reference and a due date of its own.' })}</span></li>
<li>${icon('seat')}<span>${say(lang, { nb: 'Plasser og påmeldinger er ikke berørt.', en: 'Seats and enrolments are not affected.' })}</span></li></ul>
<form method="post" action="${action}">${hidden('key', newId())}${hidden('granted', 'yes')}${submit(say(lang, { nb: 'Krediter og utsted rettet', en: 'Credit and reissue' }))}</form>
<details class="more"${form.fault('refusal') ? html` open` : null}><summary>${say(lang, { nb: 'Avslå', en: 'Refuse' })}</summary>
<form class="form" method="post" action="${action}" novalidate>${hidden('key', newId())}${hidden('granted', 'no')}
${field(form, { name: 'refusal', label: say(lang, { nb: 'Hvorfor ikke', en: 'Why not' }), hint: say(lang, { nb: 'Kjøperen får dette på e-post', en: 'The buyer gets this by e-mail' }), max: LINE_MAX })}
${submit(say(lang, { nb: 'Avslå og gi beskjed', en: 'Refuse and tell' }), 'secondary')}</form></details></section>`
}
