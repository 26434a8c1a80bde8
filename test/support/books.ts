import type postgres from 'postgres'
import { expect } from 'vitest'

type Sql = postgres.Sql

/** Rules that must hold at any moment, each as a query for what breaks it (ids as in the integrity rules of the design). */
const RULES: Record<string, string> = {
  'S01 a sold seat belongs to a confirmed hold': `select s.id from seats s left join seat_holds h on h.id = s.hold_id where s.sold_at is not null and h.confirmed_at is null`,
  'S02 every seat sold is an enrolment or a company wallet seat': `select s.id from seats s where s.sold_at is not null
     and not exists (select from enrolments e where e.seat_id = s.id and e.withdrawn_at is null) and not exists (select from wallet_seats w where w.seat_id = s.id)`,
  'E03 who is named in a settled order sits in a seat of it': `select p.line_id from order_places p join orders o on o.id = p.order_id and o.settled_at is not null and o.cancelled_at is null
     join order_lines l on l.id = p.line_id where p.person_id is not null and p.returned_at is null and not exists (
       select from enrolments e join seats s on s.id = e.seat_id and s.hold_id = o.hold_id
       where e.order_id = o.id and e.offering_id = l.offering_id and e.person_id = p.person_id and e.withdrawn_at is null)`,
  'S03 a cancelled or unsettled order holds no sold seat': `select o.id from orders o join seats s on s.hold_id = o.hold_id and s.sold_at is not null where o.settled_at is null or o.cancelled_at is not null`,
  'S06 one active enrolment per person and offering': `select person_id from enrolments where withdrawn_at is null group by offering_id, person_id having count(*) > 1`,
  'S08 nobody is asked to pay for two seats in one offering': `select p.person_id from order_places p join order_lines l on l.id = p.line_id join orders o on o.id = p.order_id
     where o.settled_at is null and o.cancelled_at is null and o.unseated_at is null and o.review is null and p.person_id is not null
     group by p.person_id, l.offering_id having count(*) > 1`,
  'E01 an active enrolment is backed by a sold seat of its offering': `select e.id from enrolments e join seats s on s.id = e.seat_id join seat_pools p on p.id = s.pool_id where e.withdrawn_at is null and (s.sold_at is null or p.offering_id <> e.offering_id)`,
  'E02 a settled order has as many seats as it agreed, less those given back': `select o.id from orders o where o.settled_at is not null and o.cancelled_at is null
     and (select count(*) from seats s where s.hold_id = o.hold_id and s.sold_at is not null)
       <> (select count(*) from order_places p where p.order_id = o.id and p.returned_at is null)`,
  'I01 numbers run 1 to n in each series': `select series from documents group by series having count(*) <> max(number) or min(number) <> 1`,
  'I02 the counter is one ahead of the last number': `select s.code from series s where s.next_number <> 1 + (select coalesce(max(number), 0) from documents d where d.series = s.code)`,
  'I03 numbers rise with the time of issue': `select a.id from documents a join documents b on b.series = a.series and b.number = a.number + 1 where b.issued_at < a.issued_at`,
  'I04 a demand of a settled order has one invoice, or one due, unless the order was taken back before': `select m.id from demands m join orders o on o.id = m.order_id
     where o.settled_at is not null and (select count(*) from documents d where d.demand_id = m.id and d.kind = 'invoice')
       - (select count(*) from documents d where d.demand_id = m.id and d.replaces_id is not null)
       - (select count(*) from documents_due u where u.demand_id = m.id and u.replaces_id is not null)
       + (select count(*) from documents_due u where u.demand_id = m.id and u.kind = 'invoice')
       <> case when (o.cancelled_at is not null or m.forgone_minor = m.amount_minor) and not exists (select from documents d where d.demand_id = m.id) then 0 else 1 end`,
  'I05 an order that was never settled has no document': `select d.id from documents d join orders o on o.id = d.order_id where o.settled_at is null`,
  'I07 an invoice says what was demanded': `select d.id from documents d join demands m on m.id = d.demand_id where d.kind = 'invoice' and d.gross_minor <> m.amount_minor - m.forgone_minor`,
  'I06 a document adds up to its lines': `select d.id from documents d where d.net_minor <> (select sum(l.net_minor) from document_lines l where l.document_id = d.id)`,
  'I08 credit notes never take back more than their invoice, in all, per line and per VAT group': `select c.credits_id from documents c join documents i on i.id = c.credits_id
       group by c.credits_id, i.gross_minor, i.vat_minor having sum(c.gross_minor) > i.gross_minor or sum(c.vat_minor) > i.vat_minor
     union all select i.id from documents i join document_lines l on l.document_id = i.id where i.kind = 'invoice' and l.net_minor
       < (select coalesce(sum(x.net_minor), 0) from documents c join document_lines x on x.document_id = c.id where c.credits_id = i.id and x.order_line_id = l.order_line_id)`,
  'I08 an invoice whose lines are all taken back is closed to the øre': `select i.id from documents i join documents c on c.credits_id = i.id where i.kind = 'invoice'
       group by i.id having sum(c.net_minor) = i.net_minor and sum(c.gross_minor) <> i.gross_minor`,
  'I10 an invoice takes the place only of one that was taken back whole, of the same demand': `select d.id from documents d join documents i on i.id = d.replaces_id
     where d.demand_id <> i.demand_id or d.kind <> 'invoice' or i.gross_minor <> d.gross_minor
       or i.gross_minor <> (select coalesce(sum(c.gross_minor), 0) from documents c where c.credits_id = i.id)`,
  'M12 an invoice is never paid more than it is, and never by money that was not taken': `select d.id from documents d join document_payments x on x.document_id = d.id
       group by d.id having d.kind <> 'invoice' or d.prepaid_minor + sum(x.amount_minor) > d.gross_minor
     union all select x.payment_id from document_payments x join payments p on p.id = x.payment_id where p.captured_at is null or p.captured_minor < x.amount_minor`,
  'M13 what is left to pay is never less than nothing': `select d.id from documents d where d.kind = 'invoice' and d.gross_minor - d.prepaid_minor
       - (select coalesce(sum(x.amount_minor), 0) from document_payments x where x.document_id = d.id)
       - (select coalesce(sum(c.gross_minor - c.returned_minor), 0) from documents c where c.credits_id = d.id) < 0`,
  'I09 the chain of digests is whole': `with recursive chain as (
       select d.series, d.number, d.chain_digest, encode(sha256(convert_to(d.content_digest, 'UTF8')), 'hex') as link
       from documents d where d.number = (select min(f.number) from documents f where f.series = d.series)
       union all select d.series, d.number, d.chain_digest, encode(sha256(convert_to(c.link || d.content_digest, 'UTF8')), 'hex')
       from chain c join documents d on d.series = c.series and d.number = c.number + 1)
     select number from chain where link <> chain_digest union all select d.number from documents d where not exists (
       select from chain c where c.series = d.series and c.number = d.number)`,
  'M01 an order adds up to its lines and to its demands': `select o.id from orders o where o.net_minor <> (select sum(net_minor) from order_lines l where l.order_id = o.id)
     or o.total_minor <> coalesce((select sum(m.amount_minor) from demands m where m.order_id = o.id), 0)`,
  'O01 an extra belongs to seats of its own order and offering, and takes no seat': `select x.id from order_lines x left join order_lines s on s.id = x.seat_line_id
     where x.kind = 'extra' and (s.kind is distinct from 'seat' or s.order_id <> x.order_id or s.offering_id <> x.offering_id
       or exists (select from order_places p where p.line_id = x.id))`,
  'O02 what is forgone of a demand is what is forgone of its lines': `select m.id from demands m where (m.forgone_minor > 0) <> (select coalesce(sum(s.forgone_minor), 0) > 0 from demand_lines s where s.demand_id = m.id)
     union all select d.id from documents d join demand_lines s on s.demand_id = d.demand_id where d.kind = 'invoice'
       and (select coalesce(sum(x.net_minor), 0) from document_lines x where x.document_id = d.id and x.order_line_id = s.line_id) <> s.net_minor - s.forgone_minor`,
  'J10 an extra is earned when it is delivered, never before': `select r.id from recognitions r join order_lines l on l.id = r.order_line_id join offerings f on f.id = l.offering_id
     where l.kind = 'extra' and r.amount_minor > 0 and r.through_on < case l.delivered when 'on-order' then l.delivered_from
       else coalesce((select min((s.starts_at at time zone f.zone)::date) from offering_sessions s where s.offering_id = f.id), (f.starts_at at time zone f.zone)::date) end`,
  'M03 a settled card order was paid its total': `select o.id from orders o where o.pay_by = 'card' and o.settled_at is not null
     and not exists (select from payments p where p.order_id = o.id and p.captured_currency = o.currency and p.captured_minor = o.total_minor
       + (select coalesce(sum(r.amount_minor), 0) from refunds r where r.payment_id = p.id and r.cause = 'surplus' and r.resolution is distinct from 'retried'))`,
  'M04 a demand is captured at most once': `select demand_id from payment_demands where captured group by demand_id having count(*) > 1`,
  'M07 refunds that went through never exceed the capture, however often and by whomever they were asked for': `select p.id from payments p
     join refunds r on r.payment_id = p.id and (r.succeeded_at is not null and r.failed_at is null or r.resolution = 'paid-by-bank') group by p.id having sum(r.amount_minor) > max(p.captured_minor)`,
  'M11 an order that is over and was not credited has given its money back, or says that it could not': `select o.id from orders o join payments p on p.order_id = o.id and p.captured_at is not null
     where o.cancel_cause in ('unseated', 'returned') and p.captured_minor <> (select coalesce(sum(amount_minor), 0) from refunds r where r.payment_id = p.id and (r.failed_at is null or r.resolution = 'paid-by-bank' or r.resolved_at is null))
       + (select coalesce(sum(case when m.back then -m.amount_minor else m.amount_minor end), 0) from disputes d join dispute_movements m on m.dispute_id = d.id where d.payment_id = p.id)`,
  'J03 every money fact is posted once': `select id from (
     select p.id, 'capture' as kind from payments p where p.captured_at is not null union all select d.id, d.kind from documents d
     union all select r.id, 'refund' from refunds r where r.succeeded_at is not null
     union all select r.id, 'refund-reversal' from refunds r where r.succeeded_at is not null and r.failed_at is not null
     union all select r.id, 'refund-by-bank' from refunds r where r.resolution = 'paid-by-bank'
     union all select r.id, 'reminder' from reminders r where r.fee_minor > 0 or r.interest_minor <> 0
     union all select w.reminder_id, case w.kind when 'fee' then 'reminder-waiver' else 'interest-waiver' end from reminder_waivers w union all select t.id, 'transfer' from document_transfers t
     union all select d.id, 'deposit' from deposits d union all select p.id, 'placement' from placements p where p.place <> 'invoice'
     union all select m.id, case when m.back then 'dispute-return' else 'dispute' end from dispute_movements m) s
     where (select count(*) from entries e where e.source_id = s.id and e.kind = s.kind) <> 1`,
  'J04 no money is posted without its fact': `select e.id from entries e where e.kind in ('capture', 'refund', 'refund-reversal', 'refund-by-bank', 'dispute', 'dispute-return', 'dispute-loss')
     and not exists (select from payments where id = e.source_id and captured_at is not null)
     and not exists (select from refunds where id = e.source_id and (succeeded_at is not null or resolution = 'paid-by-bank'))
     and not exists (select from dispute_movements where id = e.source_id) and not exists (select from disputes where id = e.source_id and outcome is not null)`,
  'J05 no invoice has been paid more than it asks, nor its reminders': `select d.id from documents d join document_transfers t on t.document_id = d.id
     group by d.id having sum(t.amount_minor) > d.gross_minor - d.prepaid_minor or sum(t.claims_minor) > (select coalesce(sum(r.fee_minor + r.interest_minor
       - coalesce((select sum(w.amount_minor) from reminder_waivers w where w.reminder_id = r.id), 0)), 0) from reminders r where r.document_id = d.id)`,
  'J05 what is left of a deposit is what was not placed, and the book holds it apart': `select d.id from deposits d
       where d.left_minor <> d.amount_minor - (select coalesce(sum(p.amount_minor), 0) from placements p where p.deposit_id = d.id)
     union all select null where coalesce((select sum(case when credit = '2980' then amount_minor else -amount_minor end) from postings where '2980' in (debit, credit)), 0)
       <> (select coalesce(sum(left_minor), 0) from deposits)`,
  'J05 what a deposit paid of an invoice is what the invoice says': `select p.id from placements p join document_transfers t on t.id = p.transfer_id
     where p.place = 'invoice' and p.amount_minor <> t.amount_minor + t.claims_minor
     union all select t.id from document_transfers t where t.via = 'deposit' and not exists (select from placements p where p.transfer_id = t.id)`,
  'J05 receivables in the book are what open documents and their reminders say': `select 1 where coalesce((select sum(case when debit = '1500' then amount_minor else -amount_minor end) from postings where '1500' in (debit, credit)), 0)
     <> coalesce((select sum(case d.kind when 'invoice' then d.gross_minor - d.prepaid_minor else d.returned_minor - d.gross_minor end) from documents d), 0)
       + coalesce((select sum(fee_minor + interest_minor) from reminders), 0) - coalesce((select sum(amount_minor) from reminder_waivers), 0)
       - coalesce((select sum(amount_minor + claims_minor) from document_transfers), 0) - coalesce((select sum(amount_minor) from document_payments), 0)`,
  'J05 customer advances are what was paid and neither invoiced nor returned': `select 1 where coalesce((select sum(case when credit = '2900' then amount_minor else -amount_minor end) from postings where '2900' in (debit, credit)), 0)
     <> coalesce((select sum(captured_minor) from payments where captured_at is not null), 0) - coalesce((select sum(amount_minor) from refunds where (succeeded_at is not null and failed_at is null) or resolution = 'paid-by-bank'), 0)
       - coalesce((select sum(case when p.debit = '2900' then p.amount_minor else -p.amount_minor end) from postings p join entries e on e.id = p.entry_id
         where e.kind in ('dispute-loss', 'dispute-loss-return') and '2900' in (p.debit, p.credit)), 0)
       - coalesce((select sum(case kind when 'invoice' then prepaid_minor else -returned_minor end) from documents), 0)
       - coalesce((select sum(amount_minor) from document_payments), 0)`,
  'J06 the VAT account is the VAT of the documents': `select 1 where coalesce((select sum(case when credit in ('2700', '2701', '2702') then amount_minor else -amount_minor end)
       from postings where credit in ('2700', '2701', '2702') or debit in ('2700', '2701', '2702')), 0)
     <> coalesce((select sum(case kind when 'invoice' then 1 else -1 end * case currency when 'NOK' then vat_minor else coalesce((content #>> '{accountingVat,vatMinor}')::bigint, 0) end) from documents), 0)`,
  'J06 VAT of another currency is on the exchange account, in that currency and as it is owed in kroner': `select 1 from (
       select e.currency, sum(case when p.debit = '1585' then p.amount_minor else -p.amount_minor end) as debited from postings p join entries e on e.id = p.entry_id where '1585' in (p.debit, p.credit) group by 1) b
     full join (select currency, -sum(case kind when 'invoice' then vat_minor else -vat_minor end) as debited from documents where currency <> 'NOK' and vat_minor > 0 group by 1
       union all select 'NOK', sum(case kind when 'invoice' then 1 else -1 end * (content #>> '{accountingVat,vatMinor}')::bigint) from documents where content -> 'accountingVat' is not null having count(*) > 0) d
     on d.currency = b.currency where b.debited is distinct from d.debited`,
  'J06 an invoice that is taken back whole has taken back its VAT in kroner, too': `select i.id from documents i join documents c on c.credits_id = i.id where i.content -> 'accountingVat' is not null
       group by i.id having sum(c.gross_minor) = i.gross_minor and sum((c.content #>> '{accountingVat,vatMinor}')::bigint) <> (i.content #>> '{accountingVat,vatMinor}')::bigint`,
  'J08 deferred income is what was invoiced and not credited, less what has been recognised': `select 1 where coalesce((select sum(case when credit = '2965' then amount_minor else -amount_minor end)
       from postings where '2965' in (debit, credit)), 0) <> coalesce((select sum(case kind when 'invoice' then net_minor else -net_minor end) from documents), 0)
       - coalesce((select sum(amount_minor) from recognitions), 0)`,
  'J09 the income of reminders is what they claimed and was not waived': `select 1 where coalesce((select sum(case when p.credit = p.account then p.amount_minor else -p.amount_minor end)
       from (select p.*, r.account from postings p join account_roles r on r.role in ('reminder-fees', 'late-interest') and r.account in (p.debit, p.credit)) p), 0)
     <> coalesce((select sum(fee_minor + interest_minor) from reminders), 0) - coalesce((select sum(amount_minor) from reminder_waivers), 0)`,
  'J08 every recognition is posted once': `select r.id from recognitions r where (select count(*) from entries e where e.source_id = r.id and e.kind = 'recognition') <> 1`,
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
