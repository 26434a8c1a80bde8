import type { Said } from '../platform/lang.ts'
import { letter, linkTo, senderName, senderOf } from '../platform/letter.ts'
import { nameOfProvider } from '../platform/sign-in-providers.ts'
import type { Till } from '../platform/till.ts'
import { personById } from './queries.ts'
import type { WayInChanged } from './way-in-changed.ts'
import { type Told, wordsFor } from './way-in-words.ts'

/** Where a person sees which providers sign them in. */
export const METHODS_PATH = '/account/sign-in-methods'
/** Where the owner puts right what somebody else did. */
const MENDED_AT: Partial<Record<WayInChanged['change'], string>> = {
  joined: METHODS_PATH,
  removed: METHODS_PATH,
  'passkey-added': '/account',
  'passkey-removed': '/account',
  'passkey-copied': '/account',
}

/** Tells a person what became of their ways in, as `promiseWord` promised. */
export async function tellOwner(till: Till, { personId, change, provider, passkey }: WayInChanged): Promise<void> {
  const person = await personById({ client: till.connection.pool }, personId)
  if (!person) return
  const sender = await senderOf(till, person.lang)
  const name: Said = provider === undefined ? both(passkey ?? '') : nameOfProvider(till.config, provider)
  const told: Told = { shop: senderName(sender), name: name[person.lang] }
  const link = linkTo(sender, MENDED_AT[change] ?? '/new-password')
  await till.sendMail(letter(sender, { to: person.email, link, ...wordsFor(change, told)[person.lang] }))
}

const both = (name: string): Said => ({ nb: name, en: name })
