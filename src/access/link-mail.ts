import type { Said } from '../platform/lang.ts'
import { letter, linkTo, type Sender, senderName } from '../platform/letter.ts'
import type { Mail } from '../platform/mail.ts'
import { LINK_MINUTES, type MailedPurpose } from './make-link.ts'

/** Where the links lead. The pages ask before they do anything, because mail filters open links on their own. */
export const LINK_PATHS: Record<MailedPurpose, `/${string}`> = {
  'sign-in': '/sign-in/by-link',
  'new-password': '/new-password/by-link',
}

/** The mail with the link, or word that nobody has an account with this address. */
export function linkMail(
  sender: Sender,
  {
    email,
    purpose,
    token,
    cameFrom,
  }: { email: string; purpose: MailedPurpose; token: string | null; cameFrom: string },
): Mail {
  const name = senderName(sender)
  const words = token === null ? NOBODY : WORDS[purpose]
  const query = new URLSearchParams({ token: token ?? '', ...(cameFrom === '' ? {} : { to: cameFrom }) })
  return letter(sender, {
    kind: 'access-link',
    to: email,
    link: linkTo(sender, token === null ? '/sign-up' : `${LINK_PATHS[purpose]}?${query}`),
    subject: words.subject(name)[sender.lang],
    body: words.body(name)[sender.lang],
  })
}

type Words = { subject(name: string): Said; body(name: string): Said }

const WORDS: Record<MailedPurpose, Words> = {
  'sign-in': {
    subject: (name) => ({ nb: `Logg inn hos ${name}`, en: `Sign in to ${name}` }),
    body: (name) => ({
      nb: `Noen ba om å logge inn hos ${name} med denne adressen. Var det deg, så åpne lenken innen ${LINK_MINUTES['sign-in']} minutter. Var det ikke deg, så la den være; ingen kommer inn uten lenken.`,
      en: `Somebody asked to sign in to ${name} with this address. If it was you, open the link within ${LINK_MINUTES['sign-in']} minutes. If not, leave it alone; nobody gets in without the link.`,
    }),
  },
  'new-password': {
    subject: (name) => ({ nb: `Nytt passord hos ${name}`, en: `New password at ${name}` }),
    body: (name) => ({
      nb: `Noen ba om å velge nytt passord hos ${name} for denne adressen. Var det deg, så åpne lenken innen ${LINK_MINUTES['new-password']} minutter. Var det ikke deg, så la den være; passordet ditt er som før.`,
      en: `Somebody asked to choose a new password at ${name} for this address. If it was you, open the link within ${LINK_MINUTES['new-password']} minutes. If not, leave it alone; your password is as before.`,
    }),
  },
}

const NOBODY: Words = {
  subject: (name) => ({ nb: `Ingen konto hos ${name}`, en: `No account at ${name}` }),
  body: (name) => ({
    nb: `Noen prøvde å komme inn hos ${name} med denne adressen, men den har ingen konto. Var det deg, kan du lage en med lenken. Var det ikke deg, så la den være.`,
    en: `Somebody tried to get in to ${name} with this address, but it has no account. If it was you, the link lets you make one. If not, leave it alone.`,
  }),
}
