import type { Said } from '../platform/lang.ts'
import type { ApplicationMail } from './application-mail.ts'
import { GIVEN_WORDS } from './given-words.ts'
import { COMPLAINT_DAYS } from './lapsing.ts'
import { by, course, REASONS, said, type Told, until } from './told.ts'

type Words = { subject: Said; body: Said }

/** What a mail says; null where it is too late to say it. */
export function wordsOf(kind: ApplicationMail, told: Told): Words | null {
  const undecided = told.decision === null && told.endedAs === null
  if (kind !== 'admitted' && kind !== 'refused' && kind !== 'lapsed' && kind !== 'closed' && !undecided) return null
  const { company, showBy } = told
  if (company !== null && showBy !== null)
    return kind === 'lapsed' ? null : GIVEN_WORDS[kind]({ ...told, company, showBy })
  if (kind === 'papers' || (kind === 'admitted' && told.endedAs !== null)) return null
  return WORDS[kind](told)
}

const WORDS: Record<Exclude<ApplicationMail, 'papers'>, (told: Told) => Words> = {
  received: (told) => ({
    subject: { nb: `Vi har fått søknaden din: ${told.title}`, en: `We have your application: ${told.title}` },
    body: {
      nb: `Takk for søknaden til ${course(told, 'nb')}. En plass holdes av til deg mens vi leser den. Du får svar senest ${by(told, 'nb')}, og betaler ingenting før du har fått ja. Fram til vi har svart, kan du legge ved dokumenter eller trekke søknaden.`,
      en: `Thank you for applying for ${course(told, 'en')}. A seat is held for you while we read it. You are answered by ${by(told, 'en')}, and pay nothing before you have had a yes. Until we have answered you can add documents, or withdraw.`,
    },
  }),
  'asked-more': (told) => ({
    subject: { nb: `Vi trenger litt mer: ${told.title}`, en: `We need a little more: ${told.title}` },
    body: {
      nb: `Før vi kan svare på søknaden til ${course(told, 'nb')}, trenger vi mer fra deg: «${told.askedMore ?? ''}» Legg det ved på lenken. Plassen holdes fortsatt av, og du får svar senest ${by(told, 'nb')}.`,
      en: `Before we can answer your application for ${course(told, 'en')}, we need more from you: “${told.askedMore ?? ''}” Add it by the link. The seat is still held, and you are answered by ${by(told, 'en')}.`,
    },
  }),
  admitted: (told) => ({
    subject: { nb: `Du har fått ja: ${told.title}`, en: `You are admitted: ${told.title}` },
    body: {
      nb: `Velkommen til ${course(told, 'nb')}. Plassen holdes av til deg til ${until(told.payBy, 'nb')}. Åpne lenken og bestill den til dagens pris; etter fristen går den til andre.${said(told)}`,
      en: `Welcome to ${course(told, 'en')}. The seat is held for you until ${until(told.payBy, 'en')}. Open the link and order it at the price of the day; after that it goes to others.${said(told)}`,
    },
  }),
  refused: (told) => ({
    subject: { nb: `Svar på søknaden din: ${told.title}`, en: `The answer to your application: ${told.title}` },
    body: {
      nb: `Takk for at du søkte på ${course(told, 'nb')}. Vi kan dessverre ikke gi deg plass. ${told.reason ? REASONS[told.reason].nb : ''}${said(told)} Mener du at det er feil, kan du klage innen ${COMPLAINT_DAYS} dager: skriv til ${told.contactEmail} og si hvorfor. Dokumentene dine blir slettet når tiden for klage er ute.`,
      en: `Thank you for applying for ${course(told, 'en')}. Sadly we cannot give you a seat. ${told.reason ? REASONS[told.reason].en : ''}${said(told)} If you think that is wrong you can complain within ${COMPLAINT_DAYS} days: write to ${told.contactEmail} and say why. Your documents are deleted when the time for complaints is over.`,
    },
  }),
  late: (told) => ({
    subject: { nb: `Svaret er forsinket: ${told.title}`, en: `The answer is late: ${told.title}` },
    body: {
      nb: `Vi skulle ha svart på søknaden din til ${course(told, 'nb')} nå, og er forsinket. Det beklager vi. Plassen holdes fortsatt av til deg, og du får svar så snart som mulig.`,
      en: `We ought to have answered your application for ${course(told, 'en')} by now, and are late. We are sorry. The seat is still held for you, and you are answered as soon as we can.`,
    },
  }),
  lapsed: (told) => ({
    subject: { nb: `Plassen holdes ikke av lenger: ${told.title}`, en: `The seat is not held any more: ${told.title}` },
    body: {
      nb: `Du hadde fått ja til ${course(told, 'nb')}, men plassen ble ikke bestilt i tide og er gitt fri. Er det fortsatt ledig, kan du søke på nytt.`,
      en: `You were admitted to ${course(told, 'en')}, but the seat was not ordered in time and is free again. If there is still room you can apply anew.`,
    },
  }),
  closed: (told) => ({
    subject: { nb: `Vi rakk ikke å svare: ${told.title}`, en: `We did not answer in time: ${told.title}` },
    body: {
      nb: `Påmeldingen til ${course(told, 'nb')} er stengt uten at vi rakk å svare på søknaden din. Det er vår feil, og vi beklager. Skriv til ${told.contactEmail}, så ser vi på hva vi kan gjøre.`,
      en: `Booking of ${course(told, 'en')} has closed before we answered your application. That is our mistake, and we are sorry. Write to ${told.contactEmail} and we will see what we can do.`,
    },
  }),
}
