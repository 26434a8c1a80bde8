import { z } from 'zod'
import { theOffering } from '../catalogue/the-offering.ts'
import { readTogether } from '../platform/db/transact.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { unknown } from '../platform/problems.ts'
import { act } from '../platform/till.ts'
import { CancelOffering } from './cancel-offering.ts'
import { cancelOnce } from './cancel-once.ts'
import { cancellationOf } from './cancellation-of.ts'
import { addCost, CostBody, changeCost, removeCost } from './costs.ts'
import { DecisionDay, setDecisionDay } from './decision-day.ts'
import { economyOf } from './economy.ts'
import { readSimulation } from './read-simulation.ts'
import { CancellationReply, EconomyReply, SimulationReply } from './replies.ts'
import { seeAsKeeper } from './see-as-keeper.ts'

const room = 'going'
const params = z.strictObject({ id: z.uuid() })
const oneCost = z.strictObject({ id: z.uuid(), costId: z.uuid() })
const refusals = ['offering/unknown']
const simulating = [...refusals, 'going/started', 'going/others-along', 'going/cancelled-already']
/** Who decides whether an offering is held: those who keep it. */
const KEEPERS = theOffering.to('course-administrator', 'its-faculty')

/** Whether an offering is held: what it brings and costs, what cancelling would do, and doing it. */
export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/offerings/{id}/economy',
    id: 'readEconomy',
    room,
    who: KEEPERS,
    summary:
      'What an offering brings and costs at this moment, without VAT, and how many participants it takes to be worth while',
    params,
    replies: { 200: EconomyReply },
    refusals,
    answer: async ({ till, params: { id } }) => ({
      status: 200,
      body: await seeAsKeeper(till, id, () => readTogether(till.connection.pool, (on) => economyOf(on, id))),
    }),
  }),
  route({
    method: 'post',
    path: '/offerings/{id}/costs',
    id: 'addCost',
    room,
    who: KEEPERS,
    summary: 'Write down what an offering costs, once or for each who takes part',
    params,
    body: CostBody,
    replies: { 201: z.object({ costId: z.uuid() }) },
    refusals: [...refusals, 'going/too-many-costs'],
    answer: async ({ till, actor, params: { id }, body }) => ({
      status: 201,
      body: { costId: await act(till, actor, (tx) => addCost(tx, id, body)) },
    }),
  }),
  route({
    method: 'put',
    path: '/offerings/{id}/costs/{costId}',
    id: 'changeCost',
    room,
    who: KEEPERS,
    summary: 'Change a cost as a whole',
    params: oneCost,
    body: CostBody,
    replies: { 204: null },
    refusals: [...refusals, 'cost/unknown'],
    answer: async ({ till, actor, params: { id, costId }, body }) => {
      await act(till, actor, (tx) => changeCost(tx, { offeringId: id, costId }, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'delete',
    path: '/offerings/{id}/costs/{costId}',
    id: 'removeCost',
    room,
    who: KEEPERS,
    summary: 'Take a cost away',
    params: oneCost,
    replies: { 204: null },
    refusals: [...refusals, 'cost/unknown'],
    answer: async ({ till, actor, params: { id, costId } }) => {
      await act(till, actor, (tx) => removeCost(tx, { offeringId: id, costId }))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'put',
    path: '/offerings/{id}/decision-day',
    id: 'setDecisionDay',
    room,
    who: KEEPERS,
    summary: 'Say by which day it is decided whether the offering is held, or that it has been',
    params,
    body: DecisionDay,
    replies: { 204: null },
    refusals,
    answer: async ({ till, actor, params: { id }, body }) => {
      await act(till, actor, (tx) => setDecisionDay(tx, id, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'get',
    path: '/offerings/{id}/cancel-simulation',
    id: 'simulateCancelling',
    room,
    who: KEEPERS,
    reads: 'offering-orders',
    summary:
      'What cancelling the offering would do at this moment: every order, every promise, every mail, and the sums',
    params,
    replies: { 200: SimulationReply },
    refusals: simulating,
    answer: async ({ till, params: { id } }) => ({ status: 200, body: await readSimulation(till, id, 'nb') }),
  }),
  route({
    method: 'post',
    path: '/offerings/{id}/cancellation',
    id: 'cancelOffering',
    room,
    who: KEEPERS,
    reads: 'offering-orders',
    idempotent: true,
    summary:
      'Cancels the offering exactly as the simulation with this id said, for good. Refused with 409 and what differs where it would be something else by now',
    params,
    body: CancelOffering,
    replies: { 201: CancellationReply, 202: z.object({ awaits: z.literal('second-person') }) },
    refusals: [
      ...simulating,
      ...['going/changed', 'going/being-issued', 'going/wished-already', 'access/denied'],
      ...['idempotency/key-missing', 'idempotency/key-reused', 'idempotency/in-progress'],
    ],
    answer: async ({ till, actor, params: { id }, body, idempotencyKey }) => {
      const done = await cancelOnce(till, actor, { offeringId: id, command: body, key: idempotencyKey! })
      return done ? { status: 201, body: done } : { status: 202, body: { awaits: 'second-person' as const } }
    },
  }),
  route({
    method: 'get',
    path: '/offerings/{id}/cancellation',
    id: 'readCancellation',
    room,
    who: KEEPERS,
    reads: 'offering-orders',
    summary: 'What was planned of a cancelled offering beside what is done of it, order by order',
    params,
    replies: { 200: CancellationReply },
    refusals: [...refusals, 'cancellation/unknown'],
    answer: async ({ till, params: { id } }) => {
      const found = await seeAsKeeper(till, id, () => cancellationOf({ client: till.connection.pool }, id))
      if (!found) throw unknown('cancellation')
      return { status: 200, body: found }
    },
  }),
]
