import type { Lang, Said } from '../../platform/lang.ts'
import type { EntryEnd } from '../../waiting/schema.ts'

/** What a refusal says to whoever waits, and to whoever wants to. */
export const WAITING_REFUSALS: Record<string, Said> = {
  'waiting/seats-left': {
    nb: 'Det er ledige plasser igjen, og ingen venter. Du kan kjøpe med en gang.',
    en: 'There are seats left, and nobody waits. You can buy at once.',
  },
  'waiting/too-many-seats': {
    nb: 'Så mange plasser kan du ikke vente på her.',
    en: 'You cannot wait for that many seats here.',
  },
  'waiting/already': {
    nb: 'Du står på ventelisten for dette kurset allerede. Se «Min læring».',
    en: 'You are on the waiting list of this course already. See “My learning”.',
  },
  'waiting/too-many-mails': {
    nb: 'Det er sendt mange e-poster herfra eller til denne adressen i dag. Prøv igjen i morgen.',
    en: 'Many mails have been sent from here or to this address today. Try again tomorrow.',
  },
  'waiting/over': { nb: 'Du står ikke på ventelisten lenger.', en: 'You are not on the waiting list any more.' },
  'waiting/no-offer': {
    nb: 'Tilbudet er gått ut, og plassene er gått videre til den neste.',
    en: 'The offer has run out, and the seats have gone to whoever is next.',
  },
  'waiting/ordered': {
    nb: 'Plassene er bestilt, og betalingen er ikke avgjort. Betal ordren, eller gi den opp først.',
    en: 'The seats are ordered, and the payment is not decided. Pay the order, or give it up first.',
  },
  'waiting/not-confirmed': {
    nb: 'Adressen er ikke bekreftet ennå.',
    en: 'The address has not been confirmed yet.',
  },
  'waiting/other-offer': {
    nb: 'Handlekurven holder plasser fra en annen venteliste. Bestill dem først.',
    en: 'Your cart holds seats of another waiting list. Order those first.',
  },
}

/** What is wrong with a place that somebody is moved to. */
export const WAITING_FAULTS: readonly [RegExp, (lang: Lang, limit: number) => Said][] = [
  [
    /^there are (\d+) places/,
    (_, places) => ({
      nb: places === 1 ? 'Det er bare én plass i køen.' : `Velg en plass fra 1 til ${places}.`,
      en: places === 1 ? 'There is only one place.' : `Choose a place from 1 to ${places}.`,
    }),
  ],
  [/^it stands there already/, () => ({ nb: 'Den som venter, står der allerede.', en: 'They stand there already.' })],
]

export const ENTRY_ENDS: Record<EntryEnd, Said> = {
  seated: { nb: 'Fikk plass', en: 'Got a seat' },
  enrolled: { nb: 'Fikk plass på annen måte', en: 'Got a seat in another way' },
  left: { nb: 'Forlot listen', en: 'Left the list' },
  declined: { nb: 'Takket nei', en: 'Declined' },
  expired: { nb: 'Svarte ikke i tide', en: 'Did not answer in time' },
  removed: { nb: 'Tatt av listen', en: 'Taken off the list' },
  'list-ended': { nb: 'Listen ble avsluttet', en: 'The list ended' },
}

export const TAKES: Record<'all-or-nothing' | 'what-there-is', Said> = {
  'all-or-nothing': { nb: 'Alle plassene samtidig', en: 'All the seats at once' },
  'what-there-is': { nb: 'Gjerne noen først, og resten senere', en: 'Some first if need be, the rest later' },
}
