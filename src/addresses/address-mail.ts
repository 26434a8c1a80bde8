import { ADDRESSES_PATH } from '../identity/tell-owner.ts'
import { letter, linkTo, type Sender, senderName } from '../platform/letter.ts'
import type { Mail } from '../platform/mail.ts'

/** Where the link leads. The page asks before it does anything, because mail filters open links on their own. */
export const ADDRESS_PROOF_PATH = `${ADDRESSES_PATH}/proof` as const

/** The mail to whoever's address somebody calls theirs. It is the same whether or not the address has an account. */
export function addressMail(sender: Sender, { email, token }: { email: string; token: string }): Mail {
  const link = linkTo(sender, `${ADDRESS_PROOF_PATH}?token=${token}`)
  return letter(sender, { kind: 'address-proof', to: email, link, ...words(senderName(sender))[sender.lang] })
}

const words = (name: string) => ({
  nb: {
    subject: 'Bekreft at adressen er din',
    body: `Noen som er logget inn hos ${name}, sier at denne adressen også er deres. Var det deg, så åpne lenken innen en time, logget inn på den samme kontoen. Har adressen en konto fra før, får du se hva som skjer før noe slås sammen. Var det ikke deg, så la den være: da skjer det ingenting.`,
  },
  en: {
    subject: 'Confirm that the address is yours',
    body: `Somebody who is signed in at ${name} says that this address is theirs too. If it was you, open the link within an hour, signed in to the same account. If the address has an account already, you see what happens before anything is merged. If not, leave it alone: nothing will happen.`,
  },
})
