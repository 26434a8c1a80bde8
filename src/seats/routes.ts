import { z } from 'zod'
import { theOffering } from '../catalogue/the-offering.ts'
import { InstantOut } from '../catalogue/words.ts'
import { route } from '../platform/http/route.ts'
import { unknown } from '../platform/problems.ts'
import { act } from '../platform/till.ts'
import { capacityOf } from './capacity.ts'
import { openPool, PoolBody } from './open-pool.ts'
import { CapacityBody, setCapacity } from './set-capacity.ts'
import { thePool } from './the-pool.ts'

const room = 'seats'
const params = z.strictObject({ id: z.uuid() })

const PoolOpened = z.object({ poolId: z.uuid() }).meta({ id: 'PoolOpened' })
const PoolCapacity = z
  .object({
    poolId: z.uuid(),
    name: z.string(),
    total: z.int(),
    sold: z.int(),
    held: z.int(),
    offered: z.int().meta({ description: 'Held for somebody on the waiting list' }),
    listOpen: z.boolean().meta({ description: 'Somebody waits: what is left goes to them first' }),
    nextHoldEndsAt: InstantOut.nullable(),
    left: z.int(),
    inWords: z.string(),
  })
  .meta({ id: 'PoolCapacity', description: 'total = sold + held + offered + left, also in words' })
const Capacity = z.object({ offeringId: z.uuid(), pools: z.array(PoolCapacity) }).meta({ id: 'Capacity' })

export const routes = [
  route({
    method: 'get',
    path: '/offerings/{id}/capacity',
    id: 'readCapacity',
    room,
    summary: 'How the seats of an offering are spread, in numbers and in words',
    who: theOffering.to('course-administrator', 'finance', 'auditor', 'support', 'its-faculty', 'teacher'),
    params,
    replies: { 200: Capacity },
    refusals: ['offering/unknown'],
    answer: async ({ till, params, lang }) => {
      const capacity = await capacityOf({ client: till.connection.pool }, params.id, lang)
      if (!capacity) throw unknown('offering')
      return { status: 200, body: capacity }
    },
  }),
  route({
    method: 'post',
    path: '/offerings/{id}/pools',
    id: 'openPool',
    room,
    summary: 'Open a pool of seats for an offering',
    who: theOffering.to('course-administrator', 'its-faculty'),
    params,
    body: PoolBody,
    replies: { 201: PoolOpened },
    refusals: ['offering/unknown', 'seats/pool-name-taken'],
    answer: async ({ till, actor, params, body }) => {
      const opened = await act(till, actor, (tx) => openPool(tx, { ...body, offeringId: params.id }))
      return { status: 201, body: opened }
    },
  }),
  route({
    method: 'put',
    path: '/pools/{id}/capacity',
    id: 'setCapacity',
    room,
    summary: 'Give a pool more seats, or take away free ones',
    who: thePool.to('course-administrator', 'its-faculty'),
    params,
    body: CapacityBody,
    replies: { 204: null },
    refusals: ['pool/unknown', 'seats/taken'],
    answer: async ({ till, actor, params, body }) => {
      await act(till, actor, (tx) => setCapacity(tx, { ...body, poolId: params.id }))
      return { status: 204, body: null }
    },
  }),
]
