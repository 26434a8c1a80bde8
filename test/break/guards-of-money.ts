import type { Cut } from './cut.ts'

/** Each guard of documents and of the money for them, and what takes it out of the program. */
export const GUARDS_OF_MONEY = {
  'an invoice for several orders names one purchase order number': [
    {
      module: '/src/invoicing/collect.ts',
      piece: /buyerReference, purchaseOrderNumber, currency, termsDays, lang\]/,
      instead: 'buyerReference, currency, termsDays, lang]',
    },
  ],
  'an order on an invoice for several costs what was agreed': [
    { module: '/src/invoicing/collect.ts', piece: /return vatOf\(lines\) === [^\n]+/, instead: 'return true' },
  ],
  'each order of an invoice for several is invoiced once': [
    {
      module: '/src/invoicing/number-documents.ts',
      piece: /using parts p where u\.id = p\.due_id/,
      instead: 'using (select distinct on (id) due_id from parts order by id, due_id) p where u.id = p.due_id',
    },
  ],
  'a month is closed when whoever was posting into it is done': [
    { module: '/src/closing/take-closing.ts', piece: /if \(!\(await olderAreOver\([^\n]+\n/, instead: '\n' },
  ],
  'clerks who settle one open item of an earlier system wait for each other': [
    { module: '/src/old-receivables/lower-left.ts', piece: / where id = \$1 for update/, instead: ' where id = $1' },
  ],
  'one issuer numbers at a time': [
    { module: '/src/invoicing/issue-documents.ts', piece: /pg_try_advisory_xact_lock\(\$1\)/, instead: '$1::int > 0' },
    {
      module: '/src/invoicing/number-documents.ts',
      piece: /insert into series .+\n\s+returning ([^`]+)/,
      instead: 'select $1 from series where code = $$1',
    },
  ],
  'orders that draw on a prepaid wait for each other': [
    { module: '/src/prepaid/lock-prepaid.ts', piece: / for no key update/, instead: '' },
  ],
  'orders by a code wait for each other': [
    { module: '/src/vouchers/standing.ts', piece: /await run\(tx, LOCK, \[codeId\]\)/, instead: '' },
  ],
  'a number is taken back with the transaction that took it': [
    {
      module: '/src/invoicing/number-documents.ts',
      piece: /returning next_number as/,
      instead:
        "returning (select min(taken) from (select nextval('numbers_of_a_sequence') as taken from documents_due) t) as",
    },
  ],
  'what an invoice has too much is given away once': [
    { module: '/src/paying-back/lock-two.ts', piece: / order by id for update/, instead: '' },
    { module: '/src/reminders/overdue.ts', piece: / order by o\.id for update/, instead: '' },
  ],
  'what was credited is no income of anybody': [
    { module: '/src/reports/agreed-rows.ts', piece: /-x\.net_minor as agreed/, instead: '0::bigint as agreed' },
  ],
} as const satisfies Record<string, readonly Cut[]>
