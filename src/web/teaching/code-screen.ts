import { checkInCode } from '../../attending/check-in-code.ts'
import { sessionNow } from '../../attending/session-now.ts'
import { html } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { icon } from '../components/icon.ts'
import { qrPicture } from '../components/qr.ts'
import { meeting } from '../components/when.ts'
import { backLink } from '../desk/notice.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { taughtSession, theTaught } from './the-taught.ts'

/** What stands on the wall: a picture for phones and its six digits, which change each minute. */
export async function showCode(visit: Visit): Promise<Page> {
  const { lang, to, till, caller } = visit
  const at = await taughtSession(visit)
  const now = await act(till, caller.actor, (tx) => sessionNow(tx, at))
  const { offering, attendance } = await theTaught(visit)
  const session = attendance.sessions.find(({ sessionId }) => sessionId === at.sessionId)
  if (!session) throw unknown('session')
  const code = checkInCode(till.config.sessionSecret, session.sessionId, now)
  const address = to(`/check-in/${session.sessionId}`)
  const { day, hours } = meeting(lang, offering.zone, session)
  const title = say(lang, { nb: 'Si at du er her', en: 'Say that you are here' })
  const words = say(lang, { nb: 'QR-kode som registrerer at du er her', en: 'QR code that notes that you are here' })
  return {
    title: `${title} – ${offering.title}`,
    hidden: true,
    body: html`${backLink(to(`/teaching/${offering.offeringId}/sessions/${session.sessionId}`), say(lang, { nb: 'Listen', en: 'The list' }), icon('back'))}
<h1>${title}</h1><p class="lead">${offering.title} · ${day} ${hours}</p><div class="stack attendance">
<div class="check-in sheet" id="code" data-live>${qrPicture(`${till.config.publicUrl}${address}?code=${code}`, words)}
<div><p>${say(lang, { nb: 'Skann med telefonen, eller gå til Min læring og skriv koden:', en: 'Scan with your phone, or go to My learning and type the code:' })}</p>
<p class="check-in__code">${code.slice(0, 3)} ${code.slice(3)}</p>
<p class="fine" role="status">${say(lang, { nb: `${session.present} av ${offering.enrolled} er registrert`, en: `${session.present} of ${offering.enrolled} are noted` })}</p></div></div>
<p class="fine">${say(lang, { nb: 'Koden skifter hvert minutt. Den som ikke har telefon, krysses av på listen.', en: 'The code changes every minute. Whoever has no phone is ticked off on the list.' })}</p></div>`,
  }
}
