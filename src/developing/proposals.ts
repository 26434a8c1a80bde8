import { type Actor, onlyFaculties } from '../platform/actor.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'
import { type BreakEven, breakEvenOf } from './break-even.ts'
import type { ProposalBody, ProposalWords } from './proposal-body.ts'
import type { Outcome } from './schema.ts'

/** Where a proposal stands: `handed-in` waits for a decision, `returned` for a new version. */
export const PROPOSAL_STATES = ['draft', 'handed-in', 'granted', 'declined', 'returned'] as const
export type ProposalState = (typeof PROPOSAL_STATES)[number]

export type Decision = {
  outcome: Outcome
  amountMinor: number | null
  reason: string
  returnBy: Date | null
  decidedAt: Date
  decidedBy: string
}
export type Proposal = {
  proposalId: string
  roundId: string
  faculty: string
  proposerId: string
  currency: Currency
  opensAt: Date
  closesAt: Date
  /** Versions that were handed in, the newest last. */
  version: number
  handedInAt: Date | null
  /** Who handed each in; an account that has become part of another is that one. */
  handedInBy: string[]
  decision: Decision | null
  courseId: string | null
  state: ProposalState
  /** As it is written now. */
  body: ProposalBody
  breakEven: BreakEven | null
}

type Row = Omit<Proposal, 'state' | 'body' | 'breakEven' | 'decision'> & {
  words: ProposalWords
  contactEmail: string
  teachers: string[]
} & { [Key in keyof Decision]: Decision[Key] | null }

const READ = `select p.id as "proposalId", p.round_id as "roundId", p.faculty, p.proposer_id as "proposerId", p.words, p.contact_email as "contactEmail", p.teachers,
   r.currency, r.opens_at as "opensAt", r.closes_at as "closesAt", coalesce(v.version, 0) as version, v.handed_in_at as "handedInAt",
   array(select coalesce('person:' || m.person_id, x.handed_in_by) from proposal_versions x left join merged_people m on x.handed_in_by = 'person:' || m.id
     where x.proposal_id = p.id order by x.version) as "handedInBy",
   d.outcome, d.amount_minor as "amountMinor", d.reason, d.return_by as "returnBy", d.decided_at as "decidedAt", d.decided_by as "decidedBy",
   (select o.course_id from course_origins o where o.proposal_id = p.id) as "courseId"
 from proposals p join proposal_rounds r on r.id = p.round_id
 left join lateral (select * from proposal_versions x where x.proposal_id = p.id order by x.version desc limit 1) v on true
 left join proposal_decisions d on d.proposal_id = p.id and d.version = v.version`
const ONE = statement<Row>('developing-proposal', `${READ} where p.id = $1`)
const OF_ROUND = statement<Row>(
  'developing-proposals-of-round',
  `${READ} where p.round_id = $1 and ($2::text[] is null or p.faculty = any ($2)) order by p.faculty, p.started_at, p.id`,
)
/** Ideas: what is proposed and has not become a course, nor been declined, nor was still a draft when its round ended. The newest first. */
const IDEAS = statement<Row>(
  'developing-ideas',
  `${READ} where ($1::text[] is null or p.faculty = any ($1)) and d.outcome is distinct from 'declined'
     and (v.version is not null or r.closes_at > app_now())
     and not exists (select from course_origins o where o.proposal_id = p.id) order by p.started_at desc, p.id desc limit $2`,
)

/** Until when a draft or a returned proposal is taken: a returned one at least as long as its round. From that instant on it is too late. */
export const takenUntil = ({
  decision,
  closesAt,
}: {
  decision: Pick<Decision, 'returnBy'> | null
  closesAt: Date
}): Date => (decision?.returnBy && decision.returnBy > closesAt ? decision.returnBy : closesAt)

/** @throws proposal/unknown */
export async function proposalById(on: On, proposalId: string): Promise<Proposal> {
  const [row] = await run(on, ONE, [proposalId])
  if (!row) throw unknown('proposal')
  return proposalFrom(row)
}

/** What the reader's faculties proposed in a round; those who keep all courses see all. */
export const proposalsOfRound = async (on: On, actor: Actor, roundId: string): Promise<Proposal[]> =>
  (await run(on, OF_ROUND, [roundId, onlyFaculties(actor)])).map(proposalFrom)

export const ideasFor = async (on: On, faculties: readonly string[] | null, most: number): Promise<Proposal[]> =>
  (await run(on, IDEAS, [faculties, most])).map(proposalFrom)

function proposalFrom(row: Row): Proposal {
  const { words, contactEmail, teachers, outcome, amountMinor, reason, returnBy, decidedAt, decidedBy, ...plain } = row
  const decision =
    outcome === null
      ? null
      : { outcome, amountMinor, reason: reason!, returnBy, decidedAt: decidedAt!, decidedBy: decidedBy! }
  return {
    ...plain,
    decision,
    state: decision?.outcome ?? (plain.version === 0 ? 'draft' : 'handed-in'),
    body: { ...words, contactEmail, teachers },
    breakEven: breakEvenOf(words),
  }
}
