import { z } from 'zod'
import { theOffering } from '../catalogue/the-offering.ts'
import { InstantOut } from '../catalogue/words.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { entriesOfOffering } from './entries.ts'
import { MoveEntry, moveEntry } from './move-entry.ts'
import { RemoveEntry, removeEntry } from './remove-entry.ts'
import { EntryReply, entryBody } from './replies.ts'
import { rulesNow, WaitingRules } from './rules.ts'
import { rulesHistory } from './rules-history.ts'
import { setRules } from './set-rules.ts'

const room = 'waiting'
const params = z.strictObject({ id: z.uuid() })

/** The list as those who keep the course see it, and what is fair on every list. */
export const waitingStaffRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/offerings/{id}/waiting-list',
    id: 'readWaitingList',
    reads: 'waiting-list',
    room,
    who: theOffering.to('course-administrator', 'its-faculty'),
    summary: 'Who waits for seats of an offering, in their order, with what they are offered; then what is over',
    params,
    replies: { 200: z.object({ entries: z.array(EntryReply) }) },
    refusals: ['offering/unknown'],
    answer: async ({ till, actor, params: { id } }) => {
      const entries = await act(till, actor, (tx) => entriesOfOffering(tx, id))
      return { status: 200, body: { entries: entries.map(entryBody) } }
    },
  }),
  route({
    method: 'post',
    path: '/offerings/{id}/waiting-list/removal',
    id: 'removeWaitingEntry',
    room,
    who: theOffering.to('course-administrator', 'its-faculty'),
    summary: 'Takes somebody off the list, with a reason that is logged; they are told',
    params,
    body: RemoveEntry,
    replies: { 204: null },
    refusals: ['waiting-entry/unknown', 'waiting/over', 'waiting/ordered'],
    answer: async ({ till, actor, params: { id }, body }) => {
      await act(till, actor, (tx) => removeEntry(tx, id, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'post',
    path: '/offerings/{id}/waiting-list/move',
    id: 'moveWaitingEntry',
    room,
    who: theOffering.to('course-administrator', 'its-faculty'),
    summary:
      'Moves somebody to another place on the list, with a reason that is logged; offers that stand are left as they are',
    params,
    body: MoveEntry,
    replies: { 204: null },
    refusals: [
      ...['waiting-entry/unknown', 'waiting/over', 'waiting/not-confirmed'],
      ...['waiting/no-such-place', 'waiting/stands-there'],
    ],
    answer: async ({ till, actor, params: { id }, body }) => {
      await act(till, actor, (tx) => moveEntry(tx, id, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'get',
    path: '/waiting-rules',
    id: 'readWaitingRules',
    room,
    who: ['course-administrator'],
    summary: 'What is fair on every waiting list now',
    replies: { 200: WaitingRules },
    answer: async ({ till }) => ({ status: 200, body: await rulesNow({ client: till.connection.pool }) }),
  }),
  route({
    method: 'put',
    path: '/waiting-rules',
    id: 'setWaitingRules',
    room,
    who: ['course-administrator'],
    summary: 'Sets what is fair on every waiting list from now on; offers that stand keep their end',
    body: WaitingRules,
    replies: { 200: WaitingRules },
    answer: async ({ till, actor, body }) => {
      await act(till, actor, (tx) => setRules(tx, body))
      return { status: 200, body }
    },
  }),
  route({
    method: 'get',
    path: '/waiting-rules/history',
    id: 'listWaitingRules',
    room,
    who: ['course-administrator'],
    summary: 'What was set of the rules of waiting lists, when and by whom, the newest first',
    replies: {
      200: z.object({
        history: z.array(z.object({ since: InstantOut, by: z.string().nullable(), rules: WaitingRules })),
      }),
    },
    answer: async ({ till }) => ({
      status: 200,
      body: { history: await rulesHistory({ client: till.connection.pool }) },
    }),
  }),
]
