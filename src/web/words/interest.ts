import type { Said } from '../../platform/lang.ts'

/** What a refusal says to whoever wants to hear of a course. */
export const INTEREST_REFUSALS: Record<string, Said> = {
  'interest/on-sale': {
    nb: 'Kurset kan bestilles nå. Gå til kurssiden.',
    en: 'The course is on sale now. Go to its page.',
  },
  'interest/full': {
    nb: 'Kurset er fullt. Sett deg på ventelisten på kurssiden, så sier vi fra om en plass blir ledig.',
    en: 'The course is full. Join the waiting list on its page, and we tell you if a seat comes free.',
  },
  'interest/too-many-mails': {
    nb: 'Det er sendt mange e-poster herfra eller til denne adressen i dag. Prøv igjen i morgen.',
    en: 'Many mails have been sent from here or to this address today. Try again tomorrow.',
  },
  'interest/link-over': {
    nb: 'Lenken er brukt, eller den er for gammel. Be om en ny på kurssiden.',
    en: 'This link was used, or it is too old. Ask for a new one on the page of the course.',
  },
}
