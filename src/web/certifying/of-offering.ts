import { type Certificate, certificatesOfOffering } from '../../certifying/queries.ts'
import { hasRole } from '../../platform/actor.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { icon } from '../components/icon.ts'
import { day } from '../components/when.ts'
import { backLink, notice } from '../desk/notice.ts'
import { type Tone, tag } from '../desk/tag.ts'
import type { Page } from '../page-route.ts'
import { theTaught } from '../teaching/the-taught.ts'
import type { Visit } from '../visit.ts'

const DONE: Record<string, Said> = {
  revoked: {
    nb: 'Beviset er trukket tilbake, og deltakeren får beskjed.',
    en: 'The certificate is taken back, and its learner is told.',
  },
  corrected: {
    nb: 'Et nytt bevis er laget, og deltakeren får det på e-post.',
    en: 'A new certificate is made, and its learner gets it by mail.',
  },
}

/** Every certificate of an offering, and what became of each. */
export async function showCertificates(visit: Visit): Promise<Page> {
  const { lang, on, to, caller } = visit
  const { offering } = await theTaught(visit)
  const certificates = await certificatesOfOffering(on, offering.offeringId)
  const heading = say(lang, { nb: 'Kursbevis', en: 'Certificates' })
  return {
    title: `${heading} – ${offering.title}`,
    hidden: true,
    body: html`${backLink(to(`/teaching/${offering.offeringId}`), offering.title, icon('back'))}${notice(visit, DONE)}
<h1>${heading}</h1><p class="lead">${say(lang, { nb: 'Et bevis lages av seg selv når noen har fullført, og trekkes tilbake når de likevel ikke har det.', en: 'A certificate is made by itself when somebody has completed, and taken back when they turn out not to have.' })}</p>
<div class="stack certified-parts"><section class="sheet desk-part">${certificates.length === 0 ? html`<p>${say(lang, { nb: 'Ingen har fullført ennå.', en: 'Nobody has completed yet.' })}</p>` : html`<ul class="desk-people">${certificates.map((each) => row(visit, each))}</ul>`}</section>
${hasRole(caller.actor, 'course-administrator') ? html`<p><a href="${to('/admin/certificate-signatory')}">${say(lang, { nb: 'Hvem som står på bevisene', en: 'Who stands on the certificates' })}</a></p>` : null}</div>`,
  }
}

const ERASED: Said = { nb: 'Slettet deltaker', en: 'Erased learner' }

function row({ lang, to }: Visit, { certificateId, content, state, issuedAt, how }: Certificate): SafeHtml {
  const name = content?.name ?? say(lang, ERASED)
  const label =
    state === 'valid' && content ? html`<a href="${to(`/certificates/${certificateId}`)}">${name}</a>` : html`${name}`
  return html`<li class="attendance-session"><span>${label} <span class="fine">${day(lang, SELLER_ZONE, issuedAt)}</span></span><span>${standing(lang, how)}</span></li>`
}

const STANDINGS: Record<NonNullable<Certificate['how']> | 'valid', { tone: Tone; said: Said }> = {
  valid: { tone: 'success', said: { nb: 'Gyldig', en: 'Valid' } },
  revoked: { tone: 'danger', said: { nb: 'Trukket tilbake', en: 'Taken back' } },
  undone: { tone: 'neutral', said: { nb: 'Har ikke fullført likevel', en: 'Had not completed after all' } },
  replaced: { tone: 'neutral', said: { nb: 'Byttet: navnet er rettet', en: 'Replaced: name corrected' } },
}
const standing = (lang: Lang, how: Certificate['how']): SafeHtml => {
  const { tone, said } = STANDINGS[how ?? 'valid']
  return tag(tone, say(lang, said))
}
