import { documentsOfDemand } from '../../invoicing/documents-of.ts'
import type { Rule } from './rule.ts'

/** Numbers, demands, invoices and what takes them back. */
export const DOCUMENT_RULES: readonly Rule[] = [
  {
    id: 'I01',
    says: {
      nb: 'Numrene i hver serie går fra 1 til n uten hull',
      en: 'Numbers run 1 to n in each series',
    },
    broken: `select series from documents group by series having count(*) <> max(number) or min(number) <> 1`,
  },
  {
    id: 'I02',
    says: { nb: 'Telleren er ett foran det siste nummeret', en: 'The counter is one ahead of the last number' },
    broken: `select s.code from series s where s.next_number <> 1 + (select coalesce(max(number), 0) from documents d where d.series = s.code)`,
  },
  {
    id: 'I03',
    says: { nb: 'Numrene stiger med tiden de ble utstedt', en: 'Numbers rise with the time of issue' },
    broken: `select a.content ->> 'number' from documents a join documents b on b.series = a.series and b.number = a.number + 1 where b.issued_at < a.issued_at`,
  },
  {
    id: 'I04',
    says: {
      nb: 'Et krav i en avtalt ordre har én faktura, eller én som venter, med mindre ordren ble tatt tilbake før eller er trukket av det som er betalt',
      en: 'A demand of a settled order has one invoice, or one due, unless the order was taken back before or drawn on what was paid',
    },
    broken: `select m.id from demands m join orders o on o.id = m.order_id
      where o.settled_at is not null and o.pay_by <> 'prepaid' and (select count(*) from documents d where d.id in ${documentsOfDemand('m.id')} and d.kind = 'invoice')
        - (select count(*) from documents d where d.id in ${documentsOfDemand('m.id')} and d.replaces_id is not null)
        - (select count(*) from documents_due u where u.demand_id = m.id and u.replaces_id is not null)
        + (select count(*) from documents_due u where u.demand_id = m.id and u.kind = 'invoice')
        <> case when (o.cancelled_at is not null or m.forgone_minor = m.amount_minor) and not exists (select from document_demands y where y.demand_id = m.id) then 0 else 1 end`,
  },
  {
    id: 'I05',
    says: {
      nb: 'En ordre som aldri ble avtalt, har ingen dokumenter',
      en: 'An order that was never settled has no document',
    },
    broken: `select d.content ->> 'number' from documents d join document_demands y on y.document_id = d.id join orders o on o.id = y.order_id where o.settled_at is null`,
  },
  {
    id: 'I06',
    says: { nb: 'Et dokument er summen av linjene sine', en: 'A document adds up to its lines' },
    broken: `select d.content ->> 'number' from documents d where d.net_minor <> (select sum(l.net_minor) from document_lines l where l.document_id = d.id)`,
  },
  {
    id: 'I06 demands',
    says: {
      nb: 'Et dokument er summen av det som er hvert kravs, og hvert krav er én ordres',
      en: 'A document adds up to what of it is each demand’s, and each demand is of its order',
    },
    broken: `select d.content ->> 'number' from documents d left join lateral (
        select sum(y.net_minor) as net, sum(y.vat_minor) as vat, sum(y.gross_minor) as gross, count(*) as n, bool_and(y.collective) as collective, bool_and(m.order_id = y.order_id) as own,
          bool_or(y.demand_id = d.demand_id and y.order_id = d.order_id) as first, bool_and(y.vat is null or y.vat_minor = (select sum((v ->> 'vatMinor')::bigint) from jsonb_array_elements(y.vat) v)
            and y.net_minor = (select sum((v ->> 'baseMinor')::bigint) from jsonb_array_elements(y.vat) v)) as taxed
        from document_demands y join demands m on m.id = y.demand_id where y.document_id = d.id) s on true
      where (s.net, s.vat, s.gross, s.own, s.first, s.taxed) is distinct from (d.net_minor, d.vat_minor, d.gross_minor, true, true, true) or s.collective <> (s.n > 1)
        or d.kind = 'credit-note' and s.n > 1`,
  },
  {
    id: 'I07',
    says: { nb: 'En faktura sier det som ble krevd', en: 'An invoice says what was demanded' },
    broken: `select d.content ->> 'number' from documents d join document_demands y on y.document_id = d.id join demands m on m.id = y.demand_id
      where d.kind = 'invoice' and y.gross_minor <> m.amount_minor - m.forgone_minor`,
  },
  {
    id: 'I08',
    says: {
      nb: 'Kreditnotaer tar aldri tilbake mer enn fakturaen, verken i alt, per linje eller av avgiften',
      en: 'Credit notes never take back more than their invoice, in all, per line and of its VAT',
    },
    broken: `select i.content ->> 'number' from documents i join (select credits_id, sum(gross_minor) as gross, sum(vat_minor) as vat from documents group by 1) c on c.credits_id = i.id
        where c.gross > i.gross_minor or c.vat > i.vat_minor
      union all select i.content ->> 'number' from documents i join document_demands y on y.document_id = i.id cross join lateral (
          select sum(c.gross_minor) as gross, sum(c.vat_minor) as vat from documents c where c.credits_id = i.id and c.demand_id = y.demand_id) c
        where c.gross > y.gross_minor or c.vat > y.vat_minor
      union all select i.content ->> 'number' from documents i join document_lines l on l.document_id = i.id where i.kind = 'invoice' and l.net_minor
        < (select coalesce(sum(x.net_minor), 0) from documents c join document_lines x on x.document_id = c.id where c.credits_id = i.id and x.order_line_id = l.order_line_id)`,
  },
  {
    id: 'I08 closed',
    says: {
      nb: 'En faktura der alle linjer er tatt tilbake, er lukket på øret',
      en: 'An invoice whose lines are all taken back is closed to the øre',
    },
    broken: `select min(i.content ->> 'number') from documents i join documents c on c.credits_id = i.id where i.kind = 'invoice'
      group by i.id having sum(c.net_minor) = i.net_minor and sum(c.gross_minor) <> i.gross_minor`,
  },
  {
    id: 'I09',
    says: { nb: 'Kjeden av fingeravtrykk er hel', en: 'The chain of digests is whole' },
    broken: `select d.content ->> 'number' from (
        select d.*, lag(d.number) over chain as before, lag(d.chain_digest) over chain as link from documents d window chain as (partition by d.series order by d.number)) d
      where d.before is not null and (d.number <> d.before + 1 or d.chain_digest <> encode(sha256(convert_to(d.link || d.content_digest, 'UTF8')), 'hex'))
        or d.before is null and d.chain_digest <> encode(sha256(convert_to(d.content_digest, 'UTF8')), 'hex')`,
  },
  {
    id: 'I10',
    says: {
      nb: 'En faktura trer bare i stedet for en som er tatt helt tilbake, av samme krav',
      en: 'An invoice takes the place only of one that was taken back whole, of the same demand',
    },
    broken: `select d.content ->> 'number' from documents d join documents i on i.id = d.replaces_id
      where array(select y.demand_id from document_demands y where y.document_id = d.id order by 1) <> array(select y.demand_id from document_demands y where y.document_id = i.id order by 1) or d.kind <> 'invoice' or i.gross_minor <> d.gross_minor
        or i.gross_minor <> (select coalesce(sum(c.gross_minor), 0) from documents c where c.credits_id = i.id)`,
  },
  {
    id: 'O02',
    says: {
      nb: 'Det som er frafalt av et krav, er det som er frafalt av linjene',
      en: 'What is forgone of a demand is what is forgone of its lines',
    },
    broken: `select m.id::text from demands m where (m.forgone_minor > 0) <> (select coalesce(sum(s.forgone_minor), 0) > 0 from demand_lines s where s.demand_id = m.id)
      union all select d.content ->> 'number' from documents d join document_demands y on y.document_id = d.id join demand_lines s on s.demand_id = y.demand_id where d.kind = 'invoice'
        and (select coalesce(sum(x.net_minor), 0) from document_lines x where x.document_id = d.id and x.order_line_id = s.line_id) <> s.net_minor - s.forgone_minor`,
  },
]
