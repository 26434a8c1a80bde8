import { z } from 'zod'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { CurrencyCode } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'
import { act } from '../platform/till.ts'
import { addFunder, changeFunder, FunderBody } from './keep-funder.ts'
import { EndGrant, endGrant, GrantBody, makeGrant } from './make-grant.ts'
import { allFunders, funderById, type Grant, grantById, grantsOfFunder } from './queries.ts'
import { ELIGIBLE, MODES } from './schema.ts'

const room = 'funding'
const who = ['finance'] as const
const readers = ['finance', 'auditor', 'course-administrator'] as const

const FunderShape = z
  .object({
    ...{ id: z.uuid(), organisationNumber: z.string(), name: z.string(), contactEmail: z.string() },
    grants: z.int().meta({ description: 'How many grants it ever gave' }),
  })
  .meta({ id: 'Funder' })
const minor = z.int().nullable()
const GrantShape = z
  .object({
    ...{ id: z.uuid(), funderId: z.uuid(), courseId: z.uuid(), titleNb: z.string(), titleEn: z.string() },
    ...{ offeringId: z.uuid().nullable(), offering: z.string().nullable(), currency: CurrencyCode },
    ...{ seatMinor: minor, seatBasisPoints: minor, fromDay: z.iso.date(), untilDay: z.iso.date().nullable() },
    ...{ seatsMost: minor, mostMinor: minor, eligible: z.enum(ELIGIBLE), mode: z.enum(MODES), note: z.string() },
    companies: z.array(z.string()).meta({ description: 'Names of the companies whose seats it is for' }),
  })
  .meta({ id: 'Grant' })
const view = ({ companyIds: _ids, ...grant }: Grant): z.input<typeof GrantShape> => grant
const ofFunder = z.strictObject({ funderId: z.uuid() })

/** Who pays for other people's seats, and on what terms. */
export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/funders',
    id: 'listFunders',
    room,
    who: readers,
    summary: 'Who gives grants for the seats of courses, by name',
    replies: { 200: z.object({ funders: z.array(FunderShape) }) },
    answer: async ({ till }) => ({
      status: 200,
      body: { funders: await allFunders({ client: till.connection.pool }) },
    }),
  }),
  route({
    method: 'post',
    path: '/funders',
    id: 'addFunder',
    room,
    who,
    summary: 'Write down a funder',
    body: FunderBody,
    replies: { 201: z.object({ funderId: z.uuid() }) },
    refusals: ['funder/number-taken'],
    answer: async ({ till, actor, body }) => ({
      status: 201,
      body: { funderId: await act(till, actor, (tx) => addFunder(tx, body)) },
    }),
  }),
  route({
    method: 'get',
    path: '/funders/{funderId}',
    id: 'readFunder',
    room,
    who: readers,
    summary: 'One funder and its grants, the newest first',
    params: ofFunder,
    replies: { 200: z.object({ funder: FunderShape, grants: z.array(GrantShape) }) },
    refusals: ['funder/unknown'],
    answer: async ({ till, params: { funderId } }) => {
      const on = { client: till.connection.pool }
      const funder = await funderById(on, funderId)
      if (!funder) throw unknown('funder')
      return { status: 200, body: { funder, grants: (await grantsOfFunder(on, funderId)).map(view) } }
    },
  }),
  route({
    method: 'put',
    path: '/funders/{funderId}',
    id: 'changeFunder',
    room,
    who,
    summary: 'Another name, number or address of a funder; what it was told before stays as it was',
    params: ofFunder,
    body: FunderBody,
    replies: { 204: null },
    refusals: ['funder/unknown', 'funder/number-taken'],
    answer: async ({ till, actor, params: { funderId }, body }) => {
      await act(till, actor, (tx) => changeFunder(tx, funderId, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'post',
    path: '/funders/{funderId}/grants',
    id: 'makeGrant',
    room,
    who,
    summary:
      'A grant for the seats of a course or of one offering; it is never changed, and two are never for the same seats',
    params: ofFunder,
    body: GrantBody,
    replies: { 201: GrantShape },
    refusals: ['funder/unknown', 'grant/seats-granted-already'],
    answer: async ({ till, actor, params: { funderId }, body }) => {
      const id = await act(till, actor, (tx) => makeGrant(tx, funderId, body))
      return { status: 201, body: view((await grantById({ client: till.connection.pool }, id))!) }
    },
  }),
  route({
    method: 'post',
    path: '/grants/{grantId}/end',
    id: 'endGrant',
    room,
    who,
    summary: 'Ends a grant on a day from today on; seats that are sold through that day stay covered',
    params: z.strictObject({ grantId: z.uuid() }),
    body: EndGrant,
    replies: { 200: GrantShape },
    refusals: ['grant/unknown', 'grant/ends-in-the-past', 'grant/ends-later'],
    answer: async ({ till, actor, params: { grantId }, body }) => ({
      status: 200,
      body: view(await act(till, actor, (tx) => endGrant(tx, grantId, body))),
    }),
  }),
]
