import { run, statement } from '../platform/db/statement.ts'
import type { Said } from '../platform/lang.ts'
import { letter, linkTo, type Sender, senderName, senderOf } from '../platform/letter.ts'
import type { Mail } from '../platform/mail.ts'
import { nameOfProvider } from '../platform/sign-in-providers.ts'
import type { Till } from '../platform/till.ts'
import { personById } from './queries.ts'
import type { WayInChanged } from './way-in-changed.ts'
import { type Told, wordsFor } from './way-in-words.ts'

/** Where a person sees which providers sign them in. */
export const METHODS_PATH = '/account/sign-in-methods'
/** Where a person sees and chooses their addresses. */
export const ADDRESSES_PATH = '/account/addresses'
/** Where the owner puts right what somebody else did. */
const MENDED_AT: Partial<Record<WayInChanged['change'], string>> = {
  joined: METHODS_PATH,
  removed: METHODS_PATH,
  'address-added': ADDRESSES_PATH,
  'address-removed': ADDRESSES_PATH,
  'main-address': ADDRESSES_PATH,
  merged: ADDRESSES_PATH,
  'passkey-added': '/account',
  'passkey-removed': '/account',
  'passkey-copied': '/account',
}

/** Tells a person what became of their ways in, as `promiseWord` promised. */
export async function tellOwner(till: Till, changed: WayInChanged): Promise<void> {
  const { personId, addressId } = changed
  await tellAddress(till, changed, addressId === undefined ? null : await addressById(till, { personId, addressId }))
}

/** The same at one of their addresses; null: at their main one. */
export async function tellAddress(
  till: Till,
  { personId, change, provider, passkey }: WayInChanged,
  address: string | null,
): Promise<void> {
  const person = await personById({ client: till.connection.pool }, personId)
  if (!person) return
  const sender = await senderOf(till, person.lang)
  const name: Said = provider === undefined ? both(passkey ?? '') : nameOfProvider(till.config, provider)
  await till.sendMail(wayInMail(sender, { to: address ?? person.email, change, name: name[person.lang] }))
}

/** What becomes known of a way in; `name` is the provider's or the passkey's. */
export function wayInMail(
  sender: Sender,
  { to, change, name }: { to: string; change: WayInChanged['change']; name: string },
): Mail {
  const told: Told = { shop: senderName(sender), name }
  const link = linkTo(sender, MENDED_AT[change] ?? '/new-password')
  return letter(sender, { kind: 'way-in', to, link, ...wordsFor(change, told)[sender.lang] })
}

const ADDRESS = statement<{ email: string }>(
  'address-of-person',
  'select email from person_addresses where id = $1 and person_id = $2',
)

/** Null where it has been removed meanwhile. */
async function addressById(till: Till, { personId, addressId }: { personId: string; addressId: string }) {
  const [address] = await run({ client: till.connection.pool }, ADDRESS, [addressId, personId])
  return address?.email ?? null
}

const both = (name: string): Said => ({ nb: name, en: name })
