import type { Said } from '../platform/lang.ts'
import { letter, linkTo, type Sender, senderName } from '../platform/letter.ts'
import type { Mail } from '../platform/mail.ts'

/** Where the link leads. The page asks before it does anything, because mail filters open links on their own. */
export const PROOF_PATH = '/sign-in/address/confirmation'

/** The mail to whoever is said to sign in with a provider. It is the same whether or not the address has an account. */
export function proofMail(
  sender: Sender,
  { email, token, provider }: { email: string; token: string; provider: Said },
): Mail {
  const link = linkTo(sender, `${PROOF_PATH}?token=${token}`)
  return letter(sender, {
    kind: 'provider-proof',
    to: email,
    link,
    ...words(senderName(sender), provider)[sender.lang],
  })
}

const words = (name: string, provider: Said) => ({
  nb: {
    subject: 'Bekreft e-postadressen din',
    body: `Noen logget inn med ${provider.nb} hos ${name} og oppga denne adressen. Var det deg, så åpne lenken innen en time, i den nettleseren du begynte i. Var det ikke deg, så la den være: da skjer det ingenting.`,
  },
  en: {
    subject: 'Confirm your e-mail address',
    body: `Somebody signed in with ${provider.en} at ${name} and gave this address. If it was you, open the link within an hour, in the browser in which you began. If not, leave it alone: nothing will happen.`,
  },
})
