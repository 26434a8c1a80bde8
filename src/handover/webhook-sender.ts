import { callOutside } from '../platform/call-outside.ts'
import { act, type Till } from '../platform/till.ts'
import { PATIENCE_MS, RECEIVERS_AT_ONCE } from './limits.ts'
import { type Attempted, noteAttempt } from './note-attempt.ts'
import { secretsOf } from './secrets.ts'
import { signedHeaders } from './sign.ts'
import { type Taken, takeDeliveries } from './take-deliveries.ts'
import { tellingOf } from './tell.ts'

const job = { kind: 'job', name: 'webhooks' } as const
/** The receiver was not asked: what went wrong lies here. */
const UNREADABLE = 'the secret cannot be read any more: SESSION_SECRET has changed. Make a new secret.'

export type Sender = { take(): Promise<number>; stop(): Promise<void> }

/**
 * Sends what is due. A receiver that is slow holds up nobody else: while some of its messages are under way it is given no more, and the
 * others go on.
 */
export function webhookSender(till: Till): Sender {
  const underWay = new Map<string, Promise<void>>()
  const stopped = new AbortController()
  return {
    async take() {
      if (stopped.signal.aborted || underWay.size >= RECEIVERS_AT_ONCE) return 0
      const taken = await act(till, job, (tx) => takeDeliveries(tx, [...underWay.keys()]))
      for (const [webhookId, messages] of Map.groupBy(taken, (each) => each.webhookId)) {
        const sent = sendAll(till, messages, stopped.signal).finally(() => {
          underWay.delete(webhookId)
          till.wake()
        })
        underWay.set(webhookId, sent)
      }
      return taken.length
    },
    async stop() {
      stopped.abort()
      await Promise.all(underWay.values())
    },
  }
}

async function sendAll(till: Till, messages: readonly Taken[], stopped: AbortSignal): Promise<void> {
  await Promise.all(
    messages.map((each) =>
      send(till, each, stopped).catch((error: unknown) =>
        till.log.error({ err: error, deliveryId: each.deliveryId }, 'a message to a webhook failed'),
      ),
    ),
  )
}

/** What a stopping process breaks off is nobody's fault: it is sent again when the lease is over. */
async function send(till: Till, taken: Taken, stopped: AbortSignal): Promise<void> {
  const attempted = await tried(till, taken, stopped)
  if (!stopped.aborted) await act(till, job, (tx) => noteAttempt(tx, attempted))
}

async function tried(
  till: Till,
  { deliveryId, webhookId, url, personal, at }: Taken,
  signal: AbortSignal,
): Promise<Attempted> {
  const on = { client: till.connection.pool }
  const { sessionSecret } = till.config
  const began = performance.now()
  const brought = (status: number | null, said: string): Attempted => ({
    ...{ deliveryId, status, said: said.replaceAll('\0', '') },
    milliseconds: Math.round(performance.now() - began),
  })
  try {
    const secrets = await secretsOf(on, { webhookId, sessionSecret })
    if (secrets.length === 0) return brought(null, UNREADABLE)
    const telling = await tellingOf(on, { deliveryId, webhookId, personal })
    const body = JSON.stringify(telling!.told)
    const headers = signedHeaders({ id: telling!.messageId, at, body }, secrets)
    const { status, text } = await callOutside(till.config, url, { body, headers, withinMs: PATIENCE_MS, signal })
    return brought(status, text)
  } catch (error) {
    return brought(null, error instanceof Error ? error.message : String(error))
  }
}
