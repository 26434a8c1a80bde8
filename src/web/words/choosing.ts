import type { InTheWay } from '../../choosing/others.ts'
import type { Said } from '../../platform/lang.ts'

/** Why nothing came of a choice that somebody made who paid when no seat was left. */
export const CHOICE_REFUSALS: Record<string, Said> = {
  'choice/nothing-to-choose': {
    nb: 'Det er ikke noe å velge lenger: bestillingen har fått plassene sine, eller pengene er på vei tilbake.',
    en: 'There is nothing to choose any more: the order has its seats, or the money is on its way back.',
  },
  'choice/several-courses': {
    nb: 'Bestillingen gjelder flere kurs. Den kan ikke stå på venteliste eller byttes i et annet kurs, men du kan få pengene tilbake.',
    en: 'The order is for several courses. It cannot wait or be exchanged, but you can have the money back.',
  },
  'choice/booking-closed': {
    nb: 'Påmeldingen er stengt, så det er ingen venteliste lenger. Du kan få pengene tilbake.',
    en: 'Booking has closed, so there is no waiting list any more. You can have the money back.',
  },
  'choice/offer-to-answer': {
    nb: 'Ventelisten har allerede tilbudt deg plass. Svar på det tilbudet først; lenken ligger i e-posten.',
    en: 'The waiting list has offered you a seat already. Answer that offer first; the link is in the e-mail.',
  },
  'choice/costs-more': {
    nb: 'Det koster mer enn det du har betalt. Be om pengene tilbake, og bestill det på vanlig måte.',
    en: 'It costs more than what you have paid. Ask for the money back, and order it the usual way.',
  },
  'choice/money-moved': {
    nb: 'Noe av pengene er på vei tilbake eller er bestridt hos banken, så de kan ikke betale for et annet kurs.',
    en: 'Some of the money is on its way back or disputed at the bank, so it cannot pay for another course.',
  },
}

/** Why the money cannot pay for a start, in a word or two. */
export const NOT_FOR_THE_MONEY: Record<InTheWay, Said> = {
  full: { nb: 'For få ledige plasser', en: 'Too few seats left' },
  'costs-more': { nb: 'Koster mer enn du har betalt', en: 'Costs more than you have paid' },
  admission: { nb: 'Krever søknad', en: 'Needs an application' },
  closed: { nb: 'Påmeldingen er stengt', en: 'Booking has closed' },
  'not-yet': { nb: 'Påmeldingen har ikke åpnet', en: 'Booking has not opened' },
  currency: { nb: 'Selges i en annen valuta', en: 'Sold in another currency' },
  taxed: { nb: 'Kan ikke selges dit du bor', en: 'Cannot be sold to where you live' },
}
