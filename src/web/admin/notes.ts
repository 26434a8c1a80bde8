import { removeNote } from '../../keeping/remove-note.ts'
import { WriteNote, writeNote } from '../../keeping/write-note.ts'
import { act } from '../../platform/till.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { showOverview } from './overview.ts'
import { OFFERING_KEEPERS as who } from './who.ts'

export const notePages: readonly PageRoute[] = [
  { method: 'post', path: '/admin/offerings/:id/notes', who, answer: write },
  { method: 'post', path: '/admin/offerings/:id/notes/:noteId/removal', who, answer: remove },
]

async function write(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const offeringId = idOf(visit, 'offering')
  const attempted = await attempt(() => {
    const wish = parseForm(WriteNote, { words: form.get('words').replaceAll('\r\n', '\n') })
    return act(till, caller.actor, (tx) => writeNote(tx, offeringId, wish))
  })
  if ('done' in attempted) return { goTo: to(`/admin/offerings/${offeringId}?done=noted#notes`) }
  const { problem } = attempted
  return { ...(await showOverview(visit, refusedDeskForm(visit, problem))), status: problem.status }
}

async function remove(visit: Visit): Promise<Answer> {
  const { till, caller, to } = visit
  const [offeringId, noteId] = [idOf(visit, 'offering'), idOf(visit, 'note', 'noteId')]
  await act(till, caller.actor, (tx) => removeNote(tx, { offeringId, noteId }))
  return { goTo: to(`/admin/offerings/${offeringId}?done=removed#notes`) }
}
