import { flag, listOf, text } from '../check.ts'
import { created, list, same } from './list.ts'
import type { Operation } from './operation.ts'
import { retrieve } from './retrieve.ts'

export const eventRoutes: Operation[] = [
  retrieve('/v1/events', 'event', 'event'),
  list('/v1/events', 'event', {
    created,
    type: same('type'),
    types: { check: listOf(text(), 20), fits: (event, types: string[]) => types.includes(event.type) },
    delivery_success: {
      check: flag,
      fits: (event, wanted: boolean, bank) => {
        const deliveries = bank.all('delivery').filter((delivery) => delivery.event === event.id)
        return deliveries.every(({ state }) => state === 'delivered') === wanted
      },
    },
  }),
]
