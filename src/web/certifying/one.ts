import { verifyPath } from '../../certifying/addresses.ts'
import { CorrectCertificate, correctCertificate } from '../../certifying/correct-certificate.ts'
import { certificateById } from '../../certifying/queries.ts'
import { RevokeCertificate, revokeCertificate } from '../../certifying/revoke-certificate.ts'
import { html } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { type Problem, unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { icon } from '../components/icon.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'

const CORRECT: Said = { nb: 'Rett navnet', en: 'Correct the name' }
const REVOKE: Said = { nb: 'Trekk beviset tilbake', en: 'Take the certificate back' }
const REASON: Said = { nb: 'Hvorfor', en: 'Why' }
const REASON_HINT: Said = {
  nb: 'Vises for dem som tar seg av kurset, ikke for andre. Deltakeren kan be om å få se det.',
  en: 'Shown to those who keep the course and to nobody else. The learner may ask to see it.',
}
/** The two forms of the page have a reason each. */
const REVOKE_REASON = 'revokeReason'

type Forms = { correct?: Filled; revoke?: Filled }

/** One certificate that is valid: its name is corrected, or it is taken back. */
export async function showCertificate(visit: Visit, { correct, revoke }: Forms = {}): Promise<Page> {
  const { lang, to, on } = visit
  const found = await certificateById(on, idOf(visit, 'certificate', 'certificateId'))
  if (!found?.content || found.state !== 'valid') throw unknown('certificate')
  const { name, titles } = found.content
  const here = `/certificates/${found.certificateId}`
  const correcting = correct ?? freshForm(lang, { name })
  const revoking = revoke ?? freshForm(lang)
  const faulty = [correcting, revoking].some(({ faults }) => faults.length > 0)
  return {
    title: `${name} – ${say(lang, titles)}`,
    hidden: true,
    width: 'narrow',
    at: here,
    ...(faulty ? { faulty: true as const } : {}),
    body: html`${backLink(to(`/teaching/${found.offeringId}/certificates`), say(lang, { nb: 'Kursbevis', en: 'Certificates' }), icon('back'))}${errorSummary(correct ?? revoking)}
<h1>${name}</h1><p class="lead">${say(lang, titles)} · <a href="${to(verifyPath(found.code))}">${say(lang, { nb: 'Se beviset', en: 'See the certificate' })}</a></p>
<div class="stack certified-parts"><form class="form sheet" method="post" action="${to(`${here}/correction`)}" novalidate><h2>${say(lang, CORRECT)}</h2>
<p>${say(lang, { nb: 'Et nytt bevis lages med det nye navnet og sendes til deltakeren. Det gamle gjelder ikke lenger, og siden det viser til, viser ikke navnet.', en: 'A new certificate is made with the new name and mailed to the learner. The old one is no longer valid, and its page shows no name.' })}</p>
${field(correcting, { name: 'name', label: say(lang, { nb: 'Navnet på beviset', en: 'The name on the certificate' }), max: LINE_MAX })}
${field(correcting, { name: 'reason', label: say(lang, REASON), hint: say(lang, REASON_HINT), max: LINE_MAX })}
<div>${submit(say(lang, CORRECT), 'secondary')}</div></form>
<form class="form sheet" method="post" action="${to(`${here}/revocation`)}" novalidate><h2>${say(lang, REVOKE)}</h2>
<p>${say(lang, { nb: 'Deltakeren får beskjed. Det går ikke an å angre. At kurset er fullført, står.', en: 'The learner is told. It cannot be undone. That the course is completed stands.' })}</p>
${field(revoking, { name: REVOKE_REASON, label: say(lang, REASON), hint: say(lang, REASON_HINT), max: LINE_MAX })}
<div>${submit(say(lang, REVOKE), 'secondary')}</div></form></div>`,
  }
}

/** Where its list is; it is told before it ends. @throws certificate/unknown */
async function listOf(visit: Visit): Promise<string> {
  const found = await certificateById(visit.on, idOf(visit, 'certificate', 'certificateId'))
  if (!found) throw unknown('certificate')
  return `/teaching/${found.offeringId}/certificates`
}

export async function correctFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const certificateId = idOf(visit, 'certificate', 'certificateId')
  const attempted = await attempt(async () => {
    const wish = parseForm(CorrectCertificate, { name: form.get('name'), reason: form.get('reason') })
    await correctCertificate(till, caller.actor, { ...wish, certificateId })
  })
  if ('done' in attempted) return { goTo: to(`${await listOf(visit)}?done=corrected`) }
  return refused(visit, attempted.problem, { correct: refusedDeskForm(visit, attempted.problem) })
}

export async function revokeFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const certificateId = idOf(visit, 'certificate', 'certificateId')
  const attempted = await attempt(() => {
    const wish = parseForm(RevokeCertificate, { reason: form.get(REVOKE_REASON) })
    return act(till, caller.actor, (tx) => revokeCertificate(tx, certificateId, wish))
  })
  if ('done' in attempted) return { goTo: to(`${await listOf(visit)}?done=revoked`) }
  const { problem } = attempted
  return refused(visit, problem, { revoke: refusedDeskForm(visit, problem, () => REVOKE_REASON) })
}

const refused = async (visit: Visit, problem: Problem, forms: Forms): Promise<Answer> => ({
  ...(await showCertificate(visit, forms)),
  status: problem.status,
})
