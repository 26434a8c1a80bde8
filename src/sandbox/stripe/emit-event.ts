import type Stripe from 'stripe'
import type { Bank } from './bank.ts'
import { newId } from './new-id.ts'
import type { Delivery } from './objects/delivery.ts'
import { buildEvent, type EventType } from './objects/event.ts'
import { holdsBack, type Spread } from './spread.ts'

/** Puts an event with the object as it is now, and one delivery of it for each endpoint that wants its type. */
export function emitEvent(bank: Bank, type: EventType, object: object): Stripe.Event {
  const wanted = bank.all('endpoint').filter((endpoint) => wants(endpoint, type))
  const event = bank.put(
    'event',
    buildEvent({ created: bank.now(), type, object: bank.show(object), pending: wanted.length, cause: bank.cause() }),
  )
  for (const endpoint of wanted) {
    for (let copy = 0; copy < bank.spread.copies; copy += 1)
      bank.put('delivery', deliveryOf(event, endpoint.id, bank.spread))
  }
  return event
}

export function deliveryOf(event: Stripe.Event, endpoint: string, spread: Spread): Delivery {
  const born = Date.now()
  const state = spread.mode === 'drop' ? 'dropped' : holdsBack(spread) ? 'held' : 'waiting'
  return {
    id: newId('wd'),
    event: event.id,
    type: event.type,
    endpoint,
    state,
    attempts: [],
    born,
    due: born + spread.delayMs,
  }
}

const wants = (endpoint: Stripe.WebhookEndpoint, type: string): boolean =>
  endpoint.status === 'enabled' && (endpoint.enabled_events.includes('*') || endpoint.enabled_events.includes(type))
