import type { Lang, Said } from '../../platform/lang.ts'
import { say } from '../../platform/lang.ts'
import type { Problem } from '../../platform/problems.ts'
import type { Part } from '../../postponing/simulation-id.ts'

const PART_WORDS: Record<Part, Said> = {
  times: { nb: 'tider eller sted', en: 'the times or the place' },
  orders: { nb: 'ordrene', en: 'the orders' },
  people: { nb: 'hvem som har plass', en: 'who has a place' },
  money: { nb: 'pengene', en: 'the money' },
  seats: { nb: 'plassene', en: 'the seats' },
}
const partsOf = (lang: Lang, { facts }: Problem): string =>
  ((facts.changed ?? []) as Part[]).map((part) => say(lang, PART_WORDS[part])).join(', ')

/** Why a start was not moved. */
export const POSTPONING_REFUSALS: Record<string, { field: string; said: Said | ((problem: Problem) => Said) }> = {
  'postponing/changed': {
    field: '',
    said: (problem) => ({
      nb: `Noe er endret siden du så på det: ${partsOf('nb', problem)}. Ingenting er flyttet. Se over på nytt.`,
      en: `Something has changed since you looked: ${partsOf('en', problem)}. Nothing was moved. Look at it again.`,
    }),
  },
  'postponing/too-few-seats': {
    field: 'withOfferingId',
    said: ({ facts: { wanted, free } }) => ({
      nb: `Her er ${Number(wanted)} plasser opptatt, og der er ${Number(free)} ledige. Øk antall plasser der først.`,
      en: `${Number(wanted)} seats are taken here, and ${Number(free)} are free there. Give that start more seats first.`,
    }),
  },
  'postponing/promised': {
    field: 'withOfferingId',
    said: {
      nb: 'Noen er lovet plass her, eller venter på en: se på ventelisten, tilbudene, forespørslene, søknadene og byttene først.',
      en: 'Somebody was promised a seat here, or waits for one: see to the waiting list, quotes, requests, applications and moves first.',
    },
  },
  'postponing/nothing-kept': {
    field: '',
    said: { nb: 'Alle plassene som holdes av, er i bruk.', en: 'All the seats that are kept are taken.' },
  },
  'postponing/others-follow': {
    field: 'withOfferingId',
    said: {
      nb: 'En annen oppstart holdes sammen med denne, så den kan ikke selv holdes sammen med en tredje.',
      en: 'Another start is held together with this one, so it cannot itself be held together with a third.',
    },
  },
  'offering/held-with-another': {
    field: '',
    said: {
      nb: 'Denne oppstarten holdes sammen med en annen. Endre tid og sted på den, så følger denne med.',
      en: 'This start is held together with another. Change when and where that one is held, and this one follows.',
    },
  },
}

export const POSTPONING_FAULTS: readonly [RegExp, Said][] = [
  [
    /^give either firstDay/,
    { nb: 'Velg enten en ny dag eller en annen oppstart.', en: 'Choose either another day or another start.' },
  ],
  [/^is the day on which it begins/, { nb: 'Den begynner den dagen allerede.', en: 'It begins on that day already.' }],
  [/^must come after today, and within/, { nb: 'Velg en dag etter i dag.', en: 'Choose a day after today.' }],
  [
    /^moves a time past another/,
    {
      nb: 'Den dagen stilles klokken, og to tider bytter rekkefølge. Velg en annen dag.',
      en: 'The clocks change that day, and two times change places. Choose another day.',
    },
  ],
  [
    /^is no other start of this course/,
    {
      nb: 'Velg en annen oppstart av kurset som er til salgs og ikke har begynt.',
      en: 'Choose another start of the course that is on sale and has not begun.',
    },
  ],
]

export const POSTPONING_LABELS: Record<string, Said> = {
  firstDay: { nb: 'Ny første dag', en: 'New first day' },
  withOfferingId: { nb: 'Eller hold den sammen med', en: 'Or hold it together with' },
  freeDays: { nb: 'Gratis avbestilling i så mange dager', en: 'Free cancellation for so many days' },
}

type Words = { one: Said; other: Said }
/** What moving does, each with its number. */
export const MOVED_WORDS: Record<'people' | 'unnamed' | 'mails' | 'along' | 'elsewhere' | 'inBoth', Words> = {
  along: {
    one: {
      nb: '{n} oppstart som holdes sammen med denne, flyttes også',
      en: '{n} start that is held together with this one moves, too',
    },
    other: {
      nb: '{n} oppstarter som holdes sammen med denne, flyttes også',
      en: '{n} starts that are held together with this one move, too',
    },
  },
  people: {
    one: { nb: '{n} deltaker beholder plassen', en: '{n} participant keeps their place' },
    other: { nb: '{n} deltakere beholder plassen', en: '{n} participants keep their places' },
  },
  unnamed: {
    one: { nb: '{n} plass uten navn blir stående', en: '{n} seat without a name stays' },
    other: { nb: '{n} plasser uten navn blir stående', en: '{n} seats without names stay' },
  },
  mails: {
    one: { nb: '{n} får e-post med det som var og det som er', en: '{n} is mailed what was and what is' },
    other: { nb: '{n} får e-post med det som var og det som er', en: '{n} are mailed what was and what is' },
  },
  elsewhere: {
    one: {
      nb: '{n} av deltakerne sitter på et annet kurs til samme tid',
      en: '{n} of the participants sits in another course at the same time',
    },
    other: {
      nb: '{n} av deltakerne sitter på et annet kurs til samme tid',
      en: '{n} of the participants sit in another course at the same time',
    },
  },
  inBoth: {
    one: {
      nb: '{n} har plass på begge oppstartene, og bør få den ene kreditert',
      en: '{n} has a place in both starts, and ought to have one of them credited',
    },
    other: {
      nb: '{n} har plass på begge oppstartene, og bør få den ene kreditert',
      en: '{n} have a place in both starts, and ought to have one of them credited',
    },
  },
}
