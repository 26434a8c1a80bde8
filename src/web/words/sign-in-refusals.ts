import { type Lang, type Said, say } from '../../platform/lang.ts'

/** What is said of a sign-in elsewhere, where the provider's name need not be told. */
export const SIGN_IN_REFUSALS: Record<string, Said> = {
  'sign-in-provider/unavailable': {
    nb: 'Tjenesten du ville logge inn med, svarer ikke. Prøv igjen, eller logg inn på en annen måte.',
    en: 'The provider that you wanted to sign in with does not answer. Try again, or sign in another way.',
  },
  'access/sign-in-not-begun': {
    nb: 'Denne innloggingen er over, eller ble begynt et annet sted. Begynn på nytt her.',
    en: 'This sign-in is over, or was begun somewhere else. Begin again here.',
  },
  'access/sign-in-cancelled': {
    nb: 'Du avbrøt innloggingen og er ikke logget inn.',
    en: 'You broke the sign-in off and are not signed in.',
  },
  'access/link-elsewhere': {
    nb: 'Åpne lenken i den nettleseren du begynte å logge inn i. Finner du den ikke igjen, så logg inn på nytt her.',
    en: 'Open the link in the browser in which you began to sign in. If you cannot find it, sign in again here.',
  },
  'access/identity-taken': {
    nb: 'Denne innloggingen hører allerede til en annen person her.',
    en: 'This sign-in belongs to another person here already.',
  },
}

/** What is said of passkeys. */
export const PASSKEY_REFUSALS: Record<string, Said> = {
  'access/wrong-passkey': {
    nb: 'Denne passnøkkelen logger deg ikke inn. Prøv igjen, eller logg inn på en annen måte.',
    en: 'This passkey does not sign you in. Try again, or sign in another way.',
  },
  'passkey/not-accepted': {
    nb: 'Passnøkkelen kunne ikke legges til. Prøv en gang til.',
    en: 'The passkey could not be added. Try once more.',
  },
  'passkey/known': {
    nb: 'Denne passnøkkelen er lagt til fra før.',
    en: 'This passkey has been added already.',
  },
  'passkey/too-many': {
    nb: 'Du har så mange passnøkler som du kan ha. Fjern en som du ikke bruker.',
    en: 'You have as many passkeys as you can have. Remove one that you do not use.',
  },
}

/** The same, naming the provider where that helps. */
export function providerRefusal(lang: Lang, code: string, provider: Said): string | null {
  const known = SIGN_IN_REFUSALS[code]
  if (code !== 'sign-in-provider/unavailable') return known ? say(lang, known) : null
  return say(lang, {
    nb: `${provider.nb} svarer ikke. Prøv igjen, eller logg inn på en annen måte.`,
    en: `${provider.en} does not answer. Try again, or sign in another way.`,
  })
}
