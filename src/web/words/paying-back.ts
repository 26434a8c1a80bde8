import type { PaybackState } from '../../paying-back/lock-payback.ts'
import type { BatchForm } from '../../paying-back/schema.ts'
import type { Said } from '../../platform/lang.ts'
import type { Tone } from '../desk/tag.ts'

/** Where a payback stands, as finance reads it. */
export const PAYBACK_STATE: Record<PaybackState, { tone: Tone; said: Said }> = {
  'no-account': { tone: 'warning', said: { nb: 'Venter på konto', en: 'Waits for an account' } },
  'to-approve': { tone: 'warning', said: { nb: 'Skal godkjennes', en: 'To be approved' } },
  approved: { tone: 'info', said: { nb: 'Godkjent', en: 'Approved' } },
  'in-file': { tone: 'info', said: { nb: 'I betalingsfil', en: 'In a payment file' } },
  sent: { tone: 'info', said: { nb: 'Hos banken', en: 'With the bank' } },
  paid: { tone: 'success', said: { nb: 'Betalt', en: 'Paid' } },
  'given-up': { tone: 'neutral', said: { nb: 'Gitt opp', en: 'Given up' } },
  returned: { tone: 'danger', said: { nb: 'Kom i retur', en: 'Came back' } },
}
export const BATCH_STATE: Record<'made' | 'sent' | 'dropped', { tone: Tone; said: Said }> = {
  made: { tone: 'warning', said: { nb: 'Ikke levert banken', en: 'Not handed to the bank' } },
  sent: { tone: 'info', said: { nb: 'Levert banken', en: 'Handed to the bank' } },
  dropped: { tone: 'neutral', said: { nb: 'Forkastet', en: 'Dropped' } },
}
export const BATCH_FORM: Record<BatchForm, Said> = {
  'pain.001.001.03': { nb: 'Bankfil (pain.001, versjon 03)', en: 'Bank file (pain.001, version 03)' },
  'pain.001.001.09': { nb: 'Bankfil (pain.001, versjon 09)', en: 'Bank file (pain.001, version 09)' },
  list: { nb: 'Liste til å taste inn fra', en: 'List to type in from' },
}

/** What is said of an account that cannot be one. */
export const PAYBACK_FAULTS: readonly [RegExp, Said][] = [
  [
    /^This is no Norwegian account number/,
    {
      nb: 'Dette er ikke et norsk kontonummer (11 sifre) eller et IBAN. Se etter en tastefeil.',
      en: 'This is no Norwegian account number (11 digits) and no IBAN. Look for a typing error.',
    },
  ],
]

/** What is said to whoever pays money back, or gets it. */
export const PAYBACK_REFUSALS: Record<string, { field: string; said: Said }> = {
  'paying-back/more-than-balance': {
    field: 'amountMinor',
    said: { nb: 'Fakturaen har ikke så mye for mye.', en: 'The invoice has not as much too much.' },
  },
  'paying-back/other-buyer': {
    field: '',
    said: { nb: 'De to fakturaene har ikke samme kjøper.', en: 'The two invoices are not of the same buyer.' },
  },
  'paying-back/other-currency': {
    field: '',
    said: { nb: 'De to er i hver sin valuta.', en: 'The two are in different currencies.' },
  },
  'paying-back/only-kroner': {
    field: '',
    said: { nb: 'Bare kroner kan betales ut med bankens fil.', en: 'Only kroner are paid out by the bank’s file.' },
  },
  'paying-back/used-since': {
    field: '',
    said: {
      nb: 'Beløpet er betalt videre siden. Det må gis opp først.',
      en: 'The amount has been given on since. That must be given up first.',
    },
  },
  'paying-back/undone': { field: '', said: { nb: 'Dette er allerede angret.', en: 'This has been undone already.' } },
  'payback-link/spent': {
    field: '',
    said: {
      nb: 'Lenken er brukt, gått ut eller erstattet av en nyere. Be oss om en ny.',
      en: 'The link has been used, has run out or has been replaced. Ask us for another.',
    },
  },
  'payback-link/often': {
    field: '',
    said: {
      nb: 'Det er sendt så mange lenker som det kan sendes på en dag.',
      en: 'As many links have been sent as can be within a day.',
    },
  },
  'payback/not-now': {
    field: '',
    said: {
      nb: 'Noen har gjort noe med denne siden du åpnet siden. Se på den på nytt.',
      en: 'Somebody has done something with this since you opened the page. Look at it again.',
    },
  },
  'payback/account-changed': {
    field: '',
    said: {
      nb: 'Mottakeren har oppgitt en annen konto siden. Se på den på nytt.',
      en: 'The payee has given another account since. Look at it again.',
    },
  },
  'payback/two-people': {
    field: '',
    said: {
      nb: 'Du har allerede godkjent den. En annen i økonomi må også godkjenne.',
      en: 'You have approved it already. Somebody else in finance must approve it too.',
    },
  },
  'payback/not-this-money': {
    field: '',
    said: {
      nb: 'Beløpet på kontoutskriften stemmer ikke med dette, eller det er allerede ført.',
      en: 'The amount on the statement does not fit this, or it has been entered already.',
    },
  },
  'payback-batch/nothing': {
    field: '',
    said: {
      nb: 'Ingenting er godkjent av to og venter på fil.',
      en: 'Nothing is approved by two people and waits for a file.',
    },
  },
  'payback-batch/ended': {
    field: '',
    said: {
      nb: 'Filen er allerede levert banken eller forkastet.',
      en: 'The file has been handed to the bank or dropped already.',
    },
  },
  'payback-batch/seen': {
    field: '',
    said: {
      nb: 'Banken har betalt noe av filen. Den kan ikke forkastes.',
      en: 'The bank has paid some of the file. It cannot be dropped.',
    },
  },
  'bank/on-its-way-back': {
    field: '',
    said: {
      nb: 'Pengene er på vei tilbake til den som betalte. Gi opp den tilbakebetalingen først.',
      en: 'The money is on its way back to who paid. Give that payback up first.',
    },
  },
}
