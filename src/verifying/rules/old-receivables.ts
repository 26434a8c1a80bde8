import { credited, type Rule } from './rule.ts'

/** What an earlier system had left open. */
export const OLD_RECEIVABLE_RULES: readonly Rule[] = [
  {
    id: 'J12',
    says: {
      nb: 'Det som er igjen av en åpen post fra tidligere system, er det som verken er betalt eller gjort opp',
      en: 'What is left of an open item of an earlier system is what was neither paid nor settled',
    },
    broken: `select r.number from old_receivables r where r.left_minor <> r.opened_minor
      - coalesce((select sum(p.amount_minor) from placements p where p.old_receivable_id = r.id), 0)
      - coalesce((select sum(e.amount_minor) from old_receivable_endings e where e.receivable_id = r.id), 0)`,
  },
  {
    id: 'J12 opening',
    says: {
      nb: 'Motkontoen for åpne poster er det som ble overtatt, uten det som var gjort opp før',
      en: 'The opening balance is what was taken over, less what had been settled before',
    },
    broken: `select 'opening-balance' where ${credited('opening-balance')} <> coalesce((select sum(opened_minor) from old_receivables), 0)
      - coalesce((select sum(amount_minor) from old_receivable_endings where kind = 'settled-before'), 0)`,
  },
]
