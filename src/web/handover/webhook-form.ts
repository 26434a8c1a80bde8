import { KIND_WORDS, KINDS } from '../../handover/kinds.ts'
import { WebhookWish } from '../../handover/put-webhook.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { LINE_MAX } from '../../platform/words.ts'
import type { Entries } from '../forms/entries.ts'
import { field, submit, textArea } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import { linesIn } from '../forms/lines.ts'
import { parseForm } from '../forms/parse.ts'
import type { Visit } from '../visit.ts'
import { WEBHOOK_LABELS } from '../words/handover.ts'

/** Faculties stand one on a line. */
export const wishOf = (form: Entries): WebhookWish =>
  parseForm(WebhookWish, {
    url: form.get('url'),
    description: form.get('description'),
    kinds: form.all('kinds'),
    faculties: linesIn(form.get('faculties')),
    personal: form.get('personal') === 'yes',
  })

/** A pointer of the command as a field of the form: `/kinds/0` is about all of them. */
export const fieldOf = (pointer: string): string => pointer.split('/')[1] ?? ''

/** Which system, where it listens, and what it is told. */
export function webhookForm(
  { lang }: Visit,
  form: Filled,
  { action, title, go }: { action: string; title: string; go: string },
): SafeHtml {
  const label = (name: string) => say(lang, WEBHOOK_LABELS[name]!)
  const fault = form.fault('kinds')
  const boxes = KINDS.map(
    (kind) =>
      html`<div class="ds-field"><input class="ds-input" type="checkbox" id="kinds-${kind}" name="kinds" value="${kind}"${form.has('kinds', kind) ? html` checked` : null}><label class="ds-label" data-weight="regular" for="kinds-${kind}">${say(lang, KIND_WORDS[kind])} <span class="fine">${kind}</span></label></div>`,
  )
  return html`<form class="form sheet setup-form" method="post" action="${action}" novalidate><h2>${title}</h2>
${field(form, { name: 'description', label: label('description'), hint: say(lang, { nb: 'For eksempel læringsplattformen', en: 'The teaching platform, for example' }), max: LINE_MAX })}
${field(form, { name: 'url', label: label('url'), type: 'url', hint: say(lang, { nb: 'Begynner med https:// og finnes på det åpne internettet', en: 'Begins with https:// and is on the open internet' }) })}
<fieldset class="ds-fieldset field" id="kinds"${fault ? html` aria-describedby="kinds-fault"` : null}><legend class="ds-label" data-weight="semibold">${label('kinds')}</legend>${fault ? html`<p class="ds-validation-message" data-field="validation" id="kinds-fault">${fault}</p>` : null}${boxes}</fieldset>
${textArea(form, { name: 'faculties', label: label('faculties'), hint: say(lang, { nb: 'Ett på hver linje. Tomt betyr alle.', en: 'One on each line. Empty means all.' }), optional: true, rows: 2 })}
<div class="ds-field field"><input class="ds-input" type="checkbox" id="personal" name="personal" value="yes"${form.has('personal', 'yes') ? html` checked` : null} aria-describedby="personal-hint"><label class="ds-label" data-weight="regular" for="personal">${label('personal')}</label><div data-field="description" id="personal-hint">${say(lang, { nb: 'Uten kryss får systemet bare vite hvem det er med en id. Kryss av bare der en avtale om behandling av personopplysninger tillater det.', en: 'Without it the system is told who it is by an id only. Tick it only where an agreement on personal data allows it.' })}</div></div>
<div>${submit(go)}</div></form>`
}
