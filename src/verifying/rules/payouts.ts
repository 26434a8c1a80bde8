import type { AccountRole } from '../../ledger/accounts.ts'
import { FEE_OF_LINE, IS_TIED } from '../payout-sums.ts'
import { accountsOf, credited, type Rule } from './rule.ts'

/** What the accounts of a role have been credited, posting by posting, in each currency. */
const onAccount = (
  role: AccountRole,
): string => `select e.currency, case when p.debit in ${accountsOf(role)} then -p.amount_minor else p.amount_minor end as minor
  from postings p join entries e on e.id = p.entry_id where p.debit in ${accountsOf(role)} or p.credit in ${accountsOf(role)}`

/** What the payment provider has, has paid out, and what came to the bank of it. */
export const PAYOUT_RULES: readonly Rule[] = [
  {
    id: 'J07 clearing',
    says: {
      nb: 'Oppgjørskontoen er det betalingsformidleren fortsatt har av våre penger',
      en: 'The clearing account is what the payment provider still has for us',
    },
    broken: `select currency from (
        select captured_currency as currency, captured_minor as minor from payments where captured_at is not null
        union all select currency, -amount_minor from refunds where succeeded_at is not null and failed_at is null
        union all select d.currency, case when m.back then m.amount_minor else -m.amount_minor end from dispute_movements m join disputes d on d.id = m.dispute_id
        union all select l.currency, -(${FEE_OF_LINE}) from payout_lines l where ${IS_TIED}
        union all select l.currency, c.other_minor - c.fee_minor from payout_decisions c join payout_lines l on l.id = c.line_id
        union all select currency, -amount_minor from payouts where paid_at is not null and undone_at is null
        union all ${onAccount('provider-clearing')}) s group by currency having sum(minor) <> 0`,
  },
  {
    id: 'J07 under way',
    says: {
      nb: 'Utbetalinger underveis er dem som er sendt og banken ikke har fortalt om',
      en: 'Payouts under way are those that were sent and the bank has not told',
    },
    broken: `select currency from (
        select currency, amount_minor as minor from payouts where paid_at is not null and undone_at is null
        union all select d.currency, -m.amount_minor from placements m join deposits d on d.id = m.deposit_id where m.place = 'card-payout'
        union all ${onAccount('payouts-under-way')}) s group by currency having sum(minor) <> 0`,
  },
  {
    id: 'J07 not ours',
    says: {
      nb: 'Kortpenger som ikke er kassens, er det noen har sagt om linjer',
      en: 'Card money that is not the till’s is what somebody said of lines',
    },
    broken: `select 'other-card-money' where (select coalesce(sum(other_minor), 0) from payout_decisions) <> ${credited('other-card-money')}`,
  },
  {
    id: 'J07 decided',
    says: {
      nb: 'En linje avgjøres høyst én gang, og aldri når den hører til noe av vårt',
      en: 'A line is decided at most once, and never where it is tied',
    },
    broken: `select line_id from payout_decisions group by line_id having count(*) filter (where undoes_id is null) - count(*) filter (where undoes_id is not null) not in (0, 1)
      union all select l.id from payout_lines l where l.settled_at is null and exists (select from payout_decisions c where c.line_id = l.id and c.undoes_id is null and not exists (select from payout_decisions u where u.undoes_id = c.id))`,
  },
  {
    id: 'J07 whole',
    says: {
      nb: 'En utbetaling som er lest, er summen av linjene sine, og er i banken høyst én gang',
      en: 'A payout whose lines were read is what they come to, and is at the bank at most once',
    },
    broken: `select p.id from payouts p where p.read_at is not null and p.amount_minor <> (select sum(net_minor) from payout_lines l where l.payout_id = p.id)
      union all select a.payout_id from payout_arrivals a where not exists (select from placements u where u.undoes_id = a.placement_id) group by 1 having count(*) > 1`,
  },
]
