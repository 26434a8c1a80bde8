import { personById } from '../identity/queries.ts'
import { html } from '../platform/html.ts'
import { newId } from '../platform/ids.ts'
import type { Said } from '../platform/lang.ts'
import { readShop, shopName } from '../platform/shop.ts'
import type { Till } from '../platform/till.ts'

export type Changed = 'password' | 'authenticator-added' | 'authenticator-removed'

const WORDS: Record<Changed, Said> = {
  password: { nb: 'Passordet ditt er byttet.', en: 'Your password has been changed.' },
  'authenticator-added': {
    nb: 'Innlogging krever nå en kode fra appen du la til.',
    en: 'Signing in now asks for a code from the app that you added.',
  },
  'authenticator-removed': {
    nb: 'Innlogging krever ikke lenger kode fra en app.',
    en: 'Signing in no longer asks for a code from an app.',
  },
}
const ASIDE: Said = {
  nb: 'Var det ikke deg, så velg nytt passord med lenken, og si fra til oss.',
  en: 'If it was not you, choose a new password with the link, and tell us.',
}

/**
 * Tells a person that a way into their account changed (OWASP ASVS 6.3.7), after it has. A mail that fails is logged: the change
 * itself stands in the trail of events.
 */
export async function tellOwner(till: Till, personId: string, changed: Changed): Promise<void> {
  const on = { client: till.connection.pool }
  const [person, shop] = await Promise.all([personById(on, personId), readShop(on)])
  if (!person) return
  const { email, lang } = person
  const { host, hostname } = new URL(till.config.publicUrl)
  const name = shop ? shopName(lang, shop) : host
  const link = `${till.config.publicUrl}${lang === 'en' ? '/en' : ''}/new-password`
  const subject = `${WORDS[changed][lang].replace(/\.$/, '')} (${name})`
  const body = `${WORDS[changed][lang]} ${ASIDE[lang]}`
  await till
    .sendMail({
      messageId: `<${newId()}@${hostname}>`,
      from: { name, address: shop?.senderEmail ?? `no-reply@${hostname}` },
      to: { name: '', address: email },
      subject,
      text: `${body}\n\n${link}\n`,
      html: String(html`<p>${body}</p><p><a href="${link}">${link}</a></p>`),
      attachments: [],
    })
    .catch((err: unknown) => till.log.error({ err }, 'mail about a changed way in failed'))
}
