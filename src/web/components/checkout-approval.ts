import { NOTE_MAX } from '../../asking/words.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { type Money, spell } from '../../platform/money.ts'
import { textArea } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { askingLabel } from '../words/asking.ts'

type Asking = { above: Money; outsidePaths: boolean; back: string }

/** In place of the order button where the company's own rule wants a yes: the same form, sent as a question. */
export function askPart({ lang, to }: Visit, form: Filled, { above, outsidePaths, back }: Asking): SafeHtml {
  const sum = spell(above, lang)
  const words =
    above.minor === 0
      ? say(lang, {
          nb: 'Bedriften vil at en eier eller leder sier ja til det du bestiller.',
          en: 'Your company wants an owner or manager to say yes to what you order.',
        })
      : say(lang, {
          nb: `Bedriften vil at en eier eller leder sier ja til bestillinger for mer enn ${sum}.`,
          en: `Your company wants an owner or manager to say yes to orders of more than ${sum}.`,
        })
  const held = say(lang, {
    nb: 'Plassene og prisen holdes av mens de svarer. Den som sier ja, godtar salgsvilkårene, og ordren blir din.',
    en: 'The seats and the price are held while they answer. Whoever says yes accepts the terms of sale, and the order is yours.',
  })
  return html`<section class="form-part for-company"><h2>${say(lang, { nb: 'Godkjenning', en: 'Approval' })}</h2><p>${words} ${held}</p>${outsidePaths ? html`<p>${say(lang, { nb: 'Forespørselen er på kursenes egne priser, uten læringsløp.', en: 'The request is at the courses’ own prices, without learning paths.' })}</p>` : null}
${textArea(form, { name: 'note', label: askingLabel(lang, 'approverNote'), max: NOTE_MAX, rows: 3, optional: true })}
<div class="checkout__end"><button class="ds-button checkout__go" type="submit" formaction="${to('/ask-approval')}">${say(lang, { nb: 'Be om godkjenning', en: 'Ask for approval' })}</button>
<a href="${back}">${say(lang, { nb: 'Tilbake til handlekurven', en: 'Back to the cart' })}</a></div></section>`
}
