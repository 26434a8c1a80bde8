import { createHash } from 'node:crypto'
import type { BankEntry } from './read-camt.ts'

/** Begins a key of our own making: no bank's reference, and nobody is shown it. */
export const OWN_KEY = 'sha256:'
/** What tells an entry from every other where the bank gave no reference of its own. */
export const ownKeyOf = (said: unknown): string =>
  OWN_KEY + createHash('sha256').update(JSON.stringify(said)).digest('base64url')

/** Every entry that was told before, by a file or by a program. */
export const TOLD_ENTRIES = `
  select id as deposit_id, account, entry_key, booked_on, entry_minor, is_sum and left_minor = amount_minor as is_open_sum from deposits
  union all select null, account, entry_key, booked_on, entry_minor, false from bank_reversals
  union all select null, account, entry_key, booked_on, entry_minor, false from bank_debits`

/**
 * What tells an entry from every other of its account, day and sum: the bank's own reference or, where it gave none, what the entry says;
 * and how many times the file has said just that before.
 */
export function keysOf(entries: readonly BankEntry[]): string[] {
  const seen = new Map<string, number>()
  return entries.map((entry) => {
    const { account, reference, bookedOn, amountMinor, direction } = entry
    const own = reference === '' ? ownKeyOf(entry) : reference
    const said = JSON.stringify([account, own, bookedOn, amountMinor, direction])
    const before = seen.get(said) ?? 0
    seen.set(said, before + 1)
    return before === 0 ? own : `${own}/${before + 1}`
  })
}
