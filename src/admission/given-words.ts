import type { Said } from '../platform/lang.ts'
import type { ApplicationMail } from './application-mail.ts'
import { COMPLAINT_DAYS } from './lapsing.ts'
import { by, course, REASONS, said, type Told, until } from './told.ts'

type Given = Told & { company: string; showBy: Date }

/** What somebody is told whom a company sends: there is nothing to pay, the seat is theirs with a yes, and the company never sees their papers. */
export const GIVEN_WORDS: Record<Exclude<ApplicationMail, 'lapsed'>, (told: Given) => { subject: Said; body: Said }> = {
  received: (told) => ({
    subject: { nb: `Vis dokumentene dine: ${told.title}`, en: `Show your papers: ${told.title}` },
    body: {
      nb: `Du har takket ja til plassen fra ${told.company} på ${course(told, 'nb')}. Legg ved det som kreves på lenken, senest ${until(told.showBy, 'nb')}. Du får svar senest ${by(told, 'nb')} dersom alt er på plass. ${told.company} ser aldri det du sender, og får bare vite om du er påmeldt.`,
      en: `You have accepted the seat from ${told.company} in ${course(told, 'en')}. Add what is required by the link, by ${until(told.showBy, 'en')}. You are answered by ${by(told, 'en')} if everything is there. ${told.company} never sees what you send, and only learns whether you are enrolled.`,
    },
  }),
  papers: (told) => ({
    subject: { nb: `Vi mangler dokumenter fra deg: ${told.title}`, en: `Papers are missing: ${told.title}` },
    body: {
      nb: `Før vi kan svare om ${course(told, 'nb')}, mangler vi dokumenter fra deg. Legg dem ved på lenken senest ${until(told.showBy, 'nb')}. Etter det går plassen tilbake til ${told.company}.`,
      en: `Before we can answer about ${course(told, 'en')}, papers of yours are missing. Add them by the link by ${until(told.showBy, 'en')}. After that the seat goes back to ${told.company}.`,
    },
  }),
  'asked-more': (told) => ({
    subject: { nb: `Vi trenger litt mer: ${told.title}`, en: `We need a little more: ${told.title}` },
    body: {
      nb: `Før vi kan svare om ${course(told, 'nb')}, trenger vi mer fra deg: «${told.askedMore ?? ''}» Legg det ved på lenken. Plassen er fortsatt din, og du får svar senest ${by(told, 'nb')}.`,
      en: `Before we can answer about ${course(told, 'en')}, we need more from you: “${told.askedMore ?? ''}” Add it by the link. The seat is still yours, and you are answered by ${by(told, 'en')}.`,
    },
  }),
  admitted: (told) => ({
    subject: { nb: `Du er påmeldt: ${told.title}`, en: `You are enrolled: ${told.title}` },
    body: {
      nb: `Du har fått ja, og er påmeldt ${course(told, 'nb')}. Plassen er betalt av ${told.company}. Alt om kurset finner du på «Min læring».${said(told)}`,
      en: `You are admitted, and enrolled in ${course(told, 'en')}. The seat is paid by ${told.company}. All about the course is on “My learning”.${said(told)}`,
    },
  }),
  refused: (told) => ({
    subject: { nb: `Svar på søknaden din: ${told.title}`, en: `The answer to your application: ${told.title}` },
    body: {
      nb: `Vi kan dessverre ikke gi deg opptak til ${course(told, 'nb')}. ${told.reason ? REASONS[told.reason].nb : ''}${said(told)} ${told.company} får vite at du ikke fikk opptak, men ikke hvorfor, og kan gi plassen til en annen. Mener du at det er feil, kan du klage innen ${COMPLAINT_DAYS} dager: skriv til ${told.contactEmail} og si hvorfor. Dokumentene dine blir slettet når tiden for klage er ute.`,
      en: `Sadly we cannot admit you to ${course(told, 'en')}. ${told.reason ? REASONS[told.reason].en : ''}${said(told)} ${told.company} is told that you were not admitted, but not why, and can give the seat to somebody else. If you think that is wrong you can complain within ${COMPLAINT_DAYS} days: write to ${told.contactEmail} and say why. Your documents are deleted when the time for complaints is over.`,
    },
  }),
  late: (told) => ({
    subject: { nb: `Svaret er forsinket: ${told.title}`, en: `The answer is late: ${told.title}` },
    body: {
      nb: `Vi skulle ha svart deg om ${course(told, 'nb')} nå, og er forsinket. Det beklager vi. Plassen er fortsatt din, og du får svar så snart som mulig.`,
      en: `We ought to have answered you about ${course(told, 'en')} by now, and are late. We are sorry. The seat is still yours, and you are answered as soon as we can.`,
    },
  }),
  closed: (told) => ({
    subject: { nb: `Vi rakk ikke å svare: ${told.title}`, en: `We did not answer in time: ${told.title}` },
    body: {
      nb: `${course(told, 'nb')} er over uten at vi rakk å svare deg. Det er vår feil, og vi beklager. Skriv til ${told.contactEmail}, så ser vi på hva vi kan gjøre.`,
      en: `${course(told, 'en')} is over, and we had not answered you. That is our mistake, and we are sorry. Write to ${told.contactEmail} and we will see what we can do.`,
    },
  }),
}
