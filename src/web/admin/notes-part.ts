import type { OfferingNote } from '../../keeping/notes.ts'
import { NOTE_MAX } from '../../keeping/write-note.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { moment } from '../components/when.ts'
import { submit, textArea } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'

export const NOTE_LABEL: Said = { nb: 'Nytt notat', en: 'New note' }
const PROGRAM: Said = { nb: 'et program eller noen som er slettet', en: 'a program, or somebody who was erased' }

type Parts = { offeringId: string; notes: readonly OfferingNote[]; form: Filled }

/** What colleagues have written down about an offering, and room for more. */
export function notesPart({ lang, to }: Visit, { offeringId, notes, form }: Parts): SafeHtml {
  const at = to(`/admin/offerings/${offeringId}/notes`)
  const remove = (when: string) =>
    html`${say(lang, { nb: 'Slett', en: 'Delete' })}<span class="ds-sr-only">: ${when}</span>`
  const line = ({ noteId, at: written, author, words }: OfferingNote): SafeHtml => {
    const when = moment(lang, SELLER_ZONE, written)
    return html`<li class="desk-note"><p class="desk-letter__text">${words}</p><div class="desk-copy"><span class="fine">${when}, ${author ?? say(lang, PROGRAM)}</span><form method="post" action="${at}/${noteId}/removal">${submit(remove(when), 'tertiary')}</form></div></li>`
  }
  return html`<section class="sheet desk-part" aria-labelledby="notes"><h2 id="notes">${say(lang, { nb: 'Notater', en: 'Notes' })}</h2>
${notes.length === 0 ? null : html`<ul class="desk-lines desk-lines--close">${notes.map(line)}</ul>`}
<form class="form" method="post" action="${at}" novalidate>${textArea(form, { name: 'words', rows: 3, max: NOTE_MAX, label: say(lang, NOTE_LABEL), hint: say(lang, { nb: 'Om oppstarten, ikke om personer: alle som tar seg av kurset, leser det. Notater slettes et år etter kurset.', en: 'About this start, not about people: everybody who keeps the course reads it. Notes are deleted a year after the course.' }) })}
<div>${submit(say(lang, { nb: 'Lagre notatet', en: 'Save the note' }), 'secondary')}</div></form></section>`
}
