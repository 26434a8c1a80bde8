import { letter, type Sender, senderName } from '../platform/letter.ts'
import type { Mail } from '../platform/mail.ts'

/** Where the link leads. The page asks before it opens the account, because mail filters open links on their own. */
export const VERIFY_PATH = '/verify-email'

/** The mail after a sign-up: the link that opens the account, or word that there is one already. */
export function signUpMail(sender: Sender, { email, token }: { email: string; token: string | null }): Mail {
  const { publicUrl, lang } = sender
  const name = senderName(sender)
  const link = token === null ? publicUrl : `${publicUrl}${VERIFY_PATH}?token=${token}`
  return letter(sender, { kind: 'sign-up', to: email, link, ...(token === null ? known(name) : fresh(name))[lang] })
}

const fresh = (name: string) => ({
  nb: {
    subject: 'Bekreft e-postadressen din',
    body: `Noen ba om en konto hos ${name} med denne adressen. Var det deg, så åpne lenken innen et døgn. Var det ikke deg, så la den være.`,
  },
  en: {
    subject: 'Confirm your e-mail address',
    body: `Somebody asked for an account at ${name} with this address. If it was you, open the link within a day. If not, leave it alone.`,
  },
})

const known = (name: string) => ({
  nb: {
    subject: 'Du har allerede en konto',
    body: `Noen ba om en konto hos ${name} med denne adressen, men du har en fra før. Du kan logge inn som vanlig.`,
  },
  en: {
    subject: 'You already have an account',
    body: `Somebody asked for an account at ${name} with this address, but you have one already. Sign in as usual.`,
  },
})
