import { z } from 'zod'
import { personById } from '../identity/queries.ts'
import { html } from '../platform/html.ts'
import { newId } from '../platform/ids.ts'
import type { Job } from '../platform/jobs.ts'
import { readShop, shopName } from '../platform/shop.ts'
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
  const on = { client: till.connection.pool }
  const [person, shop] = await Promise.all([personById(on, personId), readShop(on)])
  if (!person) return
  const { email, lang } = person
  const { publicUrl } = till.config
  const { host, hostname } = new URL(publicUrl)
  const name = shop ? shopName(lang, shop) : host
  const link = `${publicUrl}${lang === 'en' ? '/en' : ''}${METHODS_PATH}`
  const { subject, body } = words(name, providerName(till, provider)[lang])[change][lang]
  await till.sendMail({
    messageId: `<${newId()}@${hostname}>`,
    from: { name, address: shop?.senderEmail ?? `no-reply@${hostname}` },
    to: { name: '', address: email },
    subject,
    text: `${body}\n\n${link}\n`,
    html: String(html`<p>${body}</p><p><a href="${link}">${link}</a></p>`),
    attachments: [],
  })
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
