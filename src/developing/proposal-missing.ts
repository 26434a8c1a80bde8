import type { Missing } from '../catalogue/problems.ts'
import type { ProposalBody } from './proposal-body.ts'

type Check = { name: string; sentence: string; isMissing: (proposal: ProposalBody) => boolean }

const CHECKS: readonly Check[] = [
  {
    name: 'proposal-title',
    sentence: 'A title in both languages is needed.',
    isMissing: ({ title }) => title.nb === '' || title.en === '',
  },
  { name: 'proposal-idea', sentence: 'The idea is needed.', isMissing: ({ idea }) => idea === '' },
  {
    name: 'proposal-need',
    sentence: 'Who asks for it, and how you know, is needed.',
    isMissing: ({ need }) => need === '',
  },
  {
    name: 'proposal-target-group',
    sentence: 'Whom it is for is needed.',
    isMissing: ({ targetGroup }) => targetGroup === '',
  },
  {
    name: 'proposal-term',
    sentence: 'The term of the first start is needed.',
    isMissing: ({ startTerm }) => startTerm === '',
  },
  {
    name: 'proposal-contact',
    sentence: 'An e-mail address for questions is needed.',
    isMissing: ({ contactEmail }) => contactEmail === '',
  },
  {
    name: 'proposal-budget',
    sentence: 'The budget is needed: development, each run, price and participants. Enter 0 where nothing is spent.',
    isMissing: ({ developmentMinor, runMinor, priceMinor, participants }) =>
      [developmentMinor, runMinor, priceMinor, participants].includes(null),
  },
]

/** Everything that a proposal lacks before it can be handed in. */
export const proposalMissing = (proposal: ProposalBody): Missing[] =>
  CHECKS.filter(({ isMissing }) => isMissing(proposal)).map(({ name, sentence }) => ({ name, sentence }))
