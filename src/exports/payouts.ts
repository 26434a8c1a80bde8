import { type Currency, money } from '../platform/money.ts'
import { amount, currency, day, KIND, text } from './columns.ts'
import { dataset } from './dataset.ts'
import { within } from './within.ts'

type Row = {
  arrivalOn: string
  payout: string
  state: string
  kind: string
  source: string | null
  line: string
  amountMinor: number
  feeMinor: number
  netMinor: number
  currency: Currency
  availableOn: string | null
}

/** Of what the payment provider's payouts are made: each with its lines, in the order in which they came to the bank. */
export const payouts = dataset<Row>({
  name: 'payouts',
  title: { nb: 'Utbetalinger', en: 'Payouts' },
  about: {
    nb: 'Én rad per linje i utbetalingene fra betalingsformidleren: beløp, gebyr og netto. Perioden gjelder dagen pengene er i banken.',
    en: 'One row per line of the payment provider’s payouts: amount, fee and net. The period looks at the day the money is at the bank.',
  },
  dates: ['payment'],
  select:
    () => `select p.arrival_on as "arrivalOn", p.stripe_payout as payout, p.state, l.kind, l.source, l.stripe_transaction as line,
     l.amount_minor as "amountMinor", l.fee_minor as "feeMinor", l.net_minor as "netMinor", l.currency, l.available_on as "availableOn"
   from payouts p join payout_lines l on l.payout_id = p.id where ${within('p.arrival_on')} order by p.arrival_on, p.id, l.position, l.id`,
  columns: [
    day('arrival_on', { nb: 'I banken', en: 'At the bank' }, (row) => row.arrivalOn),
    text('payout', { nb: 'Utbetaling', en: 'Payout' }, (row) => row.payout),
    text('state', { nb: 'Status', en: 'State' }, (row) => row.state),
    text('kind', KIND, (row) => row.kind),
    text('source', { nb: 'Hos Stripe', en: 'At Stripe' }, (row) => row.source),
    text('line', { nb: 'Linje', en: 'Line' }, (row) => row.line),
    day('available_on', { nb: 'Disponibel', en: 'Available on' }, (row) => row.availableOn),
    currency(),
    amount('amount', { nb: 'Beløp', en: 'Amount' }, (row) => money(row.amountMinor, row.currency)),
    amount('fee', { nb: 'Gebyr', en: 'Fee' }, (row) => money(row.feeMinor, row.currency)),
    amount('net', { nb: 'Netto', en: 'Net' }, (row) => money(row.netMinor, row.currency)),
  ],
})
