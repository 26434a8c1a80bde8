import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import type { ErasurePreview } from '../../privacy/preview-erasure.ts'
import { day } from '../components/when.ts'
import { radios, submit } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'

type Given = { path: string; form: Filled; preview: ErasurePreview }

/** Staff say how they know that the person is asking, and confirm; or see that it waits, and may take it back. */
export function erasureForm({ lang, to }: Visit, { path, form, preview }: Given): SafeHtml {
  const { waiting, hindrances } = preview
  if (waiting) {
    const since = day(lang, SELLER_ZONE, waiting.askedAt)
    return html`<form class="form sheet setup-form" method="post" action="${to(`${path}/withdrawal`)}"><p>${say(lang, { nb: `Sletting ble bedt om ${since} og venter på at alt blir ferdig.`, en: `Erasure was asked for on ${since} and waits for all to be over.` })}</p>
<div>${submit(say(lang, { nb: 'Personen vil likevel ikke slettes', en: 'The person does not want to be erased after all' }), 'secondary')}</div></form>`
  }
  const waits = hindrances.length > 0
  const options = [
    { value: 'in-person', label: say(lang, { nb: 'Viste legitimasjon her', en: 'Showed an identity document here' }) },
    {
      value: 'called-back',
      label: say(lang, {
        nb: 'Ringt opp på et nummer vi kjente fra før',
        en: 'Called back on a number we knew before',
      }),
    },
    { value: 'signed-letter', label: say(lang, { nb: 'Signert brev', en: 'Signed letter' }) },
  ]
  const words = waits
    ? say(lang, { nb: 'Slett når alt er ferdig', en: 'Erase when all is over' })
    : say(lang, { nb: 'Slett for godt', en: 'Erase for good' })
  return html`<form class="form sheet setup-form" method="post" action="${to(path)}" novalidate><input type="hidden" name="when" value="${waits ? 'when-over' : 'now'}">
${radios(form, { name: 'proof', legend: say(lang, { nb: 'Hvordan vet du at det er personen selv som ber om det?', en: 'How do you know that it is the person themselves who asks?' }), options })}
<p class="fine">${say(lang, { nb: 'Det kan ikke gjøres om. Hva du svarte, og at det var du, blir skrevet ned.', en: 'It cannot be undone. What you answered, and that it was you, is written down.' })}</p>
<div>${submit(words)}</div></form>`
}
