import type postgres from 'postgres'
import { expect } from 'vitest'

type Sql = postgres.Sql

/** Rules that must hold at any moment, each as a query for what breaks it (ids as in the integrity rules of the design). */
const RULES: Record<string, string> = {
  'S01 a sold seat belongs to a confirmed hold': `select s.id from seats s left join seat_holds h on h.id = s.hold_id where s.sold_at is not null and h.confirmed_at is null`,
  'S02 every seat sold is an enrolment or a company wallet seat, unless its person was in already': `select s.id from seats s join orders o on o.hold_id = s.hold_id where s.sold_at is not null
     and not exists (select from enrolments e where e.seat_id = s.id and e.withdrawn_at is null) and not exists (select from wallet_seats w where w.seat_id = s.id)
     and not exists (select from order_places p join enrolments e on e.person_id = p.person_id where p.order_id = o.id and e.withdrawn_at is null)`,
  'S03 a cancelled or unsettled order holds no sold seat': `select o.id from orders o join seats s on s.hold_id = o.hold_id and s.sold_at is not null where o.settled_at is null or o.cancelled_at is not null`,
  'S06 one active enrolment per person and offering': `select person_id from enrolments where withdrawn_at is null group by offering_id, person_id having count(*) > 1`,
  'E01 an active enrolment is backed by a sold seat of its offering': `select e.id from enrolments e join seats s on s.id = e.seat_id join seat_pools p on p.id = s.pool_id where e.withdrawn_at is null and (s.sold_at is null or p.offering_id <> e.offering_id)`,
  'E02 a settled order has as many seats as it agreed': `select o.id from orders o where o.settled_at is not null and o.cancelled_at is null
     and (select count(*) from seats s where s.hold_id = o.hold_id and s.sold_at is not null) <> (select sum(quantity) from order_lines l where l.order_id = o.id)`,
  'I01 numbers run 1 to n in each series': `select series from documents group by series having count(*) <> max(number) or min(number) <> 1`,
  'I02 the counter is one ahead of the last number': `select s.code from series s where s.next_number <> 1 + (select coalesce(max(number), 0) from documents d where d.series = s.code)`,
  'I03 numbers rise with the time of issue': `select a.id from documents a join documents b on b.series = a.series and b.number = a.number + 1 where b.issued_at < a.issued_at`,
  'I04 a settled order that costs something has an invoice or one due': `select o.id from orders o where o.settled_at is not null and o.total_minor > 0
     and (select count(*) from documents d where d.order_id = o.id and d.kind = 'invoice') + (select count(*) from documents_due u where u.order_id = o.id and u.kind = 'invoice') <> 1`,
  'I05 an order that was never settled has no document': `select d.id from documents d join orders o on o.id = d.order_id where o.settled_at is null`,
  'I07 an invoice says what the order says': `select d.id from documents d join orders o on o.id = d.order_id where d.kind = 'invoice' and (d.gross_minor, d.net_minor, d.vat_minor) <> (o.total_minor, o.net_minor, o.vat_minor)`,
  'M01 an order adds up to its lines': `select o.id from orders o where o.net_minor <> (select sum(net_minor) from order_lines l where l.order_id = o.id)`,
  'M03 a settled card order was paid its total': `select o.id from orders o where o.pay_by = 'card' and o.settled_at is not null
     and not exists (select from payments p where p.order_id = o.id and p.captured_minor = o.total_minor and p.captured_currency = o.currency)`,
  'M04 at most one capture per order': `select order_id from payments where captured_at is not null group by order_id having count(*) > 1`,
  'M07 refunds never exceed the capture': `select p.id from payments p join refunds r on r.payment_id = p.id and r.failed_at is null group by p.id having sum(r.amount_minor) > max(p.captured_minor)`,
  'J03 every capture, document and refund is posted once': `select id from (
     select p.id, 'capture' as kind from payments p where p.captured_at is not null union all select d.id, d.kind from documents d
     union all select r.id, 'refund' from refunds r where r.succeeded_at is not null) s
     where (select count(*) from entries e where e.source_id = s.id and e.kind = s.kind) <> 1`,
  'J05 receivables in the book are what open documents say': `select 1 where coalesce((select sum(case when debit = '1500' then amount_minor else -amount_minor end) from postings where '1500' in (debit, credit)), 0)
     <> coalesce((select sum(case d.kind when 'invoice' then d.gross_minor - d.prepaid_minor else -d.gross_minor + coalesce((select i.prepaid_minor from documents i where i.id = d.credits_id), 0) end) from documents d), 0)`,
  'J06 the VAT account is the VAT of the documents': `select 1 where coalesce((select sum(case when credit = '2700' then amount_minor else -amount_minor end) from postings where '2700' in (debit, credit)), 0)
     <> coalesce((select sum(case kind when 'invoice' then vat_minor else -vat_minor end) from documents), 0)`,
  'P05 one confirmation per order': `select order_id from mails where kind = 'confirmation' group by order_id having count(*) > 1`,
  'P07 a cart has become at most one order': `select order_id from carts where order_id is not null group by order_id having count(*) > 1`,
}

/** Every rule, in one read-only snapshot over the other driver. */
export async function expectSoundBooks(witness: Sql): Promise<void> {
  const broken = await witness.begin('isolation level repeatable read read only', async (sql) => {
    const found: string[] = []
    for (const [rule, query] of Object.entries(RULES)) {
      const rows = await sql.unsafe(query)
      if (rows.length > 0) found.push(`${rule}: ${rows.length} ×`)
    }
    return found
  })
  expect(broken).toEqual([])
}

type Bank = { totals: Record<string, { captured: number; refunded: number }> }

/** The strongest single check: what the bank believes is what the books say. */
export async function expectBankEqualsBooks(sandboxUrl: string, witness: Sql): Promise<void> {
  const bank = (await (await fetch(`${sandboxUrl}/_sandbox/bank`)).json()) as Bank
  const [books] = await witness<{ captured: string; refunded: string }[]>`select
    coalesce((select sum(amount_minor) from postings p join entries e on e.id = p.entry_id where e.kind = 'capture'), 0) as captured,
    coalesce((select sum(amount_minor) from postings p join entries e on e.id = p.entry_id where e.kind = 'refund'), 0) as refunded`
  const { captured, refunded } = bank.totals.nok ?? { captured: 0, refunded: 0 }
  expect({ captured: Number(books!.captured), refunded: Number(books!.refunded) }).toEqual({ captured, refunded })
}
