import { credited, debited, type Rule } from './rule.ts'

/** What the book says of an account, and what the facts behind it come to. */
export const BOOK_RULES: readonly Rule[] = [
  {
    id: 'J05 deposits',
    says: {
      nb: 'Det som er igjen av en innbetaling, er det som ikke er plassert, og boken holder det for seg',
      en: 'What is left of a deposit is what was not placed, and the book holds it apart',
    },
    broken: `select d.id::text from deposits d
        where d.left_minor <> d.amount_minor - (select coalesce(sum(p.amount_minor), 0) from placements p where p.deposit_id = d.id)
      union all select 'unplaced-money' where ${credited('unplaced-money')} <> (select coalesce(sum(left_minor), 0) from deposits)`,
  },
  {
    id: 'J05 receivables',
    says: {
      nb: 'Kundefordringene i boken er det åpne fakturaer, purringer og åpne poster fra tidligere system sier',
      en: 'Receivables in the book are what open documents, their reminders and open items of an earlier system say',
    },
    broken: `select 'receivables' where ${debited('receivables')}
      <> coalesce((select sum(case d.kind when 'invoice' then d.gross_minor - d.prepaid_minor else d.returned_minor - d.gross_minor end) from documents d), 0)
        + coalesce((select sum(fee_minor + interest_minor) from reminders), 0) - coalesce((select sum(amount_minor) from reminder_waivers), 0)
        - coalesce((select sum(amount_minor + claims_minor) from document_transfers), 0) - coalesce((select sum(amount_minor) from document_payments), 0)
        + coalesce((select sum(left_minor) from old_receivables), 0)`,
  },
  {
    id: 'J05 advances',
    says: {
      nb: 'Forskudd fra kunder er det som er betalt, men verken fakturert eller gitt tilbake',
      en: 'Customer advances are what was paid and neither invoiced nor returned',
    },
    broken: `select 'customer-advances' where ${credited('customer-advances')}
      <> coalesce((select sum(captured_minor) from payments where captured_at is not null), 0) - coalesce((select sum(amount_minor) from refunds where (succeeded_at is not null and failed_at is null) or resolution = 'paid-by-bank'), 0)
        - coalesce((select sum(case e.kind when 'dispute-loss' then p.amount_minor else -p.amount_minor end) from postings p join entries e on e.id = p.entry_id
          where e.kind in ('dispute-loss', 'dispute-loss-return')
            and exists (select from account_roles r where r.role = 'customer-advances' and r.account in (p.debit, p.credit))), 0)
        - coalesce((select sum(case kind when 'invoice' then prepaid_minor else -returned_minor end) from documents), 0)
        - coalesce((select sum(amount_minor) from document_payments), 0)`,
  },
  {
    id: 'J06',
    says: { nb: 'Avgiften i boken er avgiften på dokumentene', en: 'The VAT account is the VAT of the documents' },
    broken: `select 'output-vat' where ${credited('output-vat-2500', 'output-vat-1500', 'output-vat-1200')}
      <> coalesce((select sum(case kind when 'invoice' then 1 else -1 end * case currency when 'NOK' then vat_minor else coalesce((content #>> '{accountingVat,vatMinor}')::bigint, 0) end) from documents), 0)`,
  },
  {
    id: 'J06 exchange',
    says: {
      nb: 'Avgift i annen valuta står på vekslingskontoen, i den valutaen og slik den skyldes i kroner',
      en: 'VAT of another currency is on the exchange account, in that currency and as it is owed in kroner',
    },
    broken: `select coalesce(d.currency, b.currency) from (
        select e.currency, sum(case when p.debit = x.account then p.amount_minor else -p.amount_minor end) as debited
        from account_roles x join postings p on x.account in (p.debit, p.credit) join entries e on e.id = p.entry_id where x.role = 'currency-exchange' group by 1) b
      full join (select currency, -sum(case kind when 'invoice' then vat_minor else -vat_minor end) as debited from documents where currency <> 'NOK' and vat_minor > 0 group by 1
        union all select 'NOK', sum(case kind when 'invoice' then 1 else -1 end * (content #>> '{accountingVat,vatMinor}')::bigint) from documents where content -> 'accountingVat' is not null having count(*) > 0) d
      on d.currency = b.currency where b.debited is distinct from d.debited`,
  },
  {
    id: 'J06 taken back',
    says: {
      nb: 'En faktura som er tatt helt tilbake, har også tatt tilbake avgiften i kroner',
      en: 'An invoice that is taken back whole has taken back its VAT in kroner, too',
    },
    broken: `select min(i.content ->> 'number') from documents i join documents c on c.credits_id = i.id where i.content -> 'accountingVat' is not null
      group by i.id having sum(c.gross_minor) = i.gross_minor and sum((c.content #>> '{accountingVat,vatMinor}')::bigint) <> (i.content #>> '{accountingVat,vatMinor}')::bigint`,
  },
  {
    id: 'J08',
    says: {
      nb: 'Utsatt inntekt er det som er fakturert eller trukket og ikke kreditert eller lagt tilbake, uten det som er inntektsført',
      en: 'Deferred income is what was invoiced or drawn and not credited or put back, less what has been recognised',
    },
    broken: `select 'deferred-income' where ${credited('deferred-income')} <> coalesce((select sum(case d.kind when 'invoice' then x.net_minor else -x.net_minor end)
        from documents d join document_lines x on x.document_id = d.id join order_lines l on l.id = x.order_line_id where l.kind <> 'prepaid'), 0)
      + coalesce((select sum(case kind when 'drawn' then amount_minor else -amount_minor end) from prepaid_movements where kind <> 'ended'), 0)
      - coalesce((select sum(amount_minor) from recognitions), 0)`,
  },
  {
    id: 'J09',
    says: {
      nb: 'Inntekten av purringer er det de krevde og ingen frafalt',
      en: 'The income of reminders is what they claimed and was not waived',
    },
    broken: `select 'reminder-fees' where ${credited('reminder-fees', 'late-interest')}
      <> coalesce((select sum(fee_minor + interest_minor) from reminders), 0) - coalesce((select sum(amount_minor) from reminder_waivers), 0)`,
  },
  {
    id: 'J10',
    says: {
      nb: 'Et tillegg er opptjent når det er levert, aldri før',
      en: 'An extra is earned when it is delivered, never before',
    },
    broken: `select r.id from recognitions r join order_lines l on l.id = r.order_line_id join offerings f on f.id = l.offering_id
      where l.delivered is not null and r.amount_minor > 0 and r.through_on < case l.delivered when 'on-order' then l.delivered_from
        else coalesce((select min((s.starts_at at time zone f.zone)::date) from offering_sessions s where s.offering_id = f.id), (f.starts_at at time zone f.zone)::date) end`,
  },
]
