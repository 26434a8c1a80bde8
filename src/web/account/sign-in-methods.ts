import { identitiesOf, type JoinedIdentity } from '../../federation/identities-of.ts'
import { providerName } from '../../federation/provider.ts'
import { removeIdentity } from '../../federation/remove-identity.ts'
import { METHODS_PATH } from '../../federation/tell-owner.ts'
import { theIdentity } from '../../federation/the-identity.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { day } from '../components/when.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { submit } from '../forms/field.ts'
import { type Filled, freshForm, refusedForm } from '../forms/filled.ts'
import { attempt } from '../forms/parse.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'

export const signInMethodPages: readonly PageRoute[] = [
  { method: 'get', path: METHODS_PATH, who: 'signed-in', answer: methodsPage },
  { method: 'post', path: `${METHODS_PATH}/:id/removal`, who: theIdentity.to('self'), answer: removeFromForm },
]

async function methodsPage(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Answer> {
  const { lang, on, caller } = visit
  const identities = caller.actor.kind === 'person' ? await identitiesOf(on, caller.actor.personId) : []
  const title = say(lang, { nb: 'Logge inn med andre', en: 'Signing in through others' })
  const lead = say(lang, {
    nb: 'Disse kan logge deg inn. Fjern dem du ikke bruker.',
    en: 'These can sign you in. Remove those you do not use.',
  })
  const none = say(lang, {
    nb: 'Ingen andre logger deg inn. Vil du det, så velg en av dem når du logger inn neste gang, og oppgi adressen til kontoen din.',
    en: 'Nobody else signs you in. If you want that, choose one of them when you sign in next time, and give the address of your account.',
  })
  return {
    title,
    hidden: true,
    width: 'narrow',
    at: METHODS_PATH,
    body: html`<h1>${title}</h1>${errorSummary(form)}<p class="lead">${identities.length > 0 ? lead : none}</p>
${identities.length > 0 ? html`<ul class="identities sheet">${identities.map((each) => row(visit, each))}</ul>` : null}`,
  }
}

function row({ lang, to, till }: Visit, { id, provider, linkedAt }: JoinedIdentity): SafeHtml {
  const name = say(lang, providerName(till, provider))
  const since = say(lang, { nb: 'Lagt til', en: 'Added' })
  const remove = html`${say(lang, { nb: 'Fjern', en: 'Remove' })}<span class="ds-sr-only"> ${name}</span>`
  return html`<li><div><strong>${name}</strong><br><span class="fine">${since} ${day(lang, SELLER_ZONE, linkedAt)}</span></div>
<form method="post" action="${to(`${METHODS_PATH}/${id}/removal`)}">${submit(remove, 'secondary')}</form></li>`
}

async function removeFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, params, to, form, lang } = visit
  const providers = till.config.signInProviders.map((each) => each.id)
  const attempted = await attempt(() =>
    act(till, caller.actor, (tx) => removeIdentity(tx, { id: params.id!, providers })),
  )
  if ('done' in attempted) return { goTo: to(METHODS_PATH) }
  const { problem } = attempted
  const answer = await methodsPage(visit, refusedForm({ lang, requestId: caller.requestId }, form, { problem }))
  return 'title' in answer ? { ...answer, status: problem.status, faulty: true } : answer
}
