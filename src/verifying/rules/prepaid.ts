import { accountsOf, credited, type Rule } from './rule.ts'

/** What was invoiced of `prepaids p`, less credit notes, less what moved it. */
const STANDS = `coalesce((select sum(case d.kind when 'invoice' then x.net_minor else -x.net_minor end)
    from document_lines x join documents d on d.id = x.document_id where x.order_line_id = p.line_id), 0)
  - coalesce((select sum(case m.kind when 'put-back' then -m.amount_minor else m.amount_minor end) from prepaid_movements m where m.prepaid_id = p.id), 0)`
/** What the book says of it: the postings of its documents and of what moved it. */
const BOOKED = `coalesce((select sum(case when t.credit in ${accountsOf('prepaid-places')} then t.amount_minor else 0 end
    - case when t.debit in ${accountsOf('prepaid-places')} then t.amount_minor else 0 end) from postings t join entries e on e.id = t.entry_id
  where e.source_id in (select d.id from documents d where d.order_id = p.order_id union all select m.id from prepaid_movements m where m.prepaid_id = p.id)), 0)`

/** What companies paid for before their people chose. */
export const PREPAID_RULES: readonly Rule[] = [
  {
    id: 'J11',
    says: {
      nb: 'Det som er igjen av hver forhåndsbetaling, er det boken sier, på øret',
      en: 'What is left of each prepaid is what the book says, to the øre',
    },
    broken: `select p.number from prepaids p where p.order_id is not null and ${STANDS} <> ${BOOKED}
      union all select 'prepaid-places' where ${credited('prepaid-places')} <> coalesce((select sum(${STANDS}) from prepaids p), 0)`,
  },
  {
    id: 'J11 drawn',
    says: {
      nb: 'Det trekkes aldri mer enn det er betalt for',
      en: 'Never more is drawn than was paid for',
    },
    broken: `select p.number from prepaids p where p.order_id is not null and ${STANDS} < 0
      and not exists (select from documents_due u where u.order_id = p.order_id and u.kind = 'invoice')`,
  },
  {
    id: 'J11 lines',
    says: {
      nb: 'En ordre som er trukket, trakk det linjene koster, og det legges aldri mer tilbake enn det',
      en: 'An order that was drawn took what its lines cost, and never more than that is put back',
    },
    broken: `select l.id from orders o join order_lines l on l.order_id = o.id where o.pay_by = 'prepaid' and l.net_minor <>
        coalesce((select sum(m.amount_minor) from prepaid_movements m where m.line_id = l.id and m.kind = 'drawn'), 0)
      union all select m.line_id from prepaid_movements m where m.line_id is not null group by m.line_id
        having sum(case m.kind when 'drawn' then m.amount_minor else -m.amount_minor end) < 0 or sum(case m.kind when 'drawn' then m.seats else -m.seats end) < 0`,
  },
]
