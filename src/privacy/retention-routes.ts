import { z } from 'zod'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { Instant } from '../platform/personal.ts'
import { retention } from './retention.ts'

export const retentionRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/setup/retention',
    id: 'readRetention',
    room: 'privacy',
    who: ['administrator'],
    summary: 'What would be removed tonight, kind by kind, and what was removed in the nights before',
    replies: {
      200: z.object({
        tonight: z.array(z.object({ kind: z.string(), count: z.int() })),
        nights: z.array(z.object({ at: Instant, removed: z.record(z.string(), z.int()) })),
      }),
    },
    answer: async ({ till }) => ({ status: 200, body: await retention(till) }),
  }),
]
