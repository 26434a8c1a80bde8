import type { CreditPreview } from '../../finance/credit-preview.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, say } from '../../platform/lang.ts'
import { type Money, spell } from '../../platform/money.ts'
import { icon } from '../components/icon.ts'

/** To the øre, and nothing is "free" here. */
const amount = (lang: Lang, sum: Money): string => spell(sum, lang)

/** Everything that crediting will do, in sentences, and the credit notes line by line. */
export function creditEffects(lang: Lang, preview: CreditPreview): SafeHtml {
  const { email, dropped, isDrawn, refund, lowered } = preview
  const never = isDrawn
    ? say(lang, {
        nb: 'legges tilbake på det bedriften har betalt på forhånd.',
        en: 'goes back onto what the company has prepaid.',
      })
    : say(lang, {
        nb: 'skulle faktureres senere og blir aldri fakturert.',
        en: 'was to be invoiced later and never will be.',
      })
  return html`${preview.documents.map((each) => creditNote(lang, each))}
<section class="sheet desk-part"><h2>${say(lang, { nb: 'Dette skjer', en: 'This is what happens' })}</h2><ul class="desk-effects">
${preview.documents.length === 0 ? html`<li>${icon('document')}<span>${say(lang, { nb: 'Det blir ingen kreditnota, for ingenting er fakturert.', en: 'There is no credit note, because nothing was invoiced.' })}</span></li>` : null}
${dropped ? html`<li>${icon('document')}<span><strong class="money">${amount(lang, dropped)}</strong> ${never}</span></li>` : null}
<li>${icon('money')}<span>${refund ? html`<strong class="money">${amount(lang, refund)}</strong> ${say(lang, { nb: 'betales tilbake til kortet.', en: 'goes back to the card.' })}` : say(lang, { nb: 'Ingen penger betales tilbake.', en: 'No money goes back.' })}</span></li>
${lowered ? html`<li>${icon('money')}<span><strong class="money">${amount(lang, lowered)}</strong> ${say(lang, { nb: 'trekkes fra det kjøperen skylder.', en: 'is taken off what the buyer owes.' })}</span></li>` : null}
<li>${icon('seat')}<div>${seatWords(lang, preview)}</div></li>
${preview.extras.filter(({ of }) => of > 0).map((extra) => html`<li>${icon('document')}<span>${extraWords(lang, extra)}</span></li>`)}
<li>${icon('open')}<span>${say(lang, { nb: `Kjøperen får beskjed på ${email}.`, en: `The buyer is told at ${email}.` })}</span></li></ul></section>`
}

function creditNote(lang: Lang, note: CreditPreview['documents'][number]): SafeHtml {
  const row = (term: string, amount: string) => html`<div><dt>${term}</dt><dd class="money">${amount}</dd></div>`
  return html`<section class="sheet desk-part"><h2>${say(lang, { nb: `Kreditnota til faktura ${note.number}`, en: `Credit note for invoice ${note.number}` })}</h2>
<ul class="desk-lines desk-lines--close">${note.lines.map(({ title, quantity, net }) => html`<li class="desk-lines__top"><span>${title}</span><span class="money">${quantity > 1 ? `${quantity} × ` : ''}${amount(lang, net)}</span></li>`)}</ul>
<dl class="totals">${row(say(lang, { nb: 'Uten mva.', en: 'Without VAT' }), amount(lang, note.net))}${row(say(lang, { nb: 'Mva.', en: 'VAT' }), amount(lang, note.vat))}
<div class="totals__sum"><dt>${say(lang, { nb: 'Krediteres', en: 'Is credited' })}</dt><dd class="money">${amount(lang, note.gross)}</dd></div>
${row(say(lang, { nb: 'Står igjen av fakturaen', en: 'Stays of the invoice' }), amount(lang, note.stays))}</dl></section>`
}

/** What becomes of something that was bought beside the seats. */
function extraWords(lang: Lang, { title, delivered, returned, of }: CreditPreview['extras'][number]): string {
  const stays = of - returned
  const back = say(lang, { nb: `${title}: ${returned} går tilbake`, en: `${title}: ${returned} go back` })
  if (stays === 0) return `${back}.`
  const kept = delivered
    ? say(lang, { nb: `${stays} er levert og krediteres ikke`, en: `${stays} are delivered and not credited` })
    : say(lang, { nb: `${stays} beholdes`, en: `${stays} stay` })
  return returned === 0 ? `${title}: ${kept}.` : `${back}, ${kept}.`
}

function seatWords(lang: Lang, { seats, people }: CreditPreview): SafeHtml {
  if (seats === 0)
    return html`${say(lang, { nb: 'Ingen plasser blir fri, og ingen mister plassen.', en: 'No seat is released, and nobody loses theirs.' })}`
  const freed = count(lang, seats, {
    one: { nb: '{n} plass blir fri', en: '{n} seat is released' },
    other: { nb: '{n} plasser blir fri', en: '{n} seats are released' },
  })
  const losing = count(lang, people.length, {
    one: { nb: 'Én person mister plassen:', en: 'One person loses their seat:' },
    other: { nb: '{n} personer mister plassen:', en: '{n} people lose their seats:' },
  })
  return html`${freed}. ${people.length === 0 ? say(lang, { nb: 'Ingen navngitte personer mister plassen.', en: 'Nobody who is named loses a seat.' }) : html`${losing}<ul>${people.map(({ name, title }) => html`<li>${name} <span class="fine">${title}</span></li>`)}</ul>`}`
}
