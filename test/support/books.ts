import type postgres from 'postgres'
import { expect } from 'vitest'
import { MISPOSTED } from '../../src/verifying/check-postings.ts'
import { RULES } from '../../src/verifying/rules/all.ts'

type Sql = postgres.Sql

/** Every rule of the program’s own verification, in one read-only snapshot over the other driver. */
export async function expectSoundBooks(witness: Sql): Promise<void> {
  const broken = await witness.begin('isolation level repeatable read read only', async (sql) => {
    const found: string[] = []
    for (const { id, says, broken } of RULES) {
      const rows = await sql.unsafe(broken)
      if (rows.length > 0) found.push(`${id} ${says.en}: ${rows.length} ×`)
    }
    for (const row of await sql.unsafe(MISPOSTED.text)) found.push(`J03 ${JSON.stringify(row)}`)
    return found
  })
  expect(broken).toEqual([])
}

type BankPayment = {
  id: string
  metadata: Record<string, string>
  currency: string
  captured: number
  refunded: number
  disputed: number
}
type BookPayment = { intent: string; currency: string; captured: string; refunded: string; disputed: string }

/**
 * The strongest single check: what the bank believes of each payment is what the books say of it, to the last øre. Sessions
 * without our mark are somebody else's.
 */
export async function expectBankEqualsBooks(sandboxUrl: string, witness: Sql): Promise<void> {
  const { payments } = (await (await fetch(`${sandboxUrl}/_sandbox/bank`)).json()) as { payments: BankPayment[] }
  const bank = payments
    .filter(({ metadata, captured }) => metadata.payment && captured > 0)
    .map((each) => lineOf({ ...each, intent: each.id }))
  const books = await witness<BookPayment[]>`
    select p.stripe_payment_intent as intent, e.currency,
      coalesce(sum(case when e.kind = 'capture' then m.amount_minor end), 0) as captured,
      coalesce(sum(case e.kind when 'refund' then m.amount_minor when 'refund-reversal' then -m.amount_minor end), 0) as refunded,
      coalesce(sum(case e.kind when 'dispute' then m.amount_minor when 'dispute-return' then -m.amount_minor end), 0) as disputed
    from payments p
    join (select id as source, id as payment from payments union all select id, payment_id from refunds
      union all select m.id, d.payment_id from dispute_movements m join disputes d on d.id = m.dispute_id) s on s.payment = p.id
    join entries e on e.source_id = s.source join postings m on m.entry_id = e.id
    where p.captured_at is not null group by p.id, e.currency`
  expect(books.map(lineOf).sort()).toEqual(bank.sort())
}

const lineOf = ({
  intent,
  currency,
  captured,
  refunded,
  disputed,
}: Record<keyof BookPayment, string | number>): string =>
  `${intent}: ${captured} ${String(currency).toUpperCase()} captured, ${refunded} refunded, ${disputed} disputed`
