import type { Said } from '../../platform/lang.ts'
import type { icon } from '../components/icon.ts'

type Can = { picture: Parameters<typeof icon>[0]; name: Said; says: Said }

/** What a company can do here, in the words of whoever buys for one. */
export const COMPANIES_CAN: readonly Can[] = [
  {
    picture: 'seat',
    name: { nb: 'Mange plasser på én faktura', en: 'Many seats on one invoice' },
    says: {
      nb: 'Kjøp så mange plasser dere trenger, på faktura eller med kort, og sett navn på dem nå eller senere. Fakturaen kommer som EHF eller på e-post, med deres referanse.',
      en: 'Buy as many seats as you need, on invoice or by card, and name people now or later. The invoice comes as EHF or by e-mail, with your reference.',
    },
  },
  {
    picture: 'document',
    name: { nb: 'Skriftlig tilbud', en: 'A quote in writing' },
    says: {
      nb: 'Legg kursene i handlekurven og lag et tilbud selv, eller be oss om et. Prisen står til den dagen tilbudet sier, og dere godtar det med en lenke.',
      en: 'Put the courses in the cart and make a quote yourself, or ask us for one. The price stands until the day the quote says, and you accept it by a link.',
    },
  },
  {
    picture: 'money',
    name: { nb: 'Avtaler', en: 'Agreements' },
    says: {
      nb: 'Kjøper dere ofte, kan vi avtale faste priser. De gjelder for alle som handler for bedriften, uten kode.',
      en: 'If you buy often, we can agree on prices. They count for everybody who buys for the company, without a code.',
    },
  },
  {
    picture: 'tick',
    name: { nb: 'Dere bestemmer hvem som kjøper', en: 'You decide who buys' },
    says: {
      nb: 'Del bedriften i enheter, gi hver et budsjett og velg hva som må godkjennes. Ansatte kan finne et kurs og be dere betale det.',
      en: 'Divide the company into units, give each a budget and choose what has to be approved. Your people can find a course and ask you to pay for it.',
    },
  },
  {
    picture: 'person',
    name: { nb: 'Oversikt over plassene', en: 'All your seats in one place' },
    says: {
      nb: 'Se hvem som har plass, hvem som ikke har svart, og hva dere har brukt. Inviter mange på en gang fra en liste.',
      en: 'See who has a seat, who has not answered, and what you have spent. Invite many at once from a list.',
    },
  },
  {
    picture: 'credits',
    name: { nb: 'Kurs laget sammen med dere', en: 'Courses made together with you' },
    says: {
      nb: 'Vi lager kurs sammen med bedrifter, og holder kurs bare for deres folk. Fortell oss hva dere trenger.',
      en: 'We develop courses together with companies, and hold courses for your people only. Tell us what you need.',
    },
  },
]

/** How a company begins, step by step. */
export const COMPANIES_BEGIN: readonly Said[] = [
  {
    nb: 'Finn kursene, og legg så mange plasser dere trenger i handlekurven.',
    en: 'Find the courses, and put as many seats as you need in the cart.',
  },
  {
    nb: 'Velg at en bedrift betaler, og skriv organisasjonsnummeret. Navn og adresse hentes fra Brønnøysundregistrene.',
    en: 'Choose that a company pays, and type its organisation number. Name and address come from the Brønnøysund register.',
  },
  {
    nb: 'Bestill på faktura eller betal med kort. Plassene er deres med en gang.',
    en: 'Order on invoice or pay by card. The seats are yours at once.',
  },
  {
    nb: 'Logg inn og registrer bedriften, så ser dere alt på ett sted og kan gi plassene til folk.',
    en: 'Sign in and register the company, and you see everything in one place and can give the seats to people.',
  },
]
