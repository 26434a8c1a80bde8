import type { Said } from '../../platform/lang.ts'

/** What is refused about offers in writing. */
export const QUOTATION_REFUSALS: Record<string, Said> = {
  'quotation/unknown': { nb: 'Dette tilbudet finnes ikke.', en: 'There is no such quote.' },
  'quotation/lapsed': {
    nb: 'Den siste dagen for tilbudet er gått. Lag et nytt.',
    en: 'The last day of this quote has passed. Make a new one.',
  },
  'quotation/withdrawn': {
    nb: 'Tilbudet er trukket tilbake. Lag et nytt.',
    en: 'This quote has been taken back. Make a new one.',
  },
  'quotation/accepted': {
    nb: 'Tilbudet er blitt en ordre. Krediter ordren i stedet.',
    en: 'This quote has become an order. Credit the order instead.',
  },
  'quotation/no-seats': {
    nb: 'Det er ikke nok ledige plasser å holde av. Lag tilbudet uten å holde av plasser, eller på færre.',
    en: 'There are not enough free seats to hold. Make the quote without holding seats, or for fewer.',
  },
  'quotation/too-many': {
    nb: 'Du har mange tilbud som fortsatt gjelder. Takk ja til ett, eller vent til ett er gått ut.',
    en: 'You have many quotes that still stand. Accept one, or wait until one has run out.',
  },
  'quotation/is-buyers': {
    nb: 'Kjøperen laget tilbudet selv, og viser det til hvem de vil.',
    en: 'The buyer made this quote, and shows it to whom they like.',
  },
  'quotation/no-seller': {
    nb: 'Si hvem som selger, før noe tilbys.',
    en: 'Say who sells before anything is offered.',
  },
}
