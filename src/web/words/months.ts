import type { CheckName } from '../../closing/month-check.ts'
import type { Movement } from '../../closing/month-statement.ts'
import type { MonthState } from '../../closing/queries.ts'
import type { AccountRole } from '../../ledger/accounts.ts'
import type { EntryKind } from '../../ledger/post.ts'
import type { Said } from '../../platform/lang.ts'
import type { Tone } from '../desk/tag.ts'
import { STATEMENT_REFUSALS } from './statements.ts'

export const STATE_WORDS: Record<MonthState, { tone: Tone; said: Said }> = {
  current: { tone: 'info', said: { nb: 'Pågår', en: 'Current' } },
  open: { tone: 'warning', said: { nb: 'Åpen', en: 'Open' } },
  closing: { tone: 'info', said: { nb: 'Lukkes', en: 'Closing' } },
  closed: { tone: 'success', said: { nb: 'Lukket', en: 'Closed' } },
}

/** A line of the list: how it reads when it is good, how when it is not, and what to do then. */
export const CHECK_WORDS: Record<CheckName, { good: Said; wrong: Said; mend: Said; path?: string }> = {
  'documents-waiting': {
    good: { nb: 'Alt som skulle faktureres, har fått nummer', en: 'All that was to be invoiced has its number' },
    wrong: {
      nb: 'Ordrer som venter på faktura eller kreditnota',
      en: 'Orders that wait for an invoice or credit note',
    },
    mend: {
      nb: 'De utstedes av seg selv. Står de her lenger enn noen minutter, står grunnen på listen over det som trenger noen.',
      en: 'They are issued by themselves. If they stand here for more than some minutes, the reason is on the list of what needs somebody.',
    },
    path: '/finance',
  },
  'files-waiting': {
    good: { nb: 'Alle dokumenter har sine filer', en: 'All documents have their files' },
    wrong: { nb: 'Dokumenter uten PDF ennå', en: 'Documents without their PDF yet' },
    mend: {
      nb: 'De lages av seg selv. Se etter feil på oversikten.',
      en: 'They are made by themselves. Look for faults on the overview.',
    },
    path: '/finance',
  },
  'news-unread': {
    good: { nb: 'Alt fra Stripe er lest', en: 'All news from Stripe is read' },
    wrong: { nb: 'Meldinger fra Stripe som ikke er behandlet', en: 'News from Stripe that are not dealt with' },
    mend: {
      nb: 'De leses av seg selv. Står de her lenge, svarer ikke Stripe.',
      en: 'They are read by themselves. If they stand here for long, Stripe does not answer.',
    },
    path: '/finance',
  },
  'income-recognised': {
    good: {
      nb: 'Det som er undervist, er inntektsført til og med siste dag',
      en: 'What was taught is recognised as income through the last day',
    },
    wrong: {
      nb: 'Inntekten for månedens siste dager er ikke ført',
      en: 'The income of the last days of the month is not posted',
    },
    mend: {
      nb: 'Det skjer av seg selv natten etter månedens siste dag.',
      en: 'It happens by itself in the night after the last day of the month.',
    },
  },
  numbers: {
    good: { nb: 'Ingen numre mangler', en: 'No number is missing' },
    wrong: { nb: 'Numre som ikke har noe dokument', en: 'Numbers without a document' },
    mend: {
      nb: 'Noen har endret databasen. Hent inn den som drifter kassen.',
      en: 'Somebody has changed the database. Call whoever runs the till.',
    },
  },
  rules: {
    good: {
      nb: 'Alle regler for plasser, dokumenter og penger holder',
      en: 'All rules on seats, documents and money hold',
    },
    wrong: { nb: 'Regler som ikke holder', en: 'Rules that do not hold' },
    mend: {
      nb: 'Kjør «coursetill verify» og hent inn den som drifter kassen.',
      en: 'Run “coursetill verify” and call whoever runs the till.',
    },
  },
  postings: {
    good: { nb: 'Hver postering sier det bilaget sier', en: 'Every posting says what its voucher says' },
    wrong: { nb: 'Posteringer som ikke stemmer med bilaget', en: 'Postings that differ from their voucher' },
    mend: {
      nb: 'Noen har endret journalen. Kjør «coursetill verify».',
      en: 'Somebody has changed the journal. Run “coursetill verify”.',
    },
  },
  ledger: {
    good: { nb: 'Kontoene stemmer på øret', en: 'The accounts tie to the øre' },
    wrong: { nb: 'Kontoer som ikke stemmer', en: 'Accounts that do not tie' },
    mend: { nb: 'Differansen står ved kontoen under.', en: 'The difference stands at the account below.' },
  },
  originals: {
    good: { nb: 'Filene er slik de ble lagret', en: 'The files are as they were stored' },
    wrong: { nb: 'Filer som er borte eller endret', en: 'Files that are gone or changed' },
    mend: {
      nb: 'Hent dem fra sikkerhetskopien; «coursetill verify --files» sier når det er gjort.',
      en: 'Fetch them from the backup; “coursetill verify --files” says when that is done.',
    },
  },
  'money-unplaced': {
    good: { nb: 'Alle innbetalinger er plassert', en: 'All payments are placed' },
    wrong: { nb: 'Innbetalinger som ikke er plassert', en: 'Payments that are not placed' },
    mend: {
      nb: 'De hindrer ikke lukkingen, men står igjen på kontoen for uplasserte penger.',
      en: 'They do not stop the closing, but stay on the account of unplaced money.',
    },
    path: '/finance/bank',
  },
  'needs-attention': {
    good: { nb: 'Ingenting venter på økonomi', en: 'Nothing waits for finance' },
    wrong: { nb: 'Saker som venter på økonomi', en: 'Matters that wait for finance' },
    mend: { nb: 'De hindrer ikke lukkingen.', en: 'They do not stop the closing.' },
    path: '/finance',
  },
}

/** What moved an account. */
export const ENTRY_WORDS: Record<EntryKind, Said> = {
  invoice: { nb: 'Fakturaer', en: 'Invoices' },
  'credit-note': { nb: 'Kreditnotaer', en: 'Credit notes' },
  capture: { nb: 'Kortbetalinger', en: 'Card payments' },
  refund: { nb: 'Tilbakebetalinger til kort', en: 'Refunds to cards' },
  'refund-reversal': { nb: 'Tilbakebetalinger som ikke gikk', en: 'Refunds that failed' },
  'refund-by-bank': { nb: 'Tilbakebetalinger over bank', en: 'Refunds by bank' },
  dispute: { nb: 'Omtvistet', en: 'Disputed' },
  'dispute-return': { nb: 'Tvister vunnet', en: 'Disputes won' },
  'dispute-loss': { nb: 'Tvister tapt', en: 'Disputes lost' },
  'dispute-loss-return': { nb: 'Tapte tvister vunnet likevel', en: 'Lost disputes won after all' },
  recognition: { nb: 'Inntektsført', en: 'Recognised as income' },
  reminder: { nb: 'Purregebyr og renter', en: 'Reminder fees and interest' },
  'reminder-waiver': { nb: 'Purregebyr frafalt', en: 'Reminder fees waived' },
  'interest-waiver': { nb: 'Renter frafalt', en: 'Interest waived' },
  transfer: { nb: 'Innbetalinger på fakturaer', en: 'Payments of invoices by bank' },
  deposit: { nb: 'Inn på bankkontoen', en: 'Into the bank account' },
  placement: { nb: 'Plassert annet sted', en: 'Placed elsewhere' },
  payback: { nb: 'Betalt tilbake over bank', en: 'Paid back by bank' },
  payout: { nb: 'Utbetalt til banken', en: 'Paid out to the bank' },
  'payout-return': { nb: 'Utbetalinger som kom tilbake', en: 'Payouts that came back' },
  'provider-fee': { nb: 'Gebyrer', en: 'Fees' },
  'payout-line': { nb: 'Avgjort om linjer i utbetalinger', en: 'Decided on lines of payouts' },
  'vat-in-kroner': { nb: 'Avgift i kroner', en: 'VAT in kroner' },
  'prepaid-drawn': { nb: 'Trukket av forhåndsbetalte plasser', en: 'Drawn on prepaid places' },
  'prepaid-put-back': { nb: 'Lagt tilbake på forhåndsbetalte plasser', en: 'Put back on prepaid places' },
  'prepaid-ended': { nb: 'Forhåndsbetalte plasser som ikke ble brukt', en: 'Prepaid places that were not used' },
  'old-receivable': { nb: 'Åpne poster fra tidligere system', en: 'Open items of an earlier system' },
  'old-receivable-ended': {
    nb: 'Åpne poster fra tidligere system, gjort opp',
    en: 'Open items of an earlier system, settled',
  },
}

/** Part of what moved an account. */
export const PART_WORDS: Record<NonNullable<Movement['part']>, Said> = {
  'paid-before': { nb: 'Betalt før fakturaen kom', en: 'Paid before the invoice came' },
  'paid-back': { nb: 'Går tilbake som penger', en: 'Goes back as money' },
}

/** Accounts that somebody looks at first when a month is closed, in this order. */
export const LOOKED_AT_FIRST: readonly AccountRole[] = [
  'receivables',
  'customer-advances',
  'prepaid-places',
  'deferred-income',
  'output-vat-2500',
  'output-vat-1500',
  'output-vat-1200',
  'bank',
  'unplaced-money',
  'paybacks-under-way',
  'provider-clearing',
  'payouts-under-way',
]

export const MONTH_REFUSALS: Record<string, { field: string; said: Said }> = {
  ...STATEMENT_REFUSALS,
  'samples/nothing-to-draw': {
    field: '',
    said: {
      nb: 'Ingen dokumenter er utstedt i den tiden med det beløpet.',
      en: 'No document was issued in that time with that amount.',
    },
  },
  'month/not-over': {
    field: '',
    said: { nb: 'Måneden er ikke over ennå.', en: 'The month is not over yet.' },
  },
  'month/not-next': {
    field: '',
    said: {
      nb: 'Månedene lukkes i rekkefølge. En tidligere måned er fortsatt åpen, eller denne er alt lukket.',
      en: 'Months are closed one after another. An earlier one is still open, or this one is closed already.',
    },
  },
  'month/closing-already': {
    field: '',
    said: { nb: 'En måned lukkes akkurat nå.', en: 'A month is being closed at this moment.' },
  },
  'month/not-last-closed': {
    field: '',
    said: {
      nb: 'Bare måneden som ble lukket sist, kan åpnes.',
      en: 'Only the month that was closed last can be opened.',
    },
  },
  'month/opening-asked': {
    field: '',
    said: { nb: 'Noen har alt bedt om å åpne måneden.', en: 'Somebody has asked already that the month be opened.' },
  },
  'month/own-wish': {
    field: '',
    said: {
      nb: 'Du ba om det selv, så en annen i økonomi må godkjenne.',
      en: 'You asked for it yourself, so somebody else in finance must sign.',
    },
  },
  'month/decided-already': {
    field: '',
    said: { nb: 'Dette er alt avgjort.', en: 'This has been decided already.' },
  },
}
