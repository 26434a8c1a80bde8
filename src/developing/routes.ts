import { z } from 'zod'
import { Slug } from '../catalogue/words.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { Line } from '../platform/words.ts'
import { courseFromProposal } from './course-from-proposal.ts'
import { DecisionBody, decideProposal } from './decide-proposal.ts'
import { changeProposal, handIn, startProposal } from './keep-proposal.ts'
import { lifeRoutes } from './life-routes.ts'
import { ProposalBody } from './proposal-body.ts'
import { type Proposal, proposalById, proposalsOfRound } from './proposals.ts'
import { ExtendRound, extendRound, openRound, RoundBody, roundById, roundsForAll } from './rounds.ts'
import { ProposalShape, RoundShape } from './shapes.ts'
import { theProposal } from './the-proposal.ts'

const room = 'developing'
/** Who proposes: those who keep the courses of a faculty, in its name. */
export const PROPOSERS = ['course-administrator', 'faculty-administrator'] as const
/** Who opens rounds and decides: the unit, for all faculties. */
export const DECIDERS = ['course-administrator'] as const
export const SEES_PROPOSAL = theProposal.to('course-administrator', 'its-faculty')
const ofRound = z.strictObject({ roundId: z.uuid() })
const ofProposal = z.strictObject({ proposalId: z.uuid() })
const LATE = ['proposal/handed-in', 'proposal/round-not-open', 'proposal/too-late', 'developing/not-ready']

const view = ({
  proposerId: _who,
  handedInBy: _by,
  opensAt: _from,
  closesAt: _to,
  ...proposal
}: Proposal): z.input<typeof ProposalShape> => {
  const { decision } = proposal
  if (!decision) return { ...proposal, decision: null }
  const { decidedBy: _decider, ...told } = decision
  return { ...proposal, decision: told }
}

/** What faculties propose, and what is decided about it. */
const proposalRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/proposal-rounds',
    id: 'listProposalRounds',
    room,
    who: PROPOSERS,
    summary: 'The rounds in which faculties propose courses, the one that ends last first',
    replies: { 200: z.object({ rounds: z.array(RoundShape) }) },
    answer: async ({ till }) => ({ status: 200, body: { rounds: await roundsForAll(till) } }),
  }),
  route({
    method: 'post',
    path: '/proposal-rounds',
    id: 'openProposalRound',
    room,
    who: DECIDERS,
    summary: 'Open a round: what is asked for, what it is judged by, and until when to the second',
    body: RoundBody,
    replies: { 201: z.object({ roundId: z.uuid() }) },
    answer: async ({ till, actor, body }) => ({
      status: 201,
      body: { roundId: await act(till, actor, (tx) => openRound(tx, body)) },
    }),
  }),
  route({
    method: 'put',
    path: '/proposal-rounds/{roundId}/deadline',
    id: 'extendProposalRound',
    room,
    who: DECIDERS,
    summary: 'Give everybody more time, while the round is not over',
    params: ofRound,
    body: ExtendRound,
    replies: { 204: null },
    refusals: ['round/unknown', 'round/over', 'round/not-later'],
    answer: async ({ till, actor, params: { roundId }, body }) => {
      await act(till, actor, (tx) => extendRound(tx, roundId, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'get',
    path: '/proposal-rounds/{roundId}/proposals',
    id: 'listProposals',
    room,
    who: PROPOSERS,
    summary: 'What was proposed in a round, by faculty: whoever keeps a faculty sees what it proposes, drafts too',
    params: ofRound,
    replies: { 200: z.object({ proposals: z.array(ProposalShape) }) },
    refusals: ['round/unknown'],
    answer: async ({ till, actor, params: { roundId } }) => {
      const on = { client: till.connection.pool }
      await roundById(on, roundId)
      return { status: 200, body: { proposals: (await proposalsOfRound(on, actor, roundId)).map(view) } }
    },
  }),
  route({
    method: 'post',
    path: '/proposal-rounds/{roundId}/proposals',
    id: 'startProposal',
    room,
    who: PROPOSERS,
    summary: 'Begin a proposal in the name of a faculty; it may be incomplete until it is handed in',
    params: ofRound,
    body: z.strictObject({ faculty: Line, proposal: ProposalBody }),
    replies: { 201: z.object({ proposalId: z.uuid() }) },
    refusals: ['round/unknown', 'proposal/too-late', 'access/denied'],
    answer: async ({ till, actor, params: { roundId }, body: { faculty, proposal } }) => {
      const proposalId = await act(till, actor, (tx) => startProposal(tx, { roundId, faculty, body: proposal }))
      return { status: 201, body: { proposalId } }
    },
  }),
  route({
    method: 'get',
    path: '/proposals/{proposalId}',
    id: 'readProposal',
    room,
    who: SEES_PROPOSAL,
    summary: 'One proposal as it is written now, and what was decided about its newest version',
    params: ofProposal,
    replies: { 200: ProposalShape },
    refusals: ['proposal/unknown'],
    answer: async ({ till, params: { proposalId } }) => ({
      status: 200,
      body: view(await proposalById({ client: till.connection.pool }, proposalId)),
    }),
  }),
  route({
    method: 'put',
    path: '/proposals/{proposalId}',
    id: 'changeProposal',
    room,
    who: SEES_PROPOSAL,
    summary: 'Write a draft, or one that was returned, anew',
    params: ofProposal,
    body: ProposalBody,
    replies: { 204: null },
    refusals: ['proposal/unknown', 'proposal/handed-in'],
    answer: async ({ till, actor, params: { proposalId }, body }) => {
      await act(till, actor, (tx) => changeProposal(tx, proposalId, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'post',
    path: '/proposals/{proposalId}/versions',
    id: 'handInProposal',
    room,
    who: SEES_PROPOSAL,
    summary: 'Hand the proposal in as it is written now; that version stays. Refused with all that is missing',
    params: ofProposal,
    replies: { 201: z.object({ version: z.int() }) },
    refusals: ['proposal/unknown', ...LATE],
    answer: async ({ till, actor, params: { proposalId } }) => ({
      status: 201,
      body: await act(till, actor, (tx) => handIn(tx, proposalId)),
    }),
  }),
  route({
    method: 'post',
    path: '/proposals/{proposalId}/decision',
    id: 'decideProposal',
    room,
    who: theProposal.to(...DECIDERS),
    summary: 'Grant, decline or return the version that was handed in last; never one’s own',
    params: ofProposal,
    body: DecisionBody,
    replies: { 204: null },
    refusals: ['proposal/unknown', 'proposal/nothing-to-decide', 'proposal/own'],
    answer: async ({ till, actor, params: { proposalId }, body }) => {
      await act(till, actor, (tx) => decideProposal(tx, proposalId, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'post',
    path: '/proposals/{proposalId}/course',
    id: 'makeCourseOfProposal',
    room,
    who: SEES_PROPOSAL,
    summary: 'Make a course of a granted proposal, as a draft with what it says; once',
    params: ofProposal,
    body: z.strictObject({ slug: Slug }),
    replies: { 201: z.object({ courseId: z.uuid() }) },
    refusals: ['proposal/unknown', 'proposal/not-granted', 'proposal/course-there', 'catalogue/slug-taken'],
    answer: async ({ till, actor, params: { proposalId }, body: { slug } }) => ({
      status: 201,
      body: await act(till, actor, (tx) => courseFromProposal(tx, { proposalId, slug })),
    }),
  }),
]

/** From idea to sale (decisions/0064). */
export const routes: AnyRoute[] = [...proposalRoutes, ...lifeRoutes]
