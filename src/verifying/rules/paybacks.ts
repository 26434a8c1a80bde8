import { credited, type Rule } from './rule.ts'

/** Money that goes back by bank, or is set against another invoice. */
export const PAYBACK_RULES: readonly Rule[] = [
  {
    id: 'J05 on its way back',
    says: {
      nb: 'Penger på vei tilbake står i boken til banken har betalt dem, og det går aldri mer enn det som ble tatt av til det',
      en: 'Money on its way back is in the book until the bank has paid it, and never more goes back than was taken for it',
    },
    broken: `select 'paybacks-under-way' where ${credited('paybacks-under-way')}
        <> coalesce((select sum(amount_minor) from paybacks where paid_on is null and ended_at is null), 0)
      union all select p.id::text from paybacks p left join document_transfers t on t.id = p.transfer_id left join placements m on m.id = p.placement_id
        where coalesce(-t.amount_minor, m.amount_minor) <> p.amount_minor`,
  },
  {
    id: 'J05 in one file',
    says: {
      nb: 'En betalingsfil er summen av det den betaler, og hver betaling er godkjent av to',
      en: 'A payment file is the sum of what it pays, and two people approved each payment',
    },
    broken: `select b.id from payback_batches b left join payback_batch_ends e on e.batch_id = b.id where e.as is distinct from 'dropped'
        and (b.sum_minor, b.count) <> (select coalesce(sum(p.amount_minor), 0), count(*) from paybacks p where p.batch_id = b.id)
      union all select p.id from paybacks p where p.batch_id is not null and (select count(distinct a.approved_by) from payback_approvals a where a.account_id = p.account_id) <> 2`,
  },
  {
    id: 'J05 set off',
    says: {
      nb: 'Det som motregnes, går fra en faktura og til en annen, på øret',
      en: 'What is set off leaves one invoice and comes to another, to the øre',
    },
    broken: `select s.id::text from set_offs s join document_transfers f on f.id = s.from_transfer_id
        join document_transfers t on t.id = s.to_transfer_id where f.amount_minor <> -s.amount_minor or t.amount_minor + t.claims_minor <> s.amount_minor
      union all select 'set-off' where ${credited('set-off')} <> 0
      union all select t.id::text from document_transfers t where t.via = 'set-off' and not exists (select from set_offs s where t.id in (s.from_transfer_id, s.to_transfer_id))`,
  },
]
