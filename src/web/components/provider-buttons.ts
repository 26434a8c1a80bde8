import { startPath } from '../../federation/provider.ts'
import { METHODS_PATH } from '../../identity/tell-owner.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import type { SignInProvider } from '../../platform/sign-in-providers.ts'
import type { Visit } from '../visit.ts'

/** The ways in that others vouch for; nothing where the operator has none. They are links: each leads to another site. */
export function providerButtons(
  { till, lang, to }: Visit,
  {
    cameFrom = '',
    providers = till.config.signInProviders,
  }: { cameFrom?: string; providers?: readonly SignInProvider[] } = {},
): SafeHtml | null {
  if (providers.length === 0) return null
  const back = cameFrom === '' ? '' : `?to=${encodeURIComponent(cameFrom)}`
  return html`<section class="providers" aria-labelledby="providers"><h2 class="providers__title" id="providers">${say(lang, { nb: 'Eller logg inn med', en: 'Or sign in with' })}</h2>
<ul>${providers.map(({ id, name }) => html`<li><a class="ds-button" data-variant="secondary" rel="nofollow" href="${to(`${startPath(id)}${back}`)}">${say(lang, name)}</a></li>`)}</ul></section>`
}

/** From the account page to the list of who signs a person in. */
export function providersLink({ till, lang, to }: Visit): SafeHtml | null {
  if (till.config.signInProviders.length === 0) return null
  return html`<p><a href="${to(METHODS_PATH)}">${say(lang, { nb: 'Logge inn med andre', en: 'Signing in through others' })}</a></p>`
}
