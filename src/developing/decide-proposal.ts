import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { InstantIn } from '../catalogue/words.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { LARGEST_MINOR } from '../platform/money.ts'
import { invalid } from '../platform/problems.ts'
import { holdsCardNumber, NO_CARD, Text } from '../platform/words.ts'
import { promiseDecision } from './decision-mail.ts'
import { lockProposal } from './keep-proposal.ts'
import { decidedOwn, nothingToDecide, onlyPeoplePropose } from './problems.ts'
import { OUTCOMES } from './schema.ts'

/** The longest reason or list of conditions, in characters. */
export const REASON_MAX = 4_000

export const DecisionBody = z
  .strictObject({
    outcome: z.enum(OUTCOMES),
    amountMinor: z
      .int()
      .min(0)
      .max(LARGEST_MINOR)
      .nullable()
      .default(null)
      .meta({ description: 'Where it is granted' }),
    reason: Text.max(REASON_MAX)
      .refine((text) => !holdsCardNumber(text), NO_CARD)
      .default('')
      .meta({ description: 'Conditions, the reason, or what is wanting: the proposer reads it' }),
    returnBy: InstantIn.nullable()
      .default(null)
      .meta({ description: 'Where it is returned: until when it is taken again' }),
  })
  .meta({ id: 'DecideProposal' })
export type DecisionBody = z.output<typeof DecisionBody>

const DECIDE = statement(
  'developing-decide',
  `insert into proposal_decisions (proposal_id, version, outcome, amount_minor, reason, return_by, decided_at, decided_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
)

/**
 * Somebody decides about the version that was handed in last. Nobody decides about what they began or handed in: the database holds it too.
 * @throws proposal/unknown, proposal/nothing-to-decide, proposal/own, request/invalid, access/denied
 */
export async function decideProposal(tx: Tx, proposalId: string, body: DecisionBody): Promise<void> {
  if (tx.actor.kind !== 'person') throw onlyPeoplePropose()
  demandSense(body, tx.now)
  const { state, version, proposerId, handedInBy } = await lockProposal(tx, proposalId)
  if (state !== 'handed-in') throw nothingToDecide()
  const decider = nameOf(tx.actor)
  if ([`person:${proposerId}`, ...handedInBy].includes(decider)) throw decidedOwn()
  const { outcome, amountMinor, reason, returnBy } = body
  await run(tx, DECIDE, [proposalId, version, outcome, amountMinor, reason, returnBy, tx.now, decider])
  await promiseDecision(tx, { proposalId, version })
  await emit(tx, { name: 'ProposalDecided', subjectId: proposalId, facts: { version, outcome } })
}

function demandSense({ outcome, amountMinor, reason, returnBy }: DecisionBody, now: Date): void {
  if ((outcome === 'granted') !== (amountMinor !== null))
    throw invalid('/amountMinor', 'give an amount where it is granted, and only there')
  if ((outcome === 'returned') !== (returnBy !== null))
    throw invalid('/returnBy', 'say until when, where it is returned, and only there')
  if (returnBy !== null && returnBy <= now) throw invalid('/returnBy', 'must be to come')
  if (outcome !== 'granted' && reason === '') throw invalid('/reason', 'say why')
}
