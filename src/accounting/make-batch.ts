import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { emit } from '../audit/emit.ts'
import { closedThrough } from '../ledger/lock-books.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { writeWhole } from '../platform/write-whole.ts'
import { linesOf } from './lines.ts'
import { nothingClosed, nothingToSend } from './problems.ts'
import { profileNow } from './profile.ts'
import { type VoucherRow, voucherRows } from './rows.ts'
import type { ControlTotal } from './schema.ts'

/** Any number would do: batches are made one after another, so that their numbers have no gap. */
const MAKER_LOCK = 7_243_396
/** A year of trade is more than a request may take; this runs beside them. In minutes. */
const PATIENCE_MINUTES = 10

const ALONE = statement('accounting-alone', 'select pg_advisory_xact_lock($1)')
const BEGIN = statement<{ number: number }>(
  'accounting-begin-batch',
  `insert into voucher_batches (id, number, through_on, profile, entries, rows, totals, path, sha256, bytes, made_at, made_by)
   select $1, coalesce(max(number), 0) + 1, $2, $3, 0, 0, '[]', '', '', 0, $4, $5 from voucher_batches returning number`,
)
const GATHER = statement<{ entryId: string }>(
  'accounting-gather',
  `insert into voucher_batch_entries (batch_id, entry_id)
   select $1, e.id from entries e where e.posted_on <= $2::date and exists (select from postings p where p.entry_id = e.id)
     and not exists (select from voucher_batch_entries b where b.entry_id = e.id and b.let_go_at is null)
   returning entry_id as "entryId"`,
)
const FINISH = statement(
  'accounting-finish-batch',
  'update voucher_batches set entries = $2, rows = $3, totals = $4, path = $5, sha256 = $6, bytes = $7 where id = $1',
)

/**
 * Writes every entry of the closed months that no batch holds yet into one numbered file, as the profile of now says. Returns the
 * batch's id. @throws accounting/nothing-closed, accounting/nothing-to-send
 */
export async function makeBatch(tx: Tx, dataDir: string): Promise<string> {
  await run(tx, ALONE, [MAKER_LOCK])
  const throughOn = await closedThrough(tx)
  if (throughOn === null) throw nothingClosed()
  await tx.client.query(`set local statement_timeout = '${PATIENCE_MINUTES}min'`)
  const [id, profile] = [newId(), await profileNow(tx)]
  const [batch] = await run(tx, BEGIN, [id, throughOn, JSON.stringify(profile), tx.now, nameOf(tx.actor)])
  const entries = (await run(tx, GATHER, [id, throughOn])).length
  if (entries === 0) throw nothingToSend()
  const sums = new ControlSums()
  const path = join('vouchers', throughOn.slice(0, 4), `${batch!.number}-${id}.csv`)
  const hash = createHash('sha256')
  const lines = linesOf(sums.over(voucherRows(tx, id, profile)), batch!.number, profile)
  const bytes = await writeWhole(join(dataDir, path), lines, hash)
  await run(tx, FINISH, [id, entries, sums.rows, JSON.stringify(sums.totals()), path, hash.digest('hex'), bytes])
  const facts = { number: batch!.number, throughOn, entries, totals: sums.totals() }
  await emit(tx, { name: 'VoucherBatchMade', subjectId: id, facts })
  return id
}

/** Adds up what passes. */
class ControlSums {
  rows = 0
  readonly #sums = new Map<ControlTotal['currency'], ControlTotal>()

  async *over(pages: AsyncIterable<VoucherRow[]>): AsyncGenerator<VoucherRow[]> {
    for await (const page of pages) {
      for (const row of page) this.#add(row)
      this.rows += page.length
      yield page
    }
  }

  /** @throws an Error where they are not equal: then the journal has been meddled with, and nothing is sent */
  totals(): ControlTotal[] {
    const totals = [...this.#sums.values()]
    if (totals.some(({ debitMinor, creditMinor }) => debitMinor !== creditMinor))
      throw new Error('the journal does not balance; run coursetill verify')
    return totals
  }

  #add({ currency, minor }: VoucherRow): void {
    const sum = this.#sums.get(currency) ?? { currency, debitMinor: 0, creditMinor: 0 }
    if (minor > 0) sum.debitMinor += minor
    else sum.creditMinor -= minor
    this.#sums.set(currency, sum)
  }
}
