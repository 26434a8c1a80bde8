import { z } from 'zod'
import { personById } from '../identity/queries.ts'
import type { Job } from '../platform/jobs.ts'
import { letter, linkTo, senderName, senderOf } from '../platform/letter.ts'
import type { Till } from '../platform/till.ts'
import { providerName } from './provider.ts'

const WayInChanged = z.object({ personId: z.uuid(), provider: z.string(), change: z.enum(['joined', 'removed']) })
type WayInChanged = z.output<typeof WayInChanged>

/** Promised in the transaction that changed it, so that nobody gets a new way into an account behind its owner's back. */
export const wayInChanged: Job<WayInChanged> = { name: 'way-in-changed', schema: WayInChanged }

/** Where a person sees which providers sign them in. */
export const METHODS_PATH = '/account/sign-in-methods'

/** Tells a person that a provider signs them in now, or does no longer (OWASP ASVS 6.3.7). */
export async function tellOwner(till: Till, { personId, provider, change }: WayInChanged): Promise<void> {
  const person = await personById({ client: till.connection.pool }, personId)
  if (!person) return
  const sender = await senderOf(till, person.lang)
  const said = words(senderName(sender), providerName(till, provider)[person.lang])[change][person.lang]
  await till.sendMail(letter(sender, { to: person.email, link: linkTo(sender, METHODS_PATH), ...said }))
}

const words = (shop: string, provider: string) => ({
  joined: {
    nb: {
      subject: `Du kan nå logge inn med ${provider}`,
      body: `Innlogging med ${provider} ble lagt til på kontoen din hos ${shop}. Var det ikke deg, så fjern den her og si fra til oss.`,
    },
    en: {
      subject: `You can now sign in with ${provider}`,
      body: `Signing in with ${provider} was added to your account at ${shop}. If it was not you, remove it here and tell us.`,
    },
  },
  removed: {
    nb: {
      subject: `Du logger ikke lenger inn med ${provider}`,
      body: `Innlogging med ${provider} ble fjernet fra kontoen din hos ${shop}. Var det ikke deg, så si fra til oss.`,
    },
    en: {
      subject: `You no longer sign in with ${provider}`,
      body: `Signing in with ${provider} was removed from your account at ${shop}. If it was not you, tell us.`,
    },
  },
})
