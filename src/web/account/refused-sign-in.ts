import { RETRY_SECONDS } from '../../federation/problems.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { providerRefusal } from '../words/sign-in-refusals.ts'

const UNAVAILABLE = 'sign-in-provider/unavailable'

/** The form to sign in with, saying what became of a sign-in elsewhere; only of providers and refusals that there are. */
export function formAfterRefusal({ query, till, lang, res }: Visit): { form: Filled; status: number } {
  const form = freshForm(lang)
  const code = query.get('refused') ?? ''
  const provider = till.config.signInProviders.find(({ id }) => id === query.get('with'))
  const sentence = provider ? providerRefusal(lang, code, provider.name) : null
  if (sentence === null) return { form, status: 200 }
  if (code === UNAVAILABLE) res.set('Retry-After', String(RETRY_SECONDS))
  return { form: { ...form, faults: [{ field: '', sentence }] }, status: code === UNAVAILABLE ? 503 : 200 }
}
