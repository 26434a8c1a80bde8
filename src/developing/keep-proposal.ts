import { emit } from '../audit/emit.ts'
import { personOf } from '../identity/fresh.ts'
import { keepsFaculty, nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { forbidden, unknown } from '../platform/problems.ts'
import { handedInAlready, notReady, onlyPeoplePropose, roundNotOpen, tooLate } from './problems.ts'
import type { ProposalBody, ProposalWords } from './proposal-body.ts'
import { proposalMissing } from './proposal-missing.ts'
import { type Proposal, proposalById, takenUntil } from './proposals.ts'
import { roundById } from './rounds.ts'

const START = statement(
  'developing-start-proposal',
  `insert into proposals (id, round_id, faculty, words, contact_email, teachers, proposer_id, started_at, changed_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
)
const LOCK = statement<{ id: string }>('developing-lock-proposal', 'select id from proposals where id = $1 for update')
const CHANGE = statement(
  'developing-change-proposal',
  'update proposals set words = $2, contact_email = $3, teachers = $4, changed_at = $5 where id = $1',
)
const HAND_IN = statement(
  'developing-hand-in',
  `insert into proposal_versions (proposal_id, version, words, handed_in_at, handed_in_by) values ($1, $2, $3, $4, $5)`,
)
/** A deadline that is being moved is waited for. */
const HOLD_ROUND = statement<{ opensAt: Date; closesAt: Date }>(
  'developing-hold-round',
  'select opens_at as "opensAt", closes_at as "closesAt" from proposal_rounds where id = $1 for share',
)

const split = ({ contactEmail, teachers, ...words }: ProposalBody): [string, string, readonly string[]] => [
  JSON.stringify(words satisfies ProposalWords),
  contactEmail,
  teachers,
]

type Start = { roundId: string; faculty: string; body: ProposalBody }

/**
 * Begins a proposal, which nobody outside the faculty and the unit sees. A person proposes, not a program: somebody is told what is decided.
 * @throws round/unknown, proposal/too-late, access/denied in another faculty than one's own
 */
export async function startProposal(tx: Tx, { roundId, faculty, body }: Start): Promise<string> {
  const { personId } = personOf(tx.actor)
  const { closesAt } = await roundById(tx, roundId)
  if (!keepsFaculty(tx.actor, faculty)) throw forbidden('Propose in a faculty whose courses you keep.')
  if (tx.now >= closesAt) throw tooLate(closesAt)
  const proposalId = newId()
  await run(tx, START, [proposalId, roundId, faculty, ...split(body), personId, tx.now])
  return proposalId
}

/** The proposal under its lock, so that what it is judged by stays. @throws proposal/unknown */
export async function lockProposal(tx: Tx, proposalId: string): Promise<Proposal> {
  const [found] = await run(tx, LOCK, [proposalId])
  if (!found) throw unknown('proposal')
  return proposalById(tx, proposalId)
}

/** Writes a draft, or one that was returned, anew. @throws proposal/unknown, proposal/handed-in */
export async function changeProposal(tx: Tx, proposalId: string, body: ProposalBody): Promise<void> {
  const { state } = await lockProposal(tx, proposalId)
  if (state !== 'draft' && state !== 'returned') throw handedInAlready()
  await run(tx, CHANGE, [proposalId, ...split(body), tx.now])
}

/**
 * Somebody hands the proposal in as it is written now; that version stays. The deadline is exact: at that instant it is too late.
 * @throws proposal/unknown, proposal/handed-in, proposal/round-not-open, proposal/too-late, developing/not-ready with all that is missing, access/denied
 */
export async function handIn(tx: Tx, proposalId: string): Promise<{ version: number }> {
  if (tx.actor.kind !== 'person') throw onlyPeoplePropose()
  const { roundId, ...before } = await lockProposal(tx, proposalId)
  if (before.state !== 'draft' && before.state !== 'returned') throw handedInAlready()
  const [round] = await run(tx, HOLD_ROUND, [roundId])
  const { opensAt, closesAt } = round!
  const until = takenUntil({ decision: before.decision, closesAt })
  if (tx.now < opensAt) throw roundNotOpen(opensAt)
  if (tx.now >= until) throw tooLate(until)
  const missing = proposalMissing(before.body)
  if (missing.length > 0) throw notReady(missing)
  const version = before.version + 1
  const [words] = split(before.body)
  await run(tx, HAND_IN, [proposalId, version, words, tx.now, nameOf(tx.actor)])
  await emit(tx, { name: 'ProposalHandedIn', subjectId: proposalId, facts: { version } })
  return { version }
}
