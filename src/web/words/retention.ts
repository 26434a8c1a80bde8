import type { Said } from '../../platform/lang.ts'
import { MONEY_RETENTION } from './money-retention.ts'
import { NEWSLETTER_RETENTION } from './newsletter-retention.ts'
import { SUPPORT_RETENTION } from './support-retention.ts'
import { TASK_RETENTION } from './tasks.ts'

/** What goes by itself, and when. */
export const RETENTION_WORDS: Record<string, { what: Said; when: Said }> = {
  erasures: {
    what: { nb: 'Personer som venter på å bli slettet', en: 'People waiting to be erased' },
    when: { nb: 'når ingenting er åpent', en: 'once nothing is open' },
  },
  guests: {
    what: { nb: 'Kjøpere og deltakere uten konto', en: 'Buyers and participants without an account' },
    when: { nb: 'tre år etter siste bestilling eller kurs', en: 'three years after the last order or course' },
  },
  documents: {
    what: { nb: 'Kjøper og filer på fakturaer', en: 'Buyer and files of invoices' },
    when: { nb: 'fem år etter regnskapsåret', en: 'five years after the financial year' },
  },
  certificates: {
    what: { nb: 'Filer med kursbevis', en: 'Files of certificates' },
    when: { nb: 'natten etter at deltakeren er slettet', en: 'the night after their learner was erased' },
  },
  'evaluation-invitations': {
    what: {
      nb: 'Hvem som er spurt om å evaluere, og om de har svart',
      en: 'Who was asked to evaluate, and whether they answered',
    },
    when: { nb: '30 dager etter svarfristen', en: '30 days after the time to answer' },
  },
  'evaluation-texts': {
    what: { nb: 'Fritekst i evalueringer', en: 'Free text of evaluations' },
    when: {
      nb: 'tre år etter svarfristen; tallene beholdes',
      en: 'three years after the time to answer; the numbers stay',
    },
  },
  'proposal-names': {
    what: { nb: 'Kontakt og lærere i kursforslag', en: 'Contact and teachers named in proposals' },
    when: { nb: 'to år etter at forslaget sist ble endret', en: 'two years after the proposal was last changed' },
  },
  'empty-searches': {
    what: { nb: 'Søkeord som ikke ga treff', en: 'Words that were searched for in vain' },
    when: { nb: 'etter 400 dager', en: 'after 400 days' },
  },
  'course-visits': {
    what: { nb: 'Tellinger av besøk på kurssider', en: 'Counts of visits to course pages' },
    when: { nb: 'etter tre år', en: 'after three years' },
  },
  'order-touches': {
    what: { nb: 'Lenken en kjøper kom fra, på bestillingen', en: 'The link a buyer came by, on the order' },
    when: {
      nb: 'fem år etter regnskapsåret, med bestillingen',
      en: 'five years after the financial year, with the order',
    },
  },
  'offering-messages': {
    what: { nb: 'Meldinger til alle deltakere', en: 'Messages to all participants' },
    when: { nb: 'et år etter kurset', en: 'a year after the course' },
  },
  'offering-notes': {
    what: { nb: 'Notater om oppstarter', en: 'Notes about offerings' },
    when: { nb: 'et år etter kurset', en: 'a year after the course' },
  },
  sessions: {
    what: { nb: 'Innlogginger', en: 'Login sessions' },
    when: {
      nb: 'åtte timer uten bruk, senest etter sju dager',
      en: 'eight hours unused, after seven days at the latest',
    },
  },
  'sign-ups': {
    what: { nb: 'Kontoer som ingen åpnet', en: 'Accounts that nobody opened' },
    when: { nb: 'etter ett døgn', en: 'after a day' },
  },
  links: {
    what: { nb: 'Lenker på e-post', en: 'Mailed links' },
    when: { nb: 'når de ikke virker lenger', en: 'when they work no more' },
  },
  tries: {
    what: { nb: 'Telling av forsøk', en: 'Counts of tries' },
    when: { nb: 'etter et kvarter', en: 'after a quarter of an hour' },
  },
  joinings: {
    what: { nb: 'Påbegynte innlogginger hos andre', en: 'Sign-ins begun elsewhere' },
    when: { nb: 'etter en time', en: 'after an hour' },
  },
  'address-proofs': {
    what: { nb: 'Adresser som venter på å bli bekreftet', en: 'Addresses that wait to be confirmed' },
    when: { nb: 'etter en time', en: 'after an hour' },
  },
  'register-entries': {
    what: { nb: 'Svar fra Brønnøysundregistrene', en: 'Answers of the public register' },
    when: { nb: 'etter 30 dager', en: 'after 30 days' },
  },
  'company-invitations': {
    what: { nb: 'Invitasjoner til bedrifter', en: 'Invitations to companies' },
    when: { nb: '90 dager etter at de er besvart eller utløpt', en: '90 days after they were answered or ran out' },
  },
  'join-wishes': {
    what: { nb: 'Ønsker om å bli med i bedrifter', en: 'Wishes to join companies' },
    when: { nb: '90 dager etter at de er besvart eller sendt', en: '90 days after they were answered or sent' },
  },
  'webhook-attempts': {
    what: { nb: 'Svar fra systemer som får meldinger', en: 'Answers of systems that are sent messages' },
    when: { nb: 'etter 30 dager', en: 'after 30 days' },
  },
  'webhook-deliveries': {
    what: { nb: 'At en melding ble sendt til et annet system', en: 'That a message was sent to another system' },
    when: { nb: 'etter 90 dager', en: 'after 90 days' },
  },
  'calendar-links': {
    what: { nb: 'Kalenderadresser som er avsluttet', en: 'Calendar addresses that have ended' },
    when: { nb: 'etter 90 dager', en: 'after 90 days' },
  },
  'export-jobs': {
    what: { nb: 'At noen ba om en eksport', en: 'That somebody asked for an export' },
    when: { nb: '90 dager etter at filen er borte', en: '90 days after the file is gone' },
  },
  'export-schedules': {
    what: { nb: 'Faste eksporter som er avsluttet', en: 'Scheduled exports that have ended' },
    when: { nb: 'etter 90 dager', en: 'after 90 days' },
  },
  'payback-accounts': {
    what: { nb: 'Kontonumre for tilbakebetalinger', en: 'Account numbers of paybacks' },
    when: { nb: '90 dager etter at pengene er betalt', en: '90 days after the money was paid' },
  },
  'payback-files': {
    what: { nb: 'Betalingsfiler til banken', en: 'Payment files for the bank' },
    when: { nb: '90 dager etter at alt i dem er betalt', en: '90 days after all in them was paid' },
  },
  'payback-payees': {
    what: { nb: 'Navn og e-post til den som fikk penger tilbake', en: 'Name and e-mail of who got money back' },
    when: { nb: '90 dager etter at pengene er betalt', en: '90 days after the money was paid' },
  },
  ...MONEY_RETENTION,
  ...SUPPORT_RETENTION,
  'application-documents': {
    what: { nb: 'Dokumenter i søknader om opptak', en: 'Documents of applications for admission' },
    when: { nb: 'fem uker etter at søknaden er avgjort', en: 'five weeks after the application is over' },
  },
  applications: {
    what: { nb: 'Søknader om opptak', en: 'Applications for admission' },
    when: { nb: 'ett år etter at de er avgjort', en: 'a year after they are over' },
  },
  'question-answers': {
    what: { nb: 'Svar på spørsmål til deltakerne', en: 'Answers to questions to participants' },
    when: {
      nb: 'så mange dager etter kurset som spørsmålet sier; 2 dager etter at deltakeren er meldt av, 30 dager der det ikke ble noen påmelding',
      en: 'as many days after the course as the question says; 2 days after the participant has left, 30 days where nobody was enrolled',
    },
  },
  ...NEWSLETTER_RETENTION,
  ...TASK_RETENTION,
  'waiting-entries': {
    what: { nb: 'Plasser på ventelister', en: 'Places on waiting lists' },
    when: {
      nb: '180 dager etter at de er over; ubekreftede etter 7 dager',
      en: '180 days after they are over; unconfirmed ones after 7 days',
    },
  },
  'purchase-requests': {
    what: { nb: 'Forespørsler til arbeidsgivere og bedrifter', en: 'Requests to employers and companies' },
    when: {
      nb: '90 dager etter at de sist kunne besvares',
      en: '90 days after they could last be answered',
    },
  },
  'company-domains': {
    what: { nb: 'E-postdomener som ikke er en bedrifts', en: 'Mail domains that are no company’s' },
    when: {
      nb: '90 dager etter at de er fjernet, eller sagt uten å bli bekreftet',
      en: '90 days after they were removed, or claimed and not proved',
    },
  },
  'passkey-challenges': {
    what: { nb: 'Det en passnøkkel blir bedt om å signere', en: 'What a passkey is asked to sign' },
    when: { nb: 'etter fem minutter', en: 'after five minutes' },
  },
  keys: {
    what: { nb: 'Nøkler mot gjentatte forespørsler', en: 'Keys against repeated requests' },
    when: { nb: 'etter ett døgn', en: 'after a day' },
  },
  'cart-lines': {
    what: { nb: 'Det som ligger i handlekurver', en: 'What lies in carts' },
    when: { nb: '30 dager etter siste endring', en: '30 days after the last change' },
  },
  carts: { what: { nb: 'Handlekurver', en: 'Carts' }, when: { nb: 'når de er tomme', en: 'when they are empty' } },
  'stripe-events': {
    what: { nb: 'Innholdet i meldinger fra Stripe', en: 'The content of Stripe’s messages' },
    when: { nb: '90 dager etter behandling', en: '90 days after handling' },
  },
  'mail-texts': {
    what: { nb: 'Teksten i sendte e-poster', en: 'The text of sent mails' },
    when: { nb: 'etter ett år', en: 'after a year' },
  },
  'mail-bounces': {
    what: { nb: 'At en e-post ikke kom fram', en: 'That a mail did not arrive' },
    when: { nb: 'etter ett år', en: 'after a year' },
  },
  mails: {
    what: { nb: 'At en e-post ble sendt', en: 'That a mail was sent' },
    when: { nb: 'etter fem år', en: 'after five years' },
  },
  'unpaid-orders': {
    what: { nb: 'Kjøper på bestillinger som aldri ble betalt', en: 'Buyer of orders that were never paid' },
    when: { nb: 'etter 90 dager', en: 'after 90 days' },
  },
  'old-orders': {
    what: { nb: 'Kjøper på gamle bestillinger', en: 'Buyer of old orders' },
    when: { nb: 'fem år etter året', en: 'five years after the year' },
  },
  'seat-uploads': {
    what: { nb: 'Opplastede deltakerlister', en: 'Uploaded lists of people' },
    when: { nb: 'etter sju dager', en: 'after seven days' },
  },
  'old-assignments': {
    what: { nb: 'Hvem bedrifter ga plassene sine', en: 'Whom companies gave their seats' },
    when: { nb: 'fem år etter året', en: 'five years after the year' },
  },
  'old-seats': {
    what: { nb: 'Navn på plasser', en: 'Names on seats' },
    when: { nb: 'fem år etter året', en: 'five years after the year' },
  },
  'old-billing': {
    what: { nb: 'Rettede fakturaopplysninger', en: 'Corrected billing' },
    when: { nb: 'fem år etter året', en: 'five years after the year' },
  },
  'old-wishes': {
    what: { nb: 'Ønsker om retting', en: 'Wishes for corrections' },
    when: { nb: 'fem år etter året', en: 'five years after the year' },
  },
  quotations: {
    what: { nb: 'Tilbud', en: 'Quotes' },
    when: { nb: 'ett år etter siste gyldige dag', en: 'a year after their last day' },
  },
  'retention-runs': {
    what: { nb: 'Tallene på denne siden', en: 'The numbers on this page' },
    when: { nb: 'etter to år', en: 'after two years' },
  },
}
