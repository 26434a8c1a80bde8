import { personById } from '../identity/queries.ts'
import type { Said } from '../platform/lang.ts'
import { letter, linkTo, senderName, senderOf } from '../platform/letter.ts'
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
  const person = await personById({ client: till.connection.pool }, personId)
  if (!person) return
  const { email: to, lang } = person
  const sender = await senderOf(till, lang)
  const said = WORDS[changed][lang]
  const subject = `${said.replace(/\.$/, '')} (${senderName(sender)})`
  const mail = letter(sender, { to, link: linkTo(sender, '/new-password'), subject, body: `${said} ${ASIDE[lang]}` })
  await till.sendMail(mail).catch((err: unknown) => till.log.error({ err }, 'mail about a changed way in failed'))
}
