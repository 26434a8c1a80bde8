import { hasRole, type Role } from '../../platform/actor.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { currentSalesTerms } from '../../terms/queries.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'

/** `also`: who opens it besides administrators. */
const STEPS: readonly { path: string; said: Said; also?: readonly Role[] }[] = [
  { path: '/setup', said: { nb: 'Klar til salg', en: 'Ready to sell' } },
  { path: '/setup/seller', said: { nb: 'Selger', en: 'Seller' } },
  { path: '/setup/numbers', said: { nb: 'Numre og KID', en: 'Numbers and KID' } },
  { path: '/setup/accounts', said: { nb: 'Kontoer', en: 'Accounts' } },
  { path: '/setup/terms', said: { nb: 'Salgsvilkår', en: 'Terms of sale' } },
  { path: '/setup/staff', said: { nb: 'Ansatte', en: 'Staff' } },
  { path: '/setup/import', said: { nb: 'Les inn', en: 'Take in' } },
  { path: '/setup/keys', said: { nb: 'Nøkler', en: 'Keys' } },
  { path: '/setup/webhooks', said: { nb: 'Andre systemer', en: 'Other systems' } },
  { path: '/admin/letters', said: { nb: 'E-poster', en: 'Mails' } },
  { path: '/setup/people', said: { nb: 'Personer', en: 'People' }, also: ['support'] },
  { path: '/setup/retention', said: { nb: 'Lagringstid', en: 'Retention' } },
  { path: '/setup/audit', said: { nb: 'Hvem gjorde hva', en: 'Who did what' }, also: ['auditor'] },
]

/** One step of the set-up, with the way to all the others. */
export function setupPage(visit: Visit, title: string, body: SafeHtml): Page {
  const { lang, to, path, caller } = visit
  const here = path.split('?')[0]
  const links = STEPS.filter(({ also = [] }) => hasRole(caller.actor, ...also)).map(
    (step) =>
      html`<li><a href="${to(step.path)}"${step.path === here ? html` aria-current="page"` : null}>${say(lang, step.said)}</a></li>`,
  )
  return {
    title,
    hidden: true,
    width: 'narrow',
    body: html`<nav class="setup-steps" aria-label="${say(lang, { nb: 'Oppsett', en: 'Set-up' })}"><ul>${links}</ul></nav>
<h1>${title}</h1>
${body}`,
  }
}

/** While nothing can be sold yet, each step leads to the next; later it leads back to the list. */
export async function onward({ on, to }: Visit, next: string, done: string): Promise<{ goTo: string }> {
  const isNew = (await currentSalesTerms(on)) === null
  return { goTo: to(isNew ? next : `/setup?done=${done}`) }
}
