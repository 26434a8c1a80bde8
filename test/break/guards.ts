import type { Cut } from './cut.ts'
import { GUARDS_OF_ACCESS } from './guards-of-access.ts'
import { GUARDS_OF_MONEY } from './guards-of-money.ts'

/** Each guard that a promise rests on, and what takes it out of the program. */
export const GUARDS = {
  ...GUARDS_OF_ACCESS,
  ...GUARDS_OF_MONEY,
  'an offering is cancelled as it was shown': [
    { module: '/src/going/cancel-offering.ts', piece: /if \(parts\.length > 0\)/, instead: 'if (parts.length > 99)' },
  ],
  'a company’s seats are moved as it was shown': [
    { module: '/src/moving/move-seats.ts', piece: /if \(parts\.length > 0\)/, instead: 'if (parts.length > 99)' },
  ],
  'of a learning path every course is seated or none': [
    {
      module: '/src/checkout/seating.ts',
      piece: /\(select count\(\*\) from found\) = \(select sum\(quantity\) from lines where pool_id is not null\)/,
      instead: '(select count(*) from found) > 0',
    },
    { module: '/src/checkout/place-order.ts', piece: /\n {2}demandSeatsLeft\(wish, offers\)/, instead: '' },
  ],
  'seats are locked while they are claimed': [
    { module: '/src/checkout/seating.ts', piece: /for update \$\{contention\}/, instead: '' },
  ],
  'a seat that is only locked is waited for before an offering is called full': [
    {
      module: '/src/checkout/sell.ts',
      piece: /\['skip locked', ''\] as const\) \{/,
      instead: "['skip locked'] as const) {",
    },
  ],
  'late money looks again at the seats it held, under their lock': [
    { module: '/src/checkout/settle.ts', piece: / order by s\.id for update\)/, instead: ')' },
  ],
  'new buyers do not overtake the waiting list': [
    {
      module: '/src/checkout/seating.ts',
      piece: /const FOR_BUYERS = 'and not list_open and/,
      instead: "const FOR_BUYERS = 'and",
    },
    { module: '/src/checkout/place-order.ts', piece: /\n {2}demandSeatsLeft\(wish, offers\)/, instead: '' },
  ],
  'nobody orders a seat of a course that admits without a yes': [
    {
      module: '/src/storefront/demand-open.ts',
      piece: /if \(admission && payer === 'person'\) throw[^\n]+\n/,
      instead: '\n',
    },
    { module: '/src/admission/demand-admitted.ts', piece: /if \(!admitted\) throw[^\n]+\n/, instead: '\n' },
    { module: '/src/checkout/seating.ts', piece: / and \(not by_admission or [^\n]+'/, instead: "'" },
  ],
  'of two who answer one application the second is told that it is answered': [
    {
      module: '/src/admission/lock-application.ts',
      piece: /where id = \$1\) for update',\n\)\nconst LOCK_SEAT/,
      instead: "where id = $1)',\n)\nconst LOCK_SEAT",
    },
    {
      module: '/src/admission/lock-application.ts',
      piece: /select seat_id from applications where id = \$1\) for update/,
      instead: 'select seat_id from applications where id = $1)',
    },
    {
      module: '/src/admission/lock-application.ts',
      piece: / where a\.id = \$1 for update of a/,
      instead: ' where a.id = $1',
    },
  ],
  'nobody whom a company names is enrolled before they are admitted': [
    { module: '/src/wallet/answer-invitation.ts', piece: /if \(invitation\.asksPapers\) throw[^\n]+\n/, instead: '\n' },
  ],
  'whether somebody still wants the newsletter is asked when it is written to them': [
    {
      module: '/src/newsletter/send-newsletters.ts',
      piece: / and \$\{mayGet\('s'\)\} for share of s/,
      instead: ' for share of s',
    },
  ],
  'whoever asks to hear of a course is told nothing of a start that is held for others': [
    { module: '/src/interest/on-sale.ts', piece: / and not o\.closed/, instead: '' },
  ],
  'no number tells of an offering that is held for others': [
    { module: '/src/storefront/filters.ts', piece: / and \(not g\.closed or offering_only_for[^\n]+/, instead: '`' },
  ],
  'late money takes only a seat that is free': [
    { module: '/src/checkout/settle.ts', piece: /and \(\(held_until <= app_now\(\) and [^\n]+\n/, instead: '\n' },
  ],
  'one person takes one seat in an offering': [
    { module: '/src/checkout/place-order.ts', piece: /sold\.enrolled < wanted\.length/, instead: 'sold.enrolled < 0' },
  ],
  'each event of Stripe is taken once': [
    {
      module: '/src/payments/receive-event.ts',
      piece: / on conflict \(id\) do nothing/,
      instead: '',
    },
  ],
  'an event without a good signature is refused': [
    {
      module: '/src/server.ts',
      piece: /till\.stripe\.eventOf\(.+\)$/m,
      instead: "JSON.parse(String(req.body)) as ReturnType<Till['stripe']['eventOf']>",
    },
  ],
  'money that is not what the order asked for fulfils nothing': [
    {
      module: '/src/checkout/follow-payment.ts',
      piece: /if \(!asked\)/,
      instead: 'if (captured.amountMinor < 0)',
    },
  ],
  'refunds of a payment wait for each other': [
    { module: '/src/payments/lock-money.ts', piece: / for update/, instead: '' },
  ],
  'only the price that was shown is charged': [
    {
      module: '/src/checkout/place-order.ts',
      piece: /if \(!equal\(quote\.total, wish\.expectedTotal\)\)/,
      instead: 'if (quote.total.minor < 0)',
    },
  ],
  'a request with the same key is done once': [
    {
      module: '/src/platform/idempotency.ts',
      piece: /const earlier = await earlierOutcome\(tx, ask\)/,
      instead: 'if (ask) return work()\n  const earlier = await earlierOutcome(tx, ask)',
    },
  ],
  'a cart becomes one order': [{ module: '/src/cart/find-cart.ts', piece: /(?<=MAY_OPEN\}) for update/, instead: '' }],
  'orders by an agreement wait for each other': [
    { module: '/src/agreements/demand-left.ts', piece: /await lockCompany\(tx, companyId\)/, instead: '' },
  ],
  'nobody is erased while something of theirs is open': [
    {
      module: '/src/privacy/hindrances.ts',
      piece: /const found = \(await run\(on, FIND, valuesOf\(whom\)\)\) as Hindrance\[\]/,
      instead: 'const found: Hindrance[] = []',
    },
  ],
  'people are named one request after the other': [
    { module: '/src/checkout/lock-seats-of.ts', piece: / for update/, instead: '' },
    {
      module: '/src/checkout/name-seats.ts',
      piece: /from orders where id = \$1 for update/,
      instead: 'from orders where id = $1',
    },
  ],
  'those who give seats of one company away wait for each other': [
    {
      module: '/src/wallet/unnamed-seats.ts',
      piece: /\n {2}await lockCompany\(tx, companyId\)/,
      instead: '',
    },
  ],
  'whoever steers a seat is told when somebody else has changed it': [
    {
      module: '/src/wallet/present-holder.ts',
      piece: /if \(seat\.holdingId !== holdingId\) throw seatChanged\(\)/,
      instead: '',
    },
  ],
  'orders for one unit wait for each other at its budget': [
    { module: '/src/budgets/demand-budget.ts', piece: / for no key update of u/, instead: '' },
  ],
  'a payout is found at the bank once': [
    { module: '/src/payouts/meet-deposits.ts', piece: /\n {2}await run\(tx, LOCK, \[payoutId\]\)/, instead: '' },
  ],
  'a quote becomes one order': [
    { module: '/src/quotations/lock-quotation.ts', piece: /\n {2}await run\(tx, TAKE_TURN, \[id\]\)/, instead: '' },
  ],
  'an employer answers a request once': [
    {
      module: '/src/asking/the-request.ts',
      piece: /\n {2}await run\(tx, LOCK, \[seen\.id\]\)/,
      instead: '',
    },
  ],
  'what pays for the new seat is not sent back': [
    {
      module: '/src/checkout/credit-order.ts',
      piece: /const kept = keeps\.find\([^\n]+/,
      instead: 'const kept = 0 * keeps.length',
    },
  ],
  'no seat is sold for a share of its price': [
    {
      module: '/src/checkout/settle.ts',
      piece: /\(shared_with_id is null or exists \(\n[^\n]+\)\)`/,
      instead: 'true`',
    },
    { module: '/src/checkout/settle.ts', piece: / and shared_with_id is null\)\)/, instead: '))' },
    { module: '/src/checkout/settle.ts', piece: /if \(row\?\.settled && row\.parted\) throw[^\n]+\n/, instead: '\n' },
  ],
  'a company answers a request once': [
    {
      module: '/src/asking/the-request.ts',
      piece: /(?<=await requestToAnswer\(tx, requestId, personId\))\n {2}await run\(tx, LOCK, \[requestId\]\)/,
      instead: '',
    },
  ],
} as const satisfies Record<string, readonly Cut[]>

export type Guard = keyof typeof GUARDS
