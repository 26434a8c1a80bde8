import type Stripe from 'stripe'
import { newId } from '../new-id.ts'

export const API_VERSION = '2026-10-28.endive'

type NewEndpoint = {
  created: number
  url: string
  events: string[]
  description?: string | null
  metadata?: Record<string, string>
  id?: string
}

export function buildEndpoint(asked: NewEndpoint): Stripe.WebhookEndpoint {
  return {
    id: asked.id ?? newId('we'),
    object: 'webhook_endpoint',
    api_version: API_VERSION,
    application: null,
    created: asked.created,
    description: asked.description ?? null,
    enabled_events: asked.events,
    livemode: false,
    metadata: asked.metadata ?? {},
    status: 'enabled',
    url: asked.url,
  } satisfies Stripe.WebhookEndpoint
}
