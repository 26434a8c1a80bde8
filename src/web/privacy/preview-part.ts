import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import type { ErasurePreview } from '../../privacy/preview-erasure.ts'
import { day, spelledDay } from '../components/when.ts'
import { HINDRANCE_WORDS, KIND_WORDS } from '../words/kept-kinds.ts'

const kindWords = (lang: Lang, kind: string): string => (KIND_WORDS[kind] ? say(lang, KIND_WORDS[kind]) : kind)

/** What goes, what stays, why and until when; and first of all what stands against it. */
export function previewPart(lang: Lang, preview: ErasurePreview): SafeHtml {
  return html`${hindrancesPart(lang, preview)}
<section class="sheet account-part"><h2>${say(lang, { nb: 'Dette blir borte', en: 'This goes' })}</h2>
<ul>${preview.goes.map(({ kind, count }) => html`<li>${kindWords(lang, kind)} <span class="fine">(${count})</span></li>`)}</ul></section>
<section class="sheet account-part"><h2>${say(lang, { nb: 'Dette blir værende', en: 'This stays' })}</h2>
<ul>${preview.stays.map((each) => html`<li>${kindWords(lang, each.kind)} <span class="fine">(${each.count})</span>${untilWords(lang, each.until)}</li>`)}</ul>
<p class="fine">${say(lang, { nb: 'Bokføringsloven krever at fakturaer og kreditnotaer oppbevares i fem år etter regnskapsåret. De vises bare til dem som fører regnskapet, uten annet enn navnet, og sendes ikke til noen. Det andre som blir værende, sier ikke lenger hvem det gjelder.', en: 'The bookkeeping act wants invoices and credit notes kept for five years after the financial year. They are shown only to those who keep the books, with the name and nothing else, and are sent to nobody. What else stays no longer says whom it is about.' })}</p></section>`
}

const untilWords = (lang: Lang, until: string | null): string =>
  until === null
    ? ''
    : `, ${say(lang, { nb: `senest til ${spelledDay('nb', until)}`, en: `until ${spelledDay('en', until)} at the latest` })}`

function hindrancesPart(lang: Lang, { hindrances }: ErasurePreview): SafeHtml | null {
  if (hindrances.length === 0) return null
  return html`<section class="ds-alert" data-color="warning"><h2>${say(lang, { nb: 'Noe må bli ferdig først', en: 'Something has to end first' })}</h2>
<ul>${hindrances.map(({ name, until }) => html`<li>${say(lang, HINDRANCE_WORDS[name])}${until === null ? '' : ` ${say(lang, { nb: `Det er over ${day('nb', SELLER_ZONE, until)}.`, en: `It is over on ${day('en', SELLER_ZONE, until)}.` })}`}</li>`)}</ul></section>`
}
