import { createHmac } from 'node:crypto'
import type { Bank } from './bank.ts'
import type { Delivery, DeliveryAttempt } from './objects/delivery.ts'
import { inOrder } from './spread.ts'

export type Courier = {
  /** Delivers what is held, one after the other, and resolves when each has been tried once. */
  release(): Promise<Delivery[]>
  stop(): Promise<void>
}

/** Seconds until the next try; the last one repeats until the event is given up after three days. */
const RETRY_SECONDS = [1, 2, 5, 10, 30, 60, 300, 1_800, 7_200]
const GIVE_UP_MS = 3 * 24 * 3600 * 1000
const ANSWER_WITHIN_MS = 10_000
const AT_ONCE = 20
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** Carries waiting deliveries to their endpoints in the background, those of an earlier life of the sandbox too. */
export function deliverEvents(bank: Bank, secret: string): Courier {
  const timers = new Set<NodeJS.Timeout>()
  const queue: string[] = []
  const stopping = new AbortController()
  const running = new Set<Promise<void>>()

  function plan({ id, due, state }: Delivery): void {
    if (state !== 'waiting' || stopping.signal.aborted) return
    const timer = setTimeout(
      () => {
        timers.delete(timer)
        queue.push(id)
        pump()
      },
      Math.min(LONGEST_TIMER_MS, Math.max(0, due - Date.now())),
    )
    timers.add(timer.unref())
  }

  function pump(): void {
    while (running.size < AT_ONCE && !stopping.signal.aborted) {
      const id = queue.shift()
      if (id === undefined) return
      const run: Promise<void> = attempt(id).finally(() => {
        running.delete(run)
        pump()
      })
      running.add(run)
    }
  }

  async function attempt(id: string): Promise<void> {
    const delivery = bank.find('delivery', id)
    if (delivery === undefined || (delivery.state !== 'waiting' && delivery.state !== 'held')) return
    const tried = await send(bank, delivery, { secret, stopped: stopping.signal })
    if (stopping.signal.aborted) return
    const latest = bank.find('delivery', id)
    if (latest !== undefined) bank.change(() => bank.put('delivery', afterAttempt(latest, tried)))
  }

  bank.onChange((changes) => {
    for (const [kind, , now] of changes) if (kind === 'delivery' && now !== null) plan(now as Delivery)
  })
  for (const delivery of bank.all('delivery')) plan(delivery)

  return {
    release: async () => {
      const held = inOrder(
        bank.all('delivery').filter(({ state }) => state === 'held'),
        bank.spread,
      )
      for (const { id } of held) await attempt(id)
      return held.map((one) => bank.find('delivery', one.id) ?? one)
    },
    stop: async () => {
      stopping.abort()
      for (const timer of timers) clearTimeout(timer)
      await Promise.all(running)
    },
  }
}

async function send(
  bank: Bank,
  delivery: Delivery,
  { secret, stopped }: { secret: string; stopped: AbortSignal },
): Promise<DeliveryAttempt> {
  const at = new Date().toISOString()
  const endpoint = bank.find('endpoint', delivery.endpoint)
  const event = bank.find('event', delivery.event)
  if (endpoint === undefined || event === undefined) return { at, status: null, error: 'endpoint deleted' }
  const body = JSON.stringify(event, null, 2)
  try {
    const response = await fetch(endpoint.url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Stripe-Signature': sign(body, secret),
        'User-Agent': 'Stripe/1.0 (sandbox)',
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([stopped, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
    })
    await response.body?.cancel()
    return { at, status: response.status }
  } catch (error) {
    return { at, status: null, error: causeOf(error) }
  }
}

/** Stripe's scheme v1: HMAC-SHA256 over `timestamp.body`. The receiver compares the real time, so this is the real clock. */
function sign(body: string, secret: string, seconds = Math.floor(Date.now() / 1000)): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
}

function afterAttempt(delivery: Delivery, tried: DeliveryAttempt): Delivery {
  const attempts = [...delivery.attempts, tried]
  if (tried.status !== null && tried.status >= 200 && tried.status < 300)
    return { ...delivery, attempts, state: 'delivered' }
  const seconds = RETRY_SECONDS[attempts.length - 1] ?? RETRY_SECONDS.at(-1) ?? 0
  const due = Date.now() + seconds * 1000
  const hopeless = tried.error === 'endpoint deleted' || due > delivery.born + GIVE_UP_MS
  return { ...delivery, attempts, due, state: hopeless ? 'given_up' : 'waiting' }
}

const causeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message
}
