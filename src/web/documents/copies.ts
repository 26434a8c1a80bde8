import { resendDocument } from '../../notices/resend-document.ts'
import { act } from '../../platform/till.ts'
import { refusedForm } from '../forms/filled.ts'
import { attempt } from '../forms/parse.ts'
import type { Answer } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { openDocument } from './open.ts'
import { showDocument } from './page.ts'

/** A copy to the address that stands on the document. */
export async function sendCopy(visit: Visit): Promise<Answer> {
  const { till, caller, form, lang, to } = visit
  const { document } = await openDocument(visit)
  const attempted = await attempt(() =>
    act(till, caller.actor, (tx) =>
      resendDocument(tx, till, { documentId: document.id, key: form.get('key'), to: null }),
    ),
  )
  if ('done' in attempted) return { goTo: to(`/documents/${document.id}?done=sent`) }
  const { problem } = attempted
  const refused = refusedForm({ lang, requestId: caller.requestId }, form, { problem })
  return { ...(await showDocument(visit, refused)), status: problem.status }
}
