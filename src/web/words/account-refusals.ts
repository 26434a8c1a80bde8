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
  'merge/unknown': {
    nb: 'Dette er for gammelt, eller gjort allerede. Be om en ny lenke til den andre adressen.',
    en: 'This is too old, or done already. Ask for a new link to the other address.',
  },
  'merge/choose-seats': {
    nb: 'Begge kontoene har en plass i samme kurs. Velg hvilken du beholder.',
    en: 'Both accounts have a seat in the same course. Choose which one you keep.',
  },
  'merge/completed-stays': {
    nb: 'Et kurs som er fullført, kan ikke gis fra seg. Behold den plassen.',
    en: 'A course that is completed cannot be given up. Keep that seat.',
  },
  'merge/erasure-waiting': {
    nb: 'En av kontoene venter på å bli slettet. Ta det tilbake først.',
    en: 'One of the accounts waits to be erased. Take that back first.',
  },
  'merge/request-open': {
    nb: 'En av kontoene har bedt en kollega om å godkjenne noe. Vent til det er avgjort.',
    en: 'One of the accounts has asked a colleague to sign something. Wait until that is decided.',
  },
  'merge/completed-twice': {
    nb: 'Begge kontoene har fullført samme kurs. Ta kontakt, så ordner vi det.',
    en: 'Both accounts have completed the same course. Contact us, and we sort it out.',
  },
  'merge/roles-need-fresh': {
    nb: 'Den andre kontoen har en rolle hos oss. Be om en ny lenke, og slå sammen innen et kvarter etter at du har åpnet den.',
    en: 'The other account has a role with us. Ask for a new link, and merge within a quarter of an hour after you opened it.',
  },
  'merge/roles-need-code': {
    nb: 'Den andre kontoen har en rolle hos oss, og da kreves kode fra app på begge: logg inn med kode, og legg en app til på den andre. Ellers kan en administrator gi deg rollen her.',
    en: 'The other account has a role with us, which asks for a code from an app on both: sign in with a code, and add an app to the other one. Else an administrator can give you the role here.',
  },
  'people/merged': {
    nb: 'Denne kontoen er nettopp slått sammen med en annen. Logg inn på nytt.',
    en: 'This account has just become part of another. Sign in again.',
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
