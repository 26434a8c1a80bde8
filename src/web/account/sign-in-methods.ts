import { beginJoining } from '../../federation/begin-joining.ts'
import { identitiesOf, type JoinedIdentity } from '../../federation/identities-of.ts'
import { providerName, startPath } from '../../federation/provider.ts'
import { removeIdentity } from '../../federation/remove-identity.ts'
import { theIdentity } from '../../federation/the-identity.ts'
import { METHODS_PATH } from '../../identity/tell-owner.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import type { SignInProvider } from '../../platform/sign-in-providers.ts'
import { act } from '../../platform/till.ts'
import { day } from '../components/when.ts'
import { notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { submit } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { formAfterRefusal } from './refused-sign-in.ts'

export const signInMethodPages: readonly PageRoute[] = [
  { method: 'get', path: METHODS_PATH, who: 'signed-in', answer: methodsPage },
  { method: 'post', path: `${METHODS_PATH}/with/:provider`, who: 'person', answer: joinFromForm },
  { method: 'post', path: `${METHODS_PATH}/:id/removal`, who: theIdentity.to('self'), answer: removeFromForm },
]

const DONE: Record<string, Said> = {
  joined: { nb: 'Lagt til. Nå kan du logge inn slik.', en: 'Added. You can sign in this way now.' },
}

async function methodsPage(visit: Visit, form: Filled = formAfterRefusal(visit).form): Promise<Answer> {
  const { lang, on, caller, till } = visit
  const identities = caller.actor.kind === 'person' ? await identitiesOf(on, caller.actor.personId) : []
  const title = say(lang, { nb: 'Logge inn med andre', en: 'Signing in through others' })
  const lead = say(lang, {
    nb: 'Disse kan logge deg inn. Fjern dem du ikke bruker.',
    en: 'These can sign you in. Remove those you do not use.',
  })
  const none = say(lang, {
    nb: 'Ingen andre logger deg inn ennå.',
    en: 'Nobody else signs you in yet.',
  })
  const left = till.config.signInProviders.filter(({ id }) => !identities.some(({ provider }) => provider === id))
  return {
    title,
    hidden: true,
    width: 'narrow',
    at: METHODS_PATH,
    body: html`<h1>${title}</h1>${notice(visit, DONE)}${errorSummary(form)}<p class="lead">${identities.length > 0 ? lead : none}</p>
${identities.length > 0 ? html`<ul class="identities sheet">${identities.map((each) => row(visit, each))}</ul>` : null}
${caller.actor.kind === 'person' && left.length > 0 ? addPart(visit, left) : null}`,
  }
}

/** Forms and not links: see `beginJoining`. */
function addPart({ lang, to }: Visit, providers: readonly SignInProvider[]): SafeHtml {
  const add = say(lang, { nb: 'Legg til', en: 'Add' })
  return html`<section class="providers" aria-labelledby="add"><h2 class="providers__title" id="add">${say(lang, { nb: 'Legg til en måte å logge inn på', en: 'Add a way to sign in' })}</h2>
<ul>${providers.map(({ id, name }) => html`<li><form method="post" action="${to(`${METHODS_PATH}/with/${id}`)}">${submit(html`${add} ${say(lang, name)}`, 'secondary')}</form></li>`)}</ul></section>`
}

/** A link to the provider stands on a page of its own: browsers let no form lead on to a site that the page may not send forms to. */
function joinFromForm(visit: Visit): Answer {
  const { till, req, params, lang, to } = visit
  const provider = beginJoining(req, till, { providerId: params.provider!, cameFrom: '', lang })
  const name = say(lang, provider.name)
  const title = say(lang, { nb: `Legg til ${name}`, en: `Add ${name}` })
  return {
    title,
    hidden: true,
    width: 'narrow',
    at: METHODS_PATH,
    body: html`<h1>${title}</h1><p class="lead">${say(lang, { nb: `Logg inn hos ${name}. Når du kommer tilbake, kan du logge inn her med ${name}.`, en: `Sign in at ${name}. When you come back, ${name} can sign you in here.` })}</p>
<div class="actions"><a class="ds-button" data-variant="primary" rel="nofollow" href="${to(`${startPath(provider.id)}?joins=yes`)}">${say(lang, { nb: `Fortsett til ${name}`, en: `Go on to ${name}` })}</a><a href="${to(METHODS_PATH)}">${say(lang, { nb: 'Avbryt', en: 'Cancel' })}</a></div>`,
  }
}

function row({ lang, to, till }: Visit, { id, provider, linkedAt }: JoinedIdentity): SafeHtml {
  const name = say(lang, providerName(till, provider))
  const since = say(lang, { nb: 'Lagt til', en: 'Added' })
  const remove = html`${say(lang, { nb: 'Fjern', en: 'Remove' })}<span class="ds-sr-only"> ${name}</span>`
  return html`<li><div><strong>${name}</strong><br><span class="fine">${since} ${day(lang, SELLER_ZONE, linkedAt)}</span></div>
<form method="post" action="${to(`${METHODS_PATH}/${id}/removal`)}">${submit(remove, 'secondary')}</form></li>`
}

async function removeFromForm({ till, caller, params, to }: Visit): Promise<Answer> {
  await act(till, caller.actor, (tx) => removeIdentity(tx, params.id!))
  return { goTo: to(METHODS_PATH) }
}
