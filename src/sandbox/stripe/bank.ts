import type Stripe from 'stripe'
import { type Change, openJournal, replay } from './journal.ts'
import { present } from './present.ts'
import type { Spread } from './spread.ts'
import { apply, clear, contents, emptyTables, forgetOld, type Kind, type Kinds } from './tables.ts'

export type Cause = { id: string; idempotency_key: string | null }

export type Bank = {
  find<K extends Kind>(kind: K, id: string): Kinds[K] | undefined
  all<K extends Kind>(kind: K): Kinds[K][]
  openSessions(): Stripe.Checkout.Session[]
  /** Only inside `change`. */
  put<K extends Kind>(kind: K, now: Kinds[K]): Kinds[K]
  remove(kind: Kind, id: string): void
  /** Runs one request's work: all of it is journalled as one line, or none of it happened. */
  change<T>(work: () => T, cause?: Cause): T
  /** What the running work was asked by; stands in `event.request`. */
  cause(): Cause | undefined
  /** Called after each change is on disk. */
  onChange(listener: (changes: Change[]) => void): void
  /** The object as it looks from outside right now. */
  show(object: object): object
  /** How webhooks are being delivered; the control port sets it. */
  spread: Spread
  /** New refunds wait, as where the seller's balance is too low; the control port sets it. */
  refundsWait: boolean
  /** Seconds that Stripe's clock is ahead of everybody else's; the control port sets it. */
  clockAhead: number
  /** Seconds since 1970 on the sandbox's own clock, which a demonstration moves. */
  now(): number
  empty(): void
  close(): void
}

type BankOptions = { stateFile?: string | undefined; now: () => number; pageUrl: () => string }

export function openBank({ stateFile, now, pageUrl }: BankOptions): Bank {
  const tables = emptyTables()
  const { rows } = tables
  for (const change of replay(stateFile)) apply(tables, change)
  forgetOld(tables, now() / 1000)
  const journal = openJournal(stateFile, () => contents(tables))
  const listeners: ((changes: Change[]) => void)[] = []
  let work: { changes: Change[]; undo: Change[]; cause: Cause | undefined } | undefined

  function note(change: Change): void {
    if (work === undefined) throw new Error('the bank changes only inside change()')
    const [kind, id] = change
    work.undo.unshift([kind, id, rows[kind as Kind].get(id) ?? null])
    work.changes.push(change)
    apply(tables, change)
  }

  function change<T>(run: () => T, cause?: Cause): T {
    if (work !== undefined) throw new Error('a change does not start another')
    const mine = { changes: [] as Change[], undo: [] as Change[], cause }
    work = mine
    try {
      const result = run()
      if (mine.changes.length > 0) journal.write(mine.changes)
      return result
    } catch (error) {
      for (const undo of mine.undo.splice(0)) apply(tables, undo)
      mine.changes.length = 0
      throw error
    } finally {
      work = undefined
      if (mine.changes.length > 0) for (const listener of listeners) listener(mine.changes)
    }
  }

  const seconds = () => Math.floor(now() / 1000) + bank.clockAhead
  const bank: Bank = {
    find: (kind, id) => rows[kind].get(id),
    all: (kind) => [...rows[kind].values()],
    openSessions: () => [...tables.open].flatMap((id) => rows.session.get(id) ?? []),
    put: (kind, now) => {
      note([kind, now.id, now])
      return now
    },
    remove: (kind, id) => note([kind, id, null]),
    change,
    cause: () => work?.cause,
    onChange: (listener) => void listeners.push(listener),
    show: (object) => present(object, seconds(), pageUrl),
    spread: { mode: 'normal', delayMs: 0, copies: 1, seed: 1 },
    refundsWait: false,
    clockAhead: 0,
    now: seconds,
    empty: () => {
      clear(tables)
      journal.restart()
    },
    close: () => journal.close(),
  }
  return bank
}
