import type { Said } from '../../platform/lang.ts'

/** Why nothing came of a choice that somebody made who paid when no seat was left. */
export const CHOICE_REFUSALS: Record<string, Said> = {
  'choice/nothing-to-choose': {
    nb: 'Det er ikke noe å velge lenger: bestillingen har fått plassene sine, eller pengene er på vei tilbake.',
    en: 'There is nothing to choose any more: the order has its seats, or the money is on its way back.',
  },
  'choice/several-courses': {
    nb: 'Bestillingen gjelder flere kurs og kan ikke stå på venteliste. Du kan få pengene tilbake.',
    en: 'The order is for several courses and cannot stand on a waiting list. You can have the money back.',
  },
  'choice/booking-closed': {
    nb: 'Påmeldingen er stengt, så det er ingen venteliste lenger. Du kan få pengene tilbake.',
    en: 'Booking has closed, so there is no waiting list any more. You can have the money back.',
  },
  'choice/offer-to-answer': {
    nb: 'Ventelisten har allerede tilbudt deg plass. Svar på det tilbudet først; lenken ligger i e-posten.',
    en: 'The waiting list has offered you a seat already. Answer that offer first; the link is in the e-mail.',
  },
}
