import type { Said } from '../../platform/lang.ts'

/** What is refused about the domains of companies, and about joining by an address there. */
export const JOINING_REFUSALS: Record<string, Said> = {
  'joining/not-your-domain': {
    nb: 'Legg først til en adresse du har på dette domenet, og bekreft den. Det gjør du under Konto.',
    en: 'Add an address of yours at this domain first, and prove it. You do that under Account.',
  },
  'joining/too-many-domains': {
    nb: 'En bedrift kan ha høyst 20 domener. Fjern et først.',
    en: 'A company can have at most 20 domains. Remove one first.',
  },
  'joining/claimed-already': {
    nb: 'Dette domenet står i listen allerede.',
    en: 'This domain is in the list already.',
  },
  'joining/domain-taken': {
    nb: 'En annen bedrift har bekreftet dette domenet. Kontakt oss, så finner vi ut hvem sitt det er.',
    en: 'Another company has proved this domain. Contact us and we will find out whose it is.',
  },
  'joining/record-missing': {
    nb: 'Vi finner ikke teksten i DNS for domenet ennå. En ny oppføring kan bruke noen timer på å bli synlig. Prøv igjen senere.',
    en: 'We do not find the text in the DNS of the domain yet. A new record may take some hours to be seen. Try again later.',
  },
  'joining/dns-unavailable': {
    nb: 'Navnetjenerne for domenet svarer ikke nå. Prøv igjen om litt.',
    en: 'The name servers of the domain do not answer now. Try again in a while.',
  },
  'joining/claim-lost': {
    nb: 'Den som la inn domenet, eier ikke bedriftskontoen lenger, eller har ingen adresse der. En eier må legge det inn på nytt.',
    en: 'Whoever added the domain is no owner of the account any more, or has no address there. An owner must add it anew.',
  },
  'joining/not-proved': {
    nb: 'Domenet er ikke bekreftet ennå.',
    en: 'This domain is not proved yet.',
  },
  'joining/declined': {
    nb: 'Bedriften har nylig sagt nei. Snakk med en av dem som eier bedriftskontoen.',
    en: 'The company has said no lately. Talk to one of the owners of its account.',
  },
  'joining/too-many-wishes': {
    nb: 'Det er for mange som venter på svar fra denne bedriften. Snakk med en av dem som eier bedriftskontoen.',
    en: 'Too many people are waiting for an answer of this company. Talk to one of the owners of its account.',
  },
  'joining/address-lost': {
    nb: 'Personen har ikke lenger noen adresse på bedriftens domene.',
    en: 'This person has no address at a domain of the company any more.',
  },
}
