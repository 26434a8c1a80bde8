import { type AnyRoute, route } from '../platform/http/route.ts'
import { readSetting } from '../platform/settings.ts'
import { act } from '../platform/till.ts'
import { FourEyes, fourEyesSetting, setFourEyes } from './four-eyes.ts'

const room = 'countersigning'

/** Above which amount a second person signs. */
export const fourEyesRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/setup/four-eyes',
    id: 'readFourEyes',
    room,
    who: ['finance', 'auditor'],
    summary: 'Above which amount of an order a credit or refund needs a second person in finance',
    replies: { 200: FourEyes },
    answer: async ({ till }) => ({
      status: 200,
      body: (await readSetting({ client: till.connection.pool }, fourEyesSetting)) ?? {},
    }),
  }),
  route({
    method: 'put',
    path: '/setup/four-eyes',
    id: 'setFourEyes',
    room,
    who: ['administrator'],
    summary: 'Sets that amount, or that one person may do everything',
    body: FourEyes,
    replies: { 204: null },
    refusals: ['access/prove-again'],
    answer: async ({ till, actor, body }) => {
      await act(till, actor, (tx) => setFourEyes(tx, body))
      return { status: 204, body: null }
    },
  }),
]
