import { expect } from 'vitest'
import type { House } from '../support/constellation.ts'
import { ask, bearer, until } from '../support/make.ts'
import type { Receiver } from '../support/webhook-receiver.ts'

type Told = { type: string; number: number; data: Record<string, unknown> & { learner?: unknown } }
type Delivery = {
  id: string
  kind: string | null
  deliveredAt: string | null
  givenUpAt: string | null
  attempts: { status: number | null; said: string }[]
}
type Standing = { id: string; disabledCause: string | null; waiting: number }

/** What an administrator does with webhooks over the API; receivers differ by their path. */
export function desk(house: House, receiver: Receiver, admin: string) {
  const api = <T>(method: string, path: string, body?: object) =>
    ask<T>(house, `/outgoing-webhooks${path}`, { method, headers: bearer(admin), ...(body ? { body } : {}) })
  const wish = (path: string, change: object = {}) => ({
    url: `http://hooks.test:${receiver.port}${path}`,
    description: `Mottaker ${path}`,
    kinds: ['enrolment.created'],
    faculties: [],
    personal: false,
    ...change,
  })
  const deliveries = async (id: string): Promise<Delivery[]> =>
    (await api<{ deliveries: Delivery[] }>('GET', `/${id}/deliveries`)).body.deliveries
  return {
    api,
    wish,
    deliveries,
    async hook(path: string, change: object = {}): Promise<{ id: string; secret: string }> {
      const { status, body } = await api<{ id: string; secret: string }>('POST', '', wish(path, change))
      expect([status, body]).toMatchObject([201, { secret: expect.stringMatching(/^whsec_/) }])
      return body
    },
    end: (id: string) => api('PUT', `/${id}/state`, { state: 'ended' }),
    ping: async (id: string): Promise<string> =>
      (await api<{ deliveryId: string }>('POST', `/${id}/pings`)).body.deliveryId,
    /** One of a receiver's messages, once it fits. */
    async delivery(id: string, fits: (found: Delivery) => boolean): Promise<Delivery> {
      let last: Delivery[] = []
      await until(
        async () => {
          last = await deliveries(id)
          return last.some(fits)
        },
        () => JSON.stringify(last),
      )
      return last.find(fits)!
    },
    told: (path: string): Told[] => receiver.at(path).map(({ body }) => JSON.parse(body) as Told),
    stateOf: async (id: string): Promise<Standing | undefined> =>
      (await api<{ webhooks: Standing[] }>('GET', '')).body.webhooks.find((each) => each.id === id),
  }
}
