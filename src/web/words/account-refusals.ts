import type { Said } from '../../platform/lang.ts'

/** What is said of a person's account: its links, its addresses, two that become one, and its end. */
export const ACCOUNT_REFUSALS: Record<string, Said> = {
  'access/link-spent': {
    nb: 'Lenken er brukt eller for gammel. Be om en ny.',
    en: 'The link has been used or is too old. Ask for a new one.',
  },
  'address/unknown': { nb: 'Denne adressen er ikke blant dine.', en: 'This address is not among yours.' },
  'address/yours-already': { nb: 'Denne adressen er allerede din.', en: 'This address is yours already.' },
  'address/too-many': {
    nb: 'Du har så mange adresser som du kan ha. Fjern en som du ikke bruker.',
    en: 'You have as many addresses as you can have. Remove one that you do not use.',
  },
  'address/asked-by-another': {
    nb: 'En annen konto ba om denne lenken. Logg inn på den, og åpne lenken en gang til.',
    en: 'Another account asked for this link. Sign in to that one, and open the link once more.',
  },
  'address/is-main': {
    nb: 'Dette er hovedadressen din. Velg en annen hovedadresse først.',
    en: 'This is your main address. Choose another main address first.',
  },
  'address/code-needed': {
    nb: 'Adressen hører til en konto med en app for koder. Skriv koden fra den appen også.',
    en: 'The address belongs to an account with an app for codes. Give the code of that app too.',
  },
  'people/address-known': {
    nb: 'Noen andre tok denne adressen i bruk i samme øyeblikk. Prøv en gang til.',
    en: 'Somebody else began to use this address at the same moment. Try once more.',
  },
  'erasure/open-things': {
    nb: 'Noe må bli ferdig først. Se hva det er under, og velg heller å slette når alt er ferdig.',
    en: 'Something has to end first. See below what it is, and rather choose to erase when all is over.',
  },
  'erasure/asked-already': { nb: 'Det er bedt om allerede.', en: 'It has been asked for already.' },
  'erasure/unknown': { nb: 'Ingen sletting venter.', en: 'No erasure is waiting.' },
}
