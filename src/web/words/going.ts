import type { CancelOutcome } from '../../going/shapes.ts'
import type { Part } from '../../going/simulation-id.ts'
import type { Lang, Said } from '../../platform/lang.ts'
import { say } from '../../platform/lang.ts'
import type { Problem } from '../../platform/problems.ts'

const PART_WORDS: Record<Part, Said> = {
  offering: { nb: 'datoene eller salget', en: 'the dates or the sale' },
  orders: { nb: 'ordrene', en: 'the orders' },
  people: { nb: 'hvem som har plass', en: 'who has a place' },
  documents: { nb: 'kreditnotaene', en: 'the credit notes' },
  money: { nb: 'pengene', en: 'the money' },
  promises: { nb: 'forespørsler, tilbud eller søknader', en: 'requests, quotes or applications' },
  waiting: { nb: 'ventelisten', en: 'the waiting list' },
}

const partsOf = (lang: Lang, { facts }: Problem): string =>
  ((facts.changed ?? []) as Part[]).map((part) => say(lang, PART_WORDS[part])).join(', ')

const plain = (said: Said) => ({ field: '', said })

/** Why an offering was not cancelled, and why a cost or a day was not kept. */
export const GOING_REFUSALS: Record<string, { field: string; said: Said | ((problem: Problem) => Said) }> = {
  'going/changed': {
    field: '',
    said: (problem) => ({
      nb: `Noe er endret siden du så på det: ${partsOf('nb', problem)}. Ingenting er avlyst. Se over på nytt.`,
      en: `Something has changed since you looked: ${partsOf('en', problem)}. Nothing was cancelled. Look at it again.`,
    }),
  },
  'going/started': plain({
    nb: 'En samling er holdt. Et kurs som er i gang, kan ikke avlyses for alle på en gang. Krediter den enkelte ordren.',
    en: 'A session was held. A course that has begun cannot be cancelled for all at once. Credit each order instead.',
  }),
  'going/others-along': plain({
    nb: 'En annen oppstart holdes sammen med denne. Avlys den først; den har sine egne ordrer.',
    en: 'Another start is held together with this one. Cancel that one first; it has orders of its own.',
  }),
  'going/cancelled-already': plain({ nb: 'Kurset er avlyst fra før.', en: 'The course was cancelled before.' }),
  'going/cancelled': plain({
    nb: 'Oppstarten er avlyst og legges ikke ut igjen. Kopier den til en ny oppstart.',
    en: 'This start was cancelled and is not sold again. Copy it to another start.',
  }),
  'going/being-issued': plain({
    nb: 'En faktura skrives akkurat nå. Prøv igjen om et øyeblikk.',
    en: 'An invoice is being issued at this moment. Try again shortly.',
  }),
  'going/wished-already': plain({
    nb: 'Du har bedt om dette fra før. En annen må avlyse det samme.',
    en: 'You have asked for this. Somebody else has to cancel the same.',
  }),
  'going/too-many-costs': plain({
    nb: 'Det er ikke plass til flere kostnader. Slå sammen noen av dem.',
    en: 'There is no room for more costs. Put some of them together.',
  }),
}

export const OUTCOME_WORDS: Record<CancelOutcome, Said> = {
  credited: { nb: 'Kreditert', en: 'Credited' },
  returned: { nb: 'Pengene sendt tilbake', en: 'Money sent back' },
  'ended-unpaid': { nb: 'Avsluttet, ikke betalt', en: 'Ended, nothing paid' },
  'gone-before': { nb: 'Gitt tilbake før avlysningen', en: 'Given back before it was cancelled' },
}
