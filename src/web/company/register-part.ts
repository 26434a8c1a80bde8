import { lookUp } from '../../companies/look-up.ts'
import { isOrganisationNumber } from '../../companies/organisation-number.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import type { Registered, Standing } from '../../platform/organisation-register.ts'
import { STANDING_WORDS } from '../components/register-says.ts'
import { field, submit } from '../forms/field.ts'
import { freshForm } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'

/** What came of asking the register: fields of a form that it fills, and a sentence about it. */
export type LookedUp = { known: Record<string, string>; said: Said | null; bad: boolean }

const BY_HAND: Said = { nb: 'Fyll ut selv.', en: 'Fill it in yourself.' }
const both = (one: Said, other: Said): Said => ({ nb: `${one.nb} ${other.nb}`, en: `${one.en} ${other.en}` })

const STANDINGS: Record<Standing, Said> = {
  ...STANDING_WORDS,
  unknown: both(
    {
      nb: 'Brønnøysundregistrene kjenner ikke dette nummeret.',
      en: 'The Brønnøysund register does not know this number.',
    },
    BY_HAND,
  ),
}
const NO_NUMBER: Said = { nb: 'Dette er ikke et organisasjonsnummer.', en: 'This is not an organisation number.' }
const NO_ANSWER = both(
  { nb: 'Vi får ikke svar fra Brønnøysundregistrene nå.', en: 'The Brønnøysund register does not answer now.' },
  BY_HAND,
)

/** Asks the register about the number in the address, if there is one. */
export async function lookedUp({ till, query }: Pick<Visit, 'till' | 'query'>): Promise<LookedUp> {
  const typed = query.get('number')
  if (typed === null) return { known: {}, said: null, bad: false }
  const organisationNumber = typed.replaceAll(/\s/g, '')
  const known = { organisationNumber }
  if (!isOrganisationNumber(organisationNumber)) return { known, said: NO_NUMBER, bad: true }
  const entry = await lookUp(till, organisationNumber)
  if (!entry) return { known, said: NO_ANSWER, bad: true }
  return { known: { ...known, ...fieldsOf(entry) }, said: STANDINGS[entry.standing], bad: entry.standing !== 'active' }
}

const fieldsOf = ({ name, address }: Registered): Record<string, string> =>
  address
    ? { name, street: address.street, postcode: address.postcode, city: address.city, country: address.country }
    : { ...(name === '' ? {} : { name }) }

/** A form of its own, which only fills the other: pressing Enter there must not ask the register. Nothing where there is none. */
export function lookUpForm({ lang, to, till, query }: Visit, { said, bad }: LookedUp): SafeHtml | null {
  if (!till.organisationRegister) return null
  const form = freshForm(lang, { number: query.get('number') ?? '' })
  return html`<form class="form sheet" method="get" action="${to('/company')}" novalidate>
${field(form, { name: 'number', label: label(lang), hint: say(lang, { nb: 'Ni sifre. Vi henter navn og adresse.', en: 'Nine digits. We fetch name and address.' }), inputmode: 'numeric', size: 11, max: 20 })}
<div class="actions">${submit(say(lang, { nb: 'Hent fra Brønnøysund', en: 'Fetch from the register' }), 'secondary')}</div>
${said ? html`<div class="ds-alert" data-color="${bad ? 'warning' : 'success'}" role="status"><p>${say(lang, said)}</p></div>` : null}</form>`
}

const label = (lang: Lang): string =>
  say(lang, { nb: 'Slå opp organisasjonsnummer', en: 'Look up an organisation number' })
