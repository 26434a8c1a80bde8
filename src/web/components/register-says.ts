import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import type { Standing } from '../../platform/organisation-register.ts'
import type { Visit } from '../visit.ts'

/** What the register says of how an organisation stands, and what it means here. */
export const STANDING_WORDS: Record<Exclude<Standing, 'unknown'>, Said> = {
  active: {
    nb: 'Hentet fra Brønnøysundregistrene. Se over.',
    en: 'Fetched from the Brønnøysund register. Look it over.',
  },
  'winding-up': {
    nb: 'Virksomheten er under avvikling, sier Brønnøysundregistrene.',
    en: 'The organisation is being wound up, says the Brønnøysund register.',
  },
  bankrupt: {
    nb: 'Virksomheten er konkurs, sier Brønnøysundregistrene. Den kan ikke få faktura.',
    en: 'The organisation is bankrupt, says the Brønnøysund register. It cannot be invoiced.',
  },
  deleted: {
    nb: 'Virksomheten er slettet, sier Brønnøysundregistrene. Den kan ikke få faktura.',
    en: 'The organisation is deleted, says the Brønnøysund register. It cannot be invoiced.',
  },
}

/**
 * With scripts, a typed organisation number fills the fields that are still empty, the one called `nameField` with its name. Only
 * whoever is signed in may ask the register.
 */
export function registerSays({ lang, till, caller }: Visit, nameField: string): SafeHtml | null {
  if (!till.organisationRegister || caller.actor.kind === 'visitor') return null
  return html`<p class="fine" aria-live="polite" data-register="${nameField}" data-words="${JSON.stringify(wordsIn(lang))}"></p>`
}

const wordsIn = (lang: Lang): Record<string, string> =>
  Object.fromEntries(Object.entries(STANDING_WORDS).map(([standing, said]) => [standing, say(lang, said)]))
