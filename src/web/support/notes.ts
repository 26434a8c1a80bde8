import { nameOf } from '../../platform/actor.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { NOTERS } from '../../support/desk-routes.ts'
import { NOTE_MAX, type NoteAbout, notesOf, removeNote, WriteNote, writeNote } from '../../support/write-note.ts'
import { moment } from '../components/when.ts'
import { idOf } from '../desk/id-of.ts'
import { hidden, submit, textArea } from '../forms/field.ts'
import { freshForm } from '../forms/filled.ts'
import { parseForm } from '../forms/parse.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'

const PATH = '/support/notes'
const FINANCE = '/finance'

/** Notes are written and taken away where they are read. */
export const notePages: readonly PageRoute[] = [
  { method: 'post', path: PATH, who: NOTERS, answer: write },
  { method: 'post', path: `${PATH}/:id/removal`, who: NOTERS, answer: remove },
]

/** Each kind of thing that has notes: what the form calls it, and its page. */
const PLACES = {
  orderId: '/support/orders',
  personId: '/support/people',
  companyId: '/support/companies',
} as const
type Kind = keyof typeof PLACES

/** What colleagues noted, and a field for the next note. */
export async function notesPart({ lang, on, to, caller, path }: Visit, about: NoteAbout): Promise<SafeHtml> {
  const notes = await notesOf(on, about, nameOf(caller.actor))
  const desk = path.startsWith(`${FINANCE}/`) ? [hidden('desk', 'finance')] : []
  const fields = [...desk, ...Object.entries(about).map(([name, id]) => hidden(name, String(id)))]
  return html`<section class="sheet desk-part" id="notes"><h2>${say(lang, { nb: 'Notater', en: 'Notes' })}</h2>
${
  notes.length === 0
    ? null
    : html`<ul class="desk-mails">${notes.map(
        ({
          id,
          words,
          writtenAt,
          author,
          isOwn,
        }) => html`<li><p class="desk-letter__text">${words}</p><p class="fine">${author} · ${moment(lang, SELLER_ZONE, writtenAt)}</p>
${isOwn ? html`<form method="post" action="${to(`${PATH}/${id}/removal`)}">${fields}${submit(say(lang, { nb: 'Fjern notatet', en: 'Take the note away' }), 'tertiary')}</form>` : null}</li>`,
      )}</ul>`
}
<form class="form" method="post" action="${to(PATH)}">${fields}${textArea(freshForm(lang), { name: 'words', label: say(lang, { nb: 'Nytt notat', en: 'New note' }), hint: say(lang, { nb: 'Kolleger ser det. Den det gjelder, får det med i kopien av sine opplysninger.', en: 'Colleagues see it. Whom it is about gets it with the copy of their data.' }), max: NOTE_MAX, rows: 3 })}
<div>${submit(say(lang, { nb: 'Lagre notatet', en: 'Save the note' }), 'secondary')}</div></form></section>`
}

/** What the note is about, and the page on which it is read. */
function aboutIn({ form, to }: Visit): { about: Partial<Record<Kind, string>>; goTo: string } {
  const kind = (Object.keys(PLACES) as Kind[]).find((each) => form.get(each) !== '')
  if (!kind) throw unknown('note')
  const id = form.get(kind)
  const place = form.get('desk') === 'finance' ? `${FINANCE}/orders` : PLACES[kind]
  return { about: { [kind]: id }, goTo: to(`${place}/${encodeURIComponent(id)}#notes`) }
}

async function write(visit: Visit): Promise<Answer> {
  const { till, caller, form } = visit
  const { about, goTo } = aboutIn(visit)
  const note = parseForm(WriteNote, { ...about, words: form.get('words') })
  await act(till, caller.actor, (tx) => writeNote(tx, note))
  return { goTo }
}

async function remove(visit: Visit): Promise<Answer> {
  const { till, caller } = visit
  const { goTo } = aboutIn(visit)
  await act(till, caller.actor, (tx) => removeNote(tx, idOf(visit, 'note')))
  return { goTo }
}
