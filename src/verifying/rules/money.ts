import type { Rule } from './rule.ts'

/** What was paid, and what went back. */
export const MONEY_RULES: readonly Rule[] = [
  {
    id: 'M01',
    says: {
      nb: 'En ordre er summen av linjene og av kravene sine',
      en: 'An order adds up to its lines and to its demands',
    },
    broken: `select o.id from orders o where o.net_minor <> (select sum(net_minor) from order_lines l where l.order_id = o.id)
      or o.total_minor <> coalesce((select sum(m.amount_minor) from demands m where m.order_id = o.id), 0)`,
  },
  {
    id: 'M03',
    says: {
      nb: 'En avtalt kortordre er betalt i sin helhet, slik den ble bestilt',
      en: 'A settled card order was paid its total, as it was placed',
    },
    broken: `select o.id from orders o where o.pay_by = 'card' and o.settled_at is not null
      and not exists (select from payments p where p.order_id = o.id and p.captured_currency = o.currency and p.captured_minor = o.total_minor
        - (select coalesce(sum(d.amount_minor), 0) from demands d where d.order_id = o.id and exists (
          select from demand_lines s join order_lines l on l.id = s.line_id where s.demand_id = d.id and l.moved_from_id is not null))
        + (select coalesce(sum(r.amount_minor), 0) from refunds r where r.payment_id = p.id and r.cause = 'surplus' and r.resolution is distinct from 'retried'))`,
  },
  {
    id: 'M04',
    says: { nb: 'Et krav betales høyst én gang med kort', en: 'A demand is captured at most once' },
    broken: `select demand_id from payment_demands where captured group by demand_id having count(*) > 1`,
  },
  {
    id: 'M07',
    says: {
      nb: 'Det går aldri mer tilbake enn det som ble betalt, uansett hvor ofte og av hvem det ble bedt om',
      en: 'Refunds that went through never exceed the capture, however often and by whomever they were asked for',
    },
    broken: `select p.id from payments p
      join refunds r on r.payment_id = p.id and (r.succeeded_at is not null and r.failed_at is null or r.resolution = 'paid-by-bank') group by p.id having sum(r.amount_minor) > max(p.captured_minor)`,
  },
  {
    id: 'M11',
    says: {
      nb: 'En ordre som er over uten kreditnota, har gitt pengene tilbake, eller sier at den ikke kunne',
      en: 'An order that is over and was not credited has given its money back, or says that it could not',
    },
    broken: `select o.id from orders o join payments p on p.order_id = o.id and p.captured_at is not null
      where o.cancel_cause in ('unseated', 'returned') and p.captured_minor <> (select coalesce(sum(amount_minor), 0) from refunds r where r.payment_id = p.id and (r.failed_at is null or r.resolution = 'paid-by-bank' or r.resolved_at is null))
        + (select coalesce(sum(case when m.back then -m.amount_minor else m.amount_minor end), 0) from disputes d join dispute_movements m on m.dispute_id = d.id where d.payment_id = p.id)`,
  },
  {
    id: 'M11 exchanged',
    says: {
      nb: 'En ordre som ble byttet mot en annen, har gitt alle pengene til den',
      en: 'An order that was exchanged for another has given that one all of its money',
    },
    broken: `select o.id from orders o join orders n on n.id = o.exchanged_for_id
      where n.settled_at is null or exists (select from payments p where p.order_id = o.id and p.captured_at is not null)
        or not exists (select from payments p where p.order_id = n.id and p.captured_at is not null)`,
  },
  {
    id: 'M12',
    says: {
      nb: 'En faktura betales aldri med mer enn den er på, og aldri med penger som ikke ble tatt',
      en: 'An invoice is never paid more than it is, and never by money that was not taken',
    },
    broken: `select min(d.content ->> 'number') from documents d join document_payments x on x.document_id = d.id
        group by d.id having d.kind <> 'invoice' or d.prepaid_minor + sum(x.amount_minor) > d.gross_minor
      union all select x.payment_id::text from document_payments x join payments p on p.id = x.payment_id where p.captured_at is null or p.captured_minor < x.amount_minor`,
  },
  {
    id: 'M13',
    says: {
      nb: 'Det som gjenstår å betale, er aldri mindre enn null',
      en: 'What is left to pay is never less than nothing',
    },
    broken: `select d.content ->> 'number' from documents d where d.kind = 'invoice' and d.gross_minor - d.prepaid_minor
      - (select coalesce(sum(x.amount_minor), 0) from document_payments x where x.document_id = d.id)
      - (select coalesce(sum(c.gross_minor - c.returned_minor), 0) from documents c where c.credits_id = d.id) < 0`,
  },
  {
    id: 'J05 paid',
    says: {
      nb: 'Ingen faktura er betalt med mer enn den ber om, og heller ikke purringene',
      en: 'No invoice has been paid more than it asks, nor its reminders',
    },
    broken: `select min(d.content ->> 'number') from documents d join document_transfers t on t.document_id = d.id
      group by d.id having sum(t.amount_minor) > d.gross_minor - d.prepaid_minor or sum(t.claims_minor) > (select coalesce(sum(r.fee_minor + r.interest_minor
        - coalesce((select sum(w.amount_minor) from reminder_waivers w where w.reminder_id = r.id), 0)), 0) from reminders r where r.document_id = d.id)`,
  },
  {
    id: 'J05 placed',
    says: {
      nb: 'Det en innbetaling betalte av en faktura, er det fakturaen sier',
      en: 'What a deposit paid of an invoice is what the invoice says',
    },
    broken: `select p.id from placements p join document_transfers t on t.id = p.transfer_id
        where p.place = 'invoice' and p.amount_minor <> t.amount_minor + t.claims_minor
      union all select t.id from document_transfers t where t.via = 'deposit' and not exists (select from placements p where p.transfer_id = t.id)`,
  },
]
