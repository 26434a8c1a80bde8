import type { Missing } from '../catalogue/problems.ts'
import { LANGS, type Lang } from '../platform/lang.ts'
import type { Step } from './schema.ts'
import type { Stage, StageFacts } from './stage.ts'

/** The longest summary that fits on the card of a course, in characters. */
export const CARD_SUMMARY_MAX = 300

/** What the gates look at. */
export type GateFacts = StageFacts & {
  stage: Stage
  contactEmail: string
  /** Languages in which it has a title, and in which title, summary and description are complete. */
  titled: Lang[]
  completeLangs: Lang[]
  /** The longest summary, in characters. */
  summaryLength: number
  /** It says for whom it is. */
  saysForWhom: boolean
  /** Starts to come, published or not, that have sessions, and those of them that have a price too. */
  planned: number
  priced: number
  /** Starts that are not over, published or not; open orders; entries on waiting lists. */
  unfinished: number
  /** Starts of which answers came that nobody has looked at, or may still come. */
  unconcluded: number
  openOrders: number
  waiting: number
}
type Wish = { facts: GateFacts; note: string }
/** Where something is mended: on the course's own page, on its starts, or in the form of the step. */
export type MendedOn = 'course' | 'starts' | 'step'
type Check = Missing & { mendedOn: MendedOn; isMissing: (wish: Wish) => boolean }

const CONTACT: Check = {
  name: 'contact',
  sentence: 'An e-mail address for questions is needed.',
  mendedOn: 'course',
  isMissing: ({ facts }) => facts.contactEmail === '',
}
const BACK: readonly Check[] = [
  {
    name: 'starts-current',
    sentence: 'A start is on sale or under way: take it off sale, or let it end.',
    mendedOn: 'starts',
    isMissing: ({ facts }) => facts.current > 0,
  },
]

/** The checks before each step, by name. A step is refused with every one of them that is not met. */
export const GATES: Readonly<Record<Step, readonly Check[]>> = {
  idea: BACK,
  development: [
    {
      name: 'title',
      sentence: 'A title is needed in at least one language.',
      mendedOn: 'course',
      isMissing: ({ facts }) => facts.titled.length === 0,
    },
    CONTACT,
    ...BACK,
  ],
  marketing: [
    {
      name: 'texts',
      sentence:
        'Title, summary and description are needed in both languages. Where one is enough, say why in the note.',
      mendedOn: 'course',
      isMissing: ({ facts, note }) =>
        facts.completeLangs.length === 0 || (facts.completeLangs.length < LANGS.length && note === ''),
    },
    {
      name: 'summary-short',
      sentence: `The summary is longer than the ${CARD_SUMMARY_MAX} characters that fit on a card.`,
      mendedOn: 'course',
      isMissing: ({ facts }) => facts.summaryLength > CARD_SUMMARY_MAX,
    },
    {
      name: 'for-whom',
      sentence: 'For whom it is, and what they must know, is needed.',
      mendedOn: 'course',
      isMissing: ({ facts }) => !facts.saysForWhom,
    },
    CONTACT,
    {
      name: 'start-planned',
      sentence: 'A start to come with its sessions is needed.',
      mendedOn: 'starts',
      isMissing: ({ facts }) => facts.planned === 0,
    },
    {
      name: 'start-priced',
      sentence: 'A start to come with a price is needed.',
      mendedOn: 'starts',
      isMissing: ({ facts }) => facts.priced === 0,
    },
  ],
  evaluated: [
    {
      name: 'delivered',
      sentence: 'It has not been held yet: its last session must be over.',
      mendedOn: 'starts',
      isMissing: ({ facts }) => facts.stage !== 'delivered',
    },
    {
      name: 'answers-concluded',
      sentence: 'What those who took part answered has not been looked at: conclude the evaluation of each start.',
      mendedOn: 'starts',
      isMissing: ({ facts }) => facts.unconcluded > 0,
    },
    {
      name: 'note',
      sentence: 'What came of it is needed, in the note.',
      mendedOn: 'step',
      isMissing: ({ note }) => note === '',
    },
  ],
  archived: [
    {
      name: 'starts-over',
      sentence: 'A start is not over yet, or is planned.',
      mendedOn: 'starts',
      isMissing: ({ facts }) => facts.unfinished > 0,
    },
    {
      name: 'orders-open',
      sentence: 'An order is not settled yet.',
      mendedOn: 'starts',
      isMissing: ({ facts }) => facts.openOrders > 0,
    },
    {
      name: 'nobody-waits',
      sentence: 'Somebody waits for a seat.',
      mendedOn: 'starts',
      isMissing: ({ facts }) => facts.waiting > 0,
    },
  ],
}

export type Wanting = Missing & { mendedOn: MendedOn }

/** Everything that stands between a course and a step; nothing means that the gate is open. */
export const wantingFor = (step: Step, facts: GateFacts, note = ''): Wanting[] =>
  GATES[step]
    .filter(({ isMissing }) => isMissing({ facts, note }))
    .map(({ name, sentence, mendedOn }) => ({ name, sentence, mendedOn }))
