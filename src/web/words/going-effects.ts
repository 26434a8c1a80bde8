import type { Said } from '../../platform/lang.ts'

/** What cancelling does besides the money, each with its number. */
export const EFFECT_WORDS = {
  people: {
    one: { nb: '{n} person mister plassen', en: '{n} person loses their place' },
    other: { nb: '{n} personer mister plassen', en: '{n} people lose their places' },
  },
  unnamed: {
    one: { nb: '{n} plass uten navn går tilbake', en: '{n} seat without a name goes back' },
    other: { nb: '{n} plasser uten navn går tilbake', en: '{n} seats without names go back' },
  },
  unpaid: {
    one: { nb: '{n} bestilling som ikke er betalt, avsluttes', en: '{n} order that is not paid ends' },
    other: { nb: '{n} bestillinger som ikke er betalt, avsluttes', en: '{n} orders that are not paid end' },
  },
  late: {
    one: {
      nb: '{n} ordre som er betalt uten plass, får pengene tilbake',
      en: '{n} order that is paid without a seat gets its money back',
    },
    other: {
      nb: '{n} ordrer som er betalt uten plass, får pengene tilbake',
      en: '{n} orders that are paid without a seat get their money back',
    },
  },
  requests: {
    one: {
      nb: '{n} forespørsel til arbeidsgiver eller bedrift avsluttes',
      en: '{n} request to an employer or a company ends',
    },
    other: {
      nb: '{n} forespørsler til arbeidsgiver eller bedrift avsluttes',
      en: '{n} requests to employers or companies end',
    },
  },
  quotations: {
    one: { nb: '{n} tilbud trekkes tilbake', en: '{n} quote is taken back' },
    other: { nb: '{n} tilbud trekkes tilbake', en: '{n} quotes are taken back' },
  },
  applications: {
    one: { nb: '{n} søknad avsluttes', en: '{n} application ends' },
    other: { nb: '{n} søknader avsluttes', en: '{n} applications end' },
  },
  waiting: {
    one: {
      nb: '{n} på ventelisten får vite at listen er slutt',
      en: '{n} on the waiting list is told that it has ended',
    },
    other: {
      nb: '{n} på ventelisten får vite at listen er slutt',
      en: '{n} on the waiting list are told that it has ended',
    },
  },
  moves: {
    one: {
      nb: '{n} bytte som ikke er betalt ennå, går ikke gjennom',
      en: '{n} move that is not paid yet does not go through',
    },
    other: {
      nb: '{n} bytter som ikke er betalt ennå, går ikke gjennom',
      en: '{n} moves that are not paid yet do not go through',
    },
  },
  mails: {
    one: { nb: '{n} e-post sendes', en: '{n} e-mail is sent' },
    other: { nb: '{n} e-poster sendes', en: '{n} e-mails are sent' },
  },
  hindered: {
    one: {
      nb: '{n} ordre kan ikke krediteres akkurat nå, og prøves til den kan',
      en: '{n} order cannot be credited just now, and is tried until it can',
    },
    other: {
      nb: '{n} ordrer kan ikke krediteres akkurat nå, og prøves til de kan',
      en: '{n} orders cannot be credited just now, and are tried until they can',
    },
  },
} satisfies Record<string, { one: Said; other: Said }>
