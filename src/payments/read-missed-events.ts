import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { StripeEvent } from '../platform/stripe.ts'
import { act, type Till } from '../platform/till.ts'
import { NEWS_TYPES, receiveEvent } from './receive-event.ts'

/** How often Stripe's own list of events is read, how far each reading looks back behind the last, and events of one page. */
const EVERY_MINUTES = 5
const OVERLAP_MINUTES = 15
const PAGE = 100

/** The first reading begins where its overlap does: what happened before the installation is none of its business. */
const TAKE_TURN = statement<{ since: Date; began: Date }>(
  'stripe-reading-turn',
  `insert into stripe_readings (read_until, read_at) values (app_now(), app_now())
   on conflict (one) do update set read_at = excluded.read_at
     where stripe_readings.read_at <= app_now() - interval '${EVERY_MINUTES} minutes'
   returning read_until - interval '${OVERLAP_MINUTES} minutes' as since, read_at as began`,
)
const READ = statement('stripe-reading-done', 'update stripe_readings set read_until = greatest(read_until, $1)')

const job = { kind: 'job', name: 'missed-events' } as const

/**
 * Reads what Stripe says has happened and stores what no webhook brought. One process at a time, every five minutes; a
 * reading that breaks off begins where the last whole one ended. Returns 0: what it finds is others' work.
 */
export async function readMissedEvents(till: Till): Promise<number> {
  const [turn] = await act(till, job, (tx) => run(tx, TAKE_TURN, []))
  if (!turn) return 0
  const created = { gte: Math.floor(turn.since.getTime() / 1000) }
  const listed = till.stripe.client.events.list({ types: [...NEWS_TYPES], created, limit: PAGE })
  const page: StripeEvent[] = []
  for await (const event of listed) {
    page.push(event)
    if (page.length === PAGE) await act(till, { kind: 'stripe' }, (tx) => store(tx, page.splice(0)))
  }
  await act(till, { kind: 'stripe' }, async (tx) => {
    await store(tx, page)
    await run(tx, READ, [turn.began])
  })
  return 0
}

async function store(tx: Tx, events: readonly StripeEvent[]): Promise<void> {
  for (const event of events) await receiveEvent(tx, event)
}
