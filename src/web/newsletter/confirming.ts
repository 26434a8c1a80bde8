import { CONFIRM_PATH } from '../../newsletter/ask-mail.ts'
import { addressOfAsk, confirmAsk } from '../../newsletter/confirm-ask.ts'
import { CONSENT_WORDS } from '../../newsletter/wording.ts'
import { html } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import type { Problem } from '../../platform/problems.ts'
import { byMailedLink } from '../by-mailed-link.ts'
import { hidden, submit } from '../forms/field.ts'
import { attempt } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { SUBSCRIBER_REFUSALS } from '../words/newsletter.ts'
import { choicesPath } from './choices-path.ts'
import { SIGN_UP_PATH } from './sign-up.ts'

/** Opening the mailed link changes nothing: mail filters open links, too. The second yes is a button. */
export async function showConfirmation(visit: Visit): Promise<Page> {
  const { lang, to, query } = visit
  const token = query.get('token') ?? ''
  const found = await attempt(() => byMailedLink(visit, (tx) => addressOfAsk(tx, token)))
  if ('problem' in found) return overPage(visit, found.problem)
  const title = say(lang, { nb: 'Vil du ha nyhetsbrevet?', en: 'Do you want the newsletter?' })
  return {
    ...{ title, hidden: true, width: 'narrow' },
    body: html`<h1>${title}</h1><p class="lead">${say(lang, { nb: 'Det sendes til', en: 'It is sent to' })} ${found.done}.</p><p>${say(lang, CONSENT_WORDS)}</p>
<form method="post" action="${to(CONFIRM_PATH)}">${hidden('token', token)}${submit(say(lang, { nb: 'Ja, send det', en: 'Yes, send it' }))}</form>`,
  }
}

export async function confirmFromForm(visit: Visit): Promise<Answer> {
  const attempted = await attempt(() => byMailedLink(visit, (tx) => confirmAsk(tx, visit.form.get('token'))))
  if ('done' in attempted) return { goTo: visit.to(choicesPath(visit, attempted.done, 'confirmed')) }
  return overPage(visit, attempted.problem)
}

function overPage({ lang, to }: Visit, { code, status }: Problem): Page {
  const title = say(lang, { nb: 'Lenken gjelder ikke lenger', en: 'This link no longer works' })
  const said = SUBSCRIBER_REFUSALS[code]
  return {
    ...{ title, status, hidden: true, width: 'narrow', at: SIGN_UP_PATH },
    body: html`<h1>${title}</h1><p class="lead">${said ? say(lang, said) : null}</p><p><a href="${to(SIGN_UP_PATH)}">${say(lang, { nb: 'Nyhetsbrev om kurs', en: 'Newsletter about courses' })}</a></p>`,
  }
}
