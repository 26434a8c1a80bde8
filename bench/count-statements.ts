import { AsyncLocalStorage } from 'node:async_hooks'
import { Server } from 'node:http'
import pg from 'pg'

/**
 * What this process has asked of its database: statements of requests, the begins and commits around them (apart, as the
 * budgets count them), and what ran outside any request. The driver sends each statement in one round trip.
 */
export const asked = { requests: 0, statements: 0, frames: 0, outside: 0 }

/** How often each statement was asked by requests, by its name or its first words. */
export const byName = new Map<string, number>()

const inRequest = new AsyncLocalStorage<true>()

const emit = Server.prototype.emit
Server.prototype.emit = function (this: Server, event: string | symbol, ...rest: unknown[]): boolean {
  if (event !== 'request') return Reflect.apply(emit, this, [event, ...rest]) as boolean
  asked.requests++
  return inRequest.run(true, () => Reflect.apply(emit, this, [event, ...rest]) as boolean)
} as typeof emit

const query = pg.Client.prototype.query
pg.Client.prototype.query = function (this: pg.Client, ...rest: unknown[]): unknown {
  note(rest[0])
  return Reflect.apply(query, this, rest)
} as typeof query

function note(first: unknown): void {
  const { name, text } =
    typeof first === 'string' ? { name: undefined, text: first } : (first as { name?: string; text?: string })
  if (!inRequest.getStore()) asked.outside++
  else if (/^(begin|commit|rollback)\b/i.test(text ?? '')) asked.frames++
  else {
    asked.statements++
    const called = name ?? (text ?? '').trim().split(/\s+/).slice(0, 4).join(' ')
    byName.set(called, (byName.get(called) ?? 0) + 1)
  }
}
