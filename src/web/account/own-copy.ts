import { freshPerson, personOf } from '../../identity/fresh.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { AskErasure, askErasure, ERASER, withdrawErasure } from '../../privacy/ask-erasure.ts'
import { type ErasurePreview, previewErasure } from '../../privacy/preview-erasure.ts'
import { day } from '../components/when.ts'
import { notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { submit } from '../forms/field.ts'
import { type Filled, freshForm, refusedForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import { previewPart } from '../privacy/preview-part.ts'
import type { Visit } from '../visit.ts'

const who = 'person'
const PATH = '/account/my-data'
const ERASURE = '/account/erasure'

export const ownCopyPages: readonly PageRoute[] = [
  { method: 'get', path: PATH, who, answer: ownCopyPage },
  { method: 'get', path: ERASURE, who, answer: (visit) => erasurePage(visit) },
  { method: 'post', path: ERASURE, who, answer: eraseFromForm },
  { method: 'post', path: `${ERASURE}/withdrawal`, who, answer: stay },
]

const DONE: Record<string, Said> = {
  waits: {
    nb: 'Du blir slettet av deg selv når alt er ferdig. Til da er alt som før, og du kan ombestemme deg.',
    en: 'You will be erased by itself when all is over. Until then all is as before, and you may change your mind.',
  },
  stays: { nb: 'Du blir ikke slettet.', en: 'You will not be erased.' },
}

/** From the account page to what is kept of its owner. */
export const ownCopyLink = ({ lang, to }: Visit): SafeHtml =>
  html`<section class="sheet account-part"><h2>${say(lang, { nb: 'Dine data', en: 'Your data' })}</h2>
<p>${say(lang, { nb: 'Ta med deg en kopi av alt vi har om deg, eller bli slettet.', en: 'Take a copy of all that we have about you, or be erased.' })}</p>
<p><a href="${to(PATH)}">${say(lang, { nb: 'Se dine data', en: 'See your data' })}</a></p></section>`

async function ownCopyPage(visit: Visit): Promise<Page> {
  const { lang, to } = visit
  const preview = await previewOf(visit)
  const title = say(lang, { nb: 'Dine data', en: 'Your data' })
  return {
    title,
    hidden: true,
    width: 'narrow',
    body: html`<h1>${title}</h1>${notice(visit, DONE)}
<section class="sheet account-part"><h2>${say(lang, { nb: 'En kopi av alt', en: 'A copy of everything' })}</h2>
<p>${say(lang, { nb: 'Filen inneholder alt vi har lagret om deg, i en form som andre programmer kan lese (JSON), og fakturaene dine som PDF. Passord og koder er ikke med; dem kan vi ikke lese selv.', en: 'The file holds all that we keep about you, in a form that other programs can read (JSON), and your invoices as PDF. Passwords and codes are not in it; we cannot read them ourselves.' })}</p>
<p><a class="ds-button" href="/me/data.zip" download>${say(lang, { nb: 'Last ned kopien (ZIP)', en: 'Download the copy (ZIP)' })}</a></p>
<p class="fine">${say(lang, { nb: 'Er det mer enn et kvarter siden du logget inn, spør vi deg på nytt.', en: 'If you signed in more than a quarter of an hour ago, we ask you again.' })}</p></section>
${preview.waiting ? waitingPart(visit, preview.waiting.askedAt) : null}
<section class="sheet account-part"><h2>${say(lang, { nb: 'Bli slettet', en: 'Be erased' })}</h2>
<p>${say(lang, { nb: 'Se først hva som blir borte, og hva loven krever at vi beholder. Ingenting skjer før du bekrefter.', en: 'See first what goes, and what the law makes us keep. Nothing happens before you confirm.' })}</p>
<p><a href="${to(ERASURE)}">${say(lang, { nb: 'Se hva som blir borte', en: 'See what would go' })}</a></p></section>`,
  }
}

function waitingPart({ lang, to }: Visit, askedAt: Date): SafeHtml {
  const since = day(lang, SELLER_ZONE, askedAt)
  return html`<section class="sheet account-part"><h2>${say(lang, { nb: 'Du blir slettet når alt er ferdig', en: 'You will be erased when all is over' })}</h2>
<p>${say(lang, { nb: `Det ble bedt om ${since}. Du kan ombestemme deg til da.`, en: `It was asked for on ${since}. You may change your mind until then.` })}</p>
<form method="post" action="${to(`${ERASURE}/withdrawal`)}">${submit(say(lang, { nb: 'Jeg vil likevel ikke slettes', en: 'I do not want to be erased after all' }), 'secondary')}</form></section>`
}

/** Asks for a fresh sign-in before it shows anything: whoever confirms at the end has just been recognised. */
async function erasurePage(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, caller, to } = visit
  freshPerson(caller.actor)
  const preview = await previewOf(visit)
  const title = say(lang, { nb: 'Bli slettet', en: 'Be erased' })
  return {
    title,
    hidden: true,
    width: 'narrow',
    at: ERASURE,
    body: html`<div class="stack"><h1>${title}</h1>${errorSummary(form)}<p class="lead">${say(lang, { nb: 'Dette kan ikke gjøres om.', en: 'This cannot be undone.' })}</p>
${previewPart(lang, preview)}
${preview.waiting ? waitingPart(visit, preview.waiting.askedAt) : confirmPart(visit, preview)}
<p><a href="${to(PATH)}">${say(lang, { nb: 'Tilbake uten å slette', en: 'Back without erasing' })}</a></p></div>`,
  }
}

function confirmPart({ lang, to }: Visit, { hindrances }: ErasurePreview): SafeHtml {
  const waits = hindrances.length > 0
  const words = waits
    ? say(lang, { nb: 'Slett meg når alt er ferdig', en: 'Erase me when all is over' })
    : say(lang, { nb: 'Slett meg for godt', en: 'Erase me for good' })
  const aside = waits
    ? say(lang, {
        nb: 'Vi ser etter hver natt, og du får en e-post når det er gjort.',
        en: 'We look every night, and you get a mail when it is done.',
      })
    : say(lang, {
        nb: 'Du blir logget ut overalt og får en siste e-post.',
        en: 'You are signed out everywhere and get one last mail.',
      })
  return html`<form class="form account-form" method="post" action="${to(ERASURE)}"><input type="hidden" name="when" value="${waits ? 'when-over' : 'now'}">
<p>${aside}</p><div>${submit(words)}</div></form>`
}

async function eraseFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to, lang } = visit
  const { personId } = freshPerson(caller.actor)
  const attempted = await attempt(() =>
    askErasure(till, caller.actor, { ...parseForm(AskErasure, { when: form.get('when') }), personId, proof: 'own' }),
  )
  if ('done' in attempted) return attempted.done.erased ? gone(visit) : { goTo: to(`${PATH}?done=waits`) }
  const { problem } = attempted
  const refused = refusedForm({ lang, requestId: caller.requestId }, form, { problem })
  return { ...(await erasurePage(visit, refused)), status: problem.status }
}

function gone({ lang, to }: Visit): Page {
  const title = say(lang, { nb: 'Du er slettet', en: 'You are erased' })
  return {
    title,
    hidden: true,
    width: 'narrow',
    at: '/',
    body: html`<div class="stack" role="status"><h1>${title}</h1><p class="lead">${say(lang, { nb: 'Alt vi kunne fjerne, er fjernet, og du er logget ut. En siste e-post bekrefter det. Takk for at du var her.', en: 'All that we could remove is removed, and you are signed out. One last mail confirms it. Thank you for having been here.' })}</p>
<p><a href="${to('/')}">${say(lang, { nb: 'Til forsiden', en: 'To the front page' })}</a></p></div>`,
  }
}

async function stay({ till, caller, to }: Visit): Promise<Answer> {
  await act(till, caller.actor, (tx) => withdrawErasure(tx, personOf(caller.actor).personId))
  return { goTo: to(`${PATH}?done=stays`) }
}

const previewOf = ({ till, caller }: Visit): Promise<ErasurePreview> =>
  act(till, ERASER, (tx) => previewErasure(tx, personOf(caller.actor).personId))
