import { type Lang, type Said, say } from '../../platform/lang.ts'
import { PATH_FAULTS } from './paths.ts'
import { QUESTION_FAULTS } from './questions.ts'

/** Sentences for what the schemas and verbs say of a field; the first pattern that fits speaks. */
const SENTENCES: readonly [RegExp, Said][] = [
  ...QUESTION_FAULTS,
  ...PATH_FAULTS,
  [
    /expected string to have >=1|received undefined|expected string, received|^Too small: expected string to have >=2/i,
    { nb: 'Fyll ut dette feltet.', en: 'Fill in this field.' },
  ],
  [
    /invalid email/i,
    {
      nb: 'Skriv en gyldig e-postadresse, for eksempel navn@eksempel.no.',
      en: 'Enter a valid e-mail address, such as name@example.com.',
    },
  ],
  [
    /must be the domain of mail addresses/,
    {
      nb: 'Skriv det som står etter @ i adressene deres, for eksempel fjordheim.no.',
      en: 'Enter what stands after the @ in your addresses, such as fjordheim.no.',
    },
  ],
  [
    /everybody can get an address/,
    {
      nb: 'Alle kan få en adresse på dette domenet, så det kan ikke være bedriftens eget.',
      en: 'Everybody can get an address at this domain, so it cannot be the company’s own.',
    },
  ],
  [/^Say for which of your units/, { nb: 'Velg hvilken enhet det er for.', en: 'Choose for which unit it is.' }],
  [
    /^The company has no such unit/,
    {
      nb: 'Denne enheten kan du ikke bestille for. Velg en annen.',
      en: 'You cannot order for this unit. Choose another.',
    },
  ],
  [
    /^this is no PDF, JPEG or PNG/,
    {
      nb: 'Velg en fil som er PDF, JPEG eller PNG. Navnet på filen er ikke nok.',
      en: 'Choose a file that is a PDF, JPEG or PNG. What it is called is not enough.',
    },
  ],
  [/choose at least one seat/, { nb: 'Velg minst én plass.', en: 'Choose at least one seat.' }],
  [
    /moved to another country/,
    {
      nb: 'En faktura kan ikke flyttes til et annet land, for da blir mva. en annen. Skriv til oss, så ordner vi det.',
      en: 'An invoice cannot be moved to another country: its VAT would be another. Write to us and we will arrange it.',
    },
  ],
  [
    /must be accepted/,
    { nb: 'Du må godta salgsvilkårene for å bestille.', en: 'You have to accept the terms of sale to order.' },
  ],
  [
    /wish to start early/,
    {
      nb: 'Kurset starter før angrefristen er ute. Kryss av for at du ønsker det.',
      en: 'The course starts before the time for withdrawing has ended. Tick that you wish it to.',
    },
  ],
  [
    /is not an organisation number/,
    {
      nb: 'Dette er ikke et organisasjonsnummer. Sjekk sifrene.',
      en: 'This is not an organisation number. Check the digits.',
    },
  ],
  [
    /needs an order number or a reference/,
    {
      nb: 'Denne organisasjonen må ha innkjøpsordre eller referanse på fakturaen. Fyll ut en av dem.',
      en: 'This organisation needs a purchase order number or a reference on its invoices. Fill in one of them.',
    },
  ],
  [
    /needs a purchase order number on its invoices/,
    {
      nb: 'Denne organisasjonen må ha innkjøpsordre på fakturaen.',
      en: 'This organisation needs a purchase order number on its invoices.',
    },
  ],
  [
    /needs a reference on its invoices/,
    {
      nb: 'Denne organisasjonen må ha referanse på fakturaen.',
      en: 'This organisation needs a reference on its invoices.',
    },
  ],
  [
    /letters, digits, spaces and # @/,
    {
      nb: 'Bruk # for et siffer, @ for en bokstav, og ellers bokstaver, sifre, mellomrom og / . -',
      en: 'Use # for a digit, @ for a letter, and else letters, digits, spaces and / . -',
    },
  ],
  [/^Invalid option|Invalid input/, { nb: 'Velg ett av alternativene.', en: 'Choose one of the options.' }],
  [
    /outside Norway a VAT number|number of a company in that country/,
    {
      nb: 'Organisasjonsnummeret har ni sifre. Er bedriften i et annet land, velg landet og skriv mva-nummeret med landkode.',
      en: 'The organisation number has nine digits. If the company is in another country, choose the country and give its VAT number with the country’s letters.',
    },
  ],
  [/nine digits/, { nb: 'Organisasjonsnummeret har ni sifre.', en: 'The organisation number has nine digits.' }],
  [
    /organisation number/i,
    {
      nb: 'Dette organisasjonsnummeret finnes ikke. Sjekk sifrene.',
      en: 'There is no such organisation number. Check the digits.',
    },
  ],
  [
    /not a Norwegian account number/,
    {
      nb: 'Kontonummeret stemmer ikke: det har elleve sifre, og det siste er et kontrollsiffer. Sjekk sifrene.',
      en: 'The account number is wrong: it has eleven digits, and the last one is a check digit. Check the digits.',
    },
  ],
  [
    /^Invalid URL/,
    {
      nb: 'Skriv hele adressen, for eksempel https://eksempel.no.',
      en: 'Enter the whole address, such as https://example.com.',
    },
  ],
  [/two capital letters/, { nb: 'Velg et land.', en: 'Choose a country.' }],
  [
    /card number/,
    {
      nb: 'Skriv aldri kortnummer her. Du betaler på en egen, sikker side.',
      en: 'Never enter a card number here. You pay on a separate, secure page.',
    },
  ],
  [
    /control characters/,
    { nb: 'Teksten inneholder tegn vi ikke kan ta imot.', en: 'The text holds characters that we cannot take.' },
  ],
  [
    /password is among/,
    {
      nb: 'Dette passordet er blant dem som blir prøvd først. Velg et annet.',
      en: 'This password is among those that are tried first. Choose another.',
    },
  ],
  [
    /password has leaked/,
    {
      nb: 'Dette passordet har lekket fra en annen tjeneste. Velg et annet.',
      en: 'This password has leaked from another service. Choose another.',
    },
  ],
  [
    /expected string to have >=8/,
    { nb: 'Passordet må ha minst 8 tegn.', en: 'The password needs at least 8 characters.' },
  ],
  [
    /same person is named twice/,
    {
      nb: 'Den samme personen står to ganger. Hver plass er til én person.',
      en: 'The same person is named twice. Each seat is for one person.',
    },
  ],
  [
    /people who will take part/,
    {
      nb: 'Skriv navn og e-post for alle som skal delta.',
      en: 'Give a name and an e-mail address for everybody who takes part.',
    },
  ],
  [/more people than seats/, { nb: 'Det er flere navn enn plasser.', en: 'There are more names than seats.' }],
  [
    /invoice is for companies/,
    {
      nb: 'Her er faktura bare for bedrifter. Som privatperson betaler du med kort.',
      en: 'Invoices are for companies only here. Private buyers pay by card.',
    },
  ],
  [
    /belongs to a company order/,
    { nb: 'Innkjøpsnummer hører til bedriftskjøp.', en: 'A purchase order number belongs to a company purchase.' },
  ],
  [/Too big: expected string/, { nb: 'Teksten er for lang.', en: 'The text is too long.' }],
  [/Too big: expected (number|int)/, { nb: 'Tallet er for stort.', en: 'The number is too large.' }],
  [
    /Too small: expected (number|int)|expected (number|int)/,
    { nb: 'Skriv et gyldig tall.', en: 'Enter a valid number.' },
  ],
  [/in the past/, { nb: 'Tidspunktet er passert.', en: 'That time has passed.' }],
]
const GENERAL: Said = { nb: 'Sjekk dette feltet.', en: 'Check this field.' }

export function faultSentence(lang: Lang, detail: string): string {
  const known = SENTENCES.find(([pattern]) => pattern.test(detail))
  return say(lang, known?.[1] ?? GENERAL)
}
