import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { CurrencyCode } from '../platform/money.ts'
import { LOOKS } from './look-over.ts'
import { ProposalBody } from './proposal-body.ts'
import { PROPOSAL_STATES } from './proposals.ts'
import { OUTCOMES, STEPS } from './schema.ts'
import { STAGES } from './stage.ts'

const Said = z.object({ nb: z.string(), en: z.string() })

export const RoundShape = z
  .object({
    ...{ roundId: z.uuid(), name: Said, asks: Said, criteria: Said, opensAt: InstantOut, closesAt: InstantOut },
    ...{ currency: CurrencyCode, amountMinor: z.int().nullable(), grantedMinor: z.int() },
  })
  .meta({ id: 'ProposalRound' })

export const ProposalShape = z
  .object({
    ...{ proposalId: z.uuid(), roundId: z.uuid(), faculty: z.string(), currency: CurrencyCode },
    state: z.enum(PROPOSAL_STATES),
    version: z.int().meta({ description: 'Versions that were handed in' }),
    handedInAt: InstantOut.nullable(),
    decision: z
      .object({
        ...{ outcome: z.enum(OUTCOMES), amountMinor: z.int().nullable(), reason: z.string() },
        ...{ returnBy: InstantOut.nullable(), decidedAt: InstantOut },
      })
      .nullable()
      .meta({ description: 'About the newest version' }),
    courseId: z.uuid().nullable(),
    body: z.object(ProposalBody.shape).meta({ id: 'ProposalWritten' }),
    breakEven: z.object({ participants: z.int().nullable(), runs: z.int().nullable() }).nullable().meta({
      description:
        'From how many participants a run pays for itself, and after how many runs the making is paid for; null: never',
    }),
  })
  .meta({ id: 'Proposal' })

const Wanting = z.object({ name: z.string(), sentence: z.string(), mendedOn: z.enum(['course', 'starts', 'step']) })
export const CardShape = z
  .object({
    ...{ courseId: z.uuid(), title: z.string(), faculty: z.string(), contactEmail: z.string() },
    ...{ proposalId: z.uuid().nullable(), stage: z.enum(STAGES), nextStartAt: InstantOut.nullable() },
    responsible: z
      .object({ personId: z.uuid(), name: z.string() })
      .nullable()
      .meta({ description: 'Who answers for it among those who keep it' }),
    next: z.enum(STEPS).nullable(),
    wanting: z.array(Wanting).meta({ description: 'What is missing before the next step' }),
  })
  .meta({ id: 'CourseCard' })
export const LifeShape = z
  .object({
    ...CardShape.shape,
    gates: z.array(z.object({ step: z.enum(STEPS), wanting: z.array(Wanting) })),
    steps: z.array(z.object({ step: z.enum(STEPS), note: z.string(), at: InstantOut, author: z.string().nullable() })),
  })
  .meta({ id: 'CourseLife' })

export const LooksShape = z
  .object({
    looks: z.array(
      z.object({
        name: z.enum(LOOKS),
        day: z.iso.date().nullable().meta({ description: 'Of the session, where it is about one' }),
      }),
    ),
  })
  .meta({ id: 'LooksOver' })
