import type { ListName } from '../../lists/all.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import type { Tone } from '../desk/tag.ts'
import { DOCUMENT_KINDS } from '../words/desk-orders.ts'

type Word = { tone: Tone; name: Said }
export type FamilyName = ListName | 'documents'

/** Each list where it stands, in the order of a day's work. */
export const FAMILY: readonly { name: FamilyName; path: string; said: Said; about: Said }[] = [
  {
    name: 'documents',
    path: '/finance',
    said: { nb: 'Fakturaer og kreditnotaer', en: 'Invoices and credit notes' },
    about: { nb: 'Alt som er utstedt, det nyeste først.', en: 'All that was issued, the newest first.' },
  },
  {
    name: 'payments',
    path: '/finance/lists/payments',
    said: { nb: 'Betalinger', en: 'Payments' },
    about: {
      nb: 'Penger som har kommet med kort, fra bankens filer og ført for hånd. Summen er det som er kommet inn.',
      en: 'Money that came by card, from the bank’s files and entered by hand. The sum is what came in.',
    },
  },
  {
    name: 'refunds',
    path: '/finance/lists/refunds',
    said: { nb: 'Tilbakebetalinger', en: 'Refunds' },
    about: {
      nb: 'Penger som går tilbake, til kortet eller til konto.',
      en: 'Money that goes back, to the card or to an account.',
    },
  },
  {
    name: 'disputes',
    path: '/finance/lists/disputes',
    said: { nb: 'Innsigelser', en: 'Disputes' },
    about: {
      nb: 'Kortbetalinger som betaleren har bedt banken sin ta tilbake. Svar hos betalingsleverandøren innen fristen.',
      en: 'Card payments that the payer has asked their bank to take back. Answer at the payment provider by the deadline.',
    },
  },
  {
    name: 'open-invoices',
    path: '/finance/lists/open-invoices',
    said: { nb: 'Åpne poster', en: 'Open items' },
    about: {
      nb: 'Fakturaer som ikke er gjort opp, etter hvor sene de er. Med gebyr og renter, og det som er åpent fra et tidligere system, er summen kundefordringene i hovedboken.',
      en: 'Invoices that are not settled, by how late they are. With fees and interest, and what is open of an earlier system, the sum is the receivables of the book.',
    },
  },
  {
    name: 'old-receivables',
    path: '/finance/lists/old-receivables',
    said: { nb: 'Fra tidligere system', en: 'From an earlier system' },
    about: {
      nb: 'Det fakturaer fra et tidligere system hadde åpent da det ble lest inn, og som ikke er gjort opp. Kassen purrer ikke på dem: hva som er purret på før, vet bare det gamle systemet. Sammen med åpne poster er summen kundefordringene i hovedboken.',
      en: 'What invoices of an earlier system had open when it was taken in, and is not settled. The till sends no reminders of them: what was reminded of before, only the old system knows. With open items the sum is the receivables of the book.',
    },
  },
  {
    name: 'balances',
    path: '/finance/lists/balances',
    said: { nb: 'Saldo per kunde', en: 'Balances of customers' },
    about: {
      nb: 'Hva hver bedrift og person skylder, og hva de har til gode.',
      en: 'What each company and person owes, and what is owed to them.',
    },
  },
  {
    name: 'unplaced',
    path: '/finance/lists/unplaced',
    said: { nb: 'Uplasserte penger', en: 'Unmatched money' },
    about: {
      nb: 'Innbetalinger fra banken som ikke hører til noe ennå. Åpne en av dem og si hva den er for.',
      en: 'Payments at the bank that belong to nothing yet. Open one of them and say what it is for.',
    },
  },
]

/** What each list's states are called. */
export const STATES: Readonly<Record<string, Readonly<Record<string, Word>>>> = {
  documents: {
    unpaid: { tone: 'warning', name: { nb: 'Ubetalt', en: 'Unpaid' } },
    overdue: { tone: 'danger', name: { nb: 'Forfalt', en: 'Overdue' } },
    paid: { tone: 'success', name: { nb: 'Betalt', en: 'Paid' } },
    credited: { tone: 'neutral', name: { nb: 'Kreditert', en: 'Credited' } },
  },
  payments: {
    received: { tone: 'success', name: { nb: 'Mottatt', en: 'Received' } },
    'under-way': { tone: 'info', name: { nb: 'Ikke avgjort', en: 'Undecided' } },
    ended: { tone: 'neutral', name: { nb: 'Ble ikke noe av', en: 'Came to nothing' } },
    undone: { tone: 'warning', name: { nb: 'Tatt tilbake', en: 'Taken back' } },
  },
  refunds: {
    pending: { tone: 'info', name: { nb: 'På vei', en: 'Pending' } },
    done: { tone: 'success', name: { nb: 'Gjennomført', en: 'Done' } },
    failed: { tone: 'danger', name: { nb: 'Kom ikke fram', en: 'Failed' } },
    'to-allocate': { tone: 'warning', name: { nb: 'Mangler kreditnota', en: 'To be credited' } },
    decided: { tone: 'neutral', name: { nb: 'Ordnet på annen måte', en: 'Settled otherwise' } },
  },
  disputes: {
    open: { tone: 'danger', name: { nb: 'Åpen', en: 'Open' } },
    won: { tone: 'success', name: { nb: 'Vunnet', en: 'Won' } },
    lost: { tone: 'warning', name: { nb: 'Tapt', en: 'Lost' } },
    dropped: { tone: 'neutral', name: { nb: 'Lagt bort', en: 'Dropped' } },
  },
  'open-invoices': {
    'not-due': { tone: 'neutral', name: { nb: 'Ikke forfalt', en: 'Not due' } },
    '1-30': { tone: 'warning', name: { nb: '1–30 dager', en: '1–30 days' } },
    '31-60': { tone: 'warning', name: { nb: '31–60 dager', en: '31–60 days' } },
    '61-90': { tone: 'danger', name: { nb: '61–90 dager', en: '61–90 days' } },
    'over-90': { tone: 'danger', name: { nb: 'Over 90 dager', en: 'Over 90 days' } },
    'in-credit': { tone: 'info', name: { nb: 'Til gode', en: 'In credit' } },
  },
  'old-receivables': {
    'not-due': { tone: 'neutral', name: { nb: 'Ikke forfalt', en: 'Not due' } },
    '1-30': { tone: 'warning', name: { nb: '1–30 dager', en: '1–30 days' } },
    '31-60': { tone: 'warning', name: { nb: '31–60 dager', en: '31–60 days' } },
    '61-90': { tone: 'danger', name: { nb: '61–90 dager', en: '61–90 days' } },
    'over-90': { tone: 'danger', name: { nb: 'Over 90 dager', en: 'Over 90 days' } },
  },
  balances: {
    overdue: { tone: 'danger', name: { nb: 'Forfalt', en: 'Overdue' } },
    'in-credit': { tone: 'info', name: { nb: 'Til gode', en: 'In credit' } },
  },
}
export const WAYS: Readonly<Record<string, Said>> = {
  card: { nb: 'Kort', en: 'Card' },
  bank: { nb: 'Til konto', en: 'To an account' },
  'bank-file': { nb: 'Bankens fil', en: 'The bank’s file' },
  'by-hand': { nb: 'Ført for hånd', en: 'Entered by hand' },
  'set-off': { nb: 'Motregning', en: 'Set-off' },
  rounding: { nb: 'Øreavrunding', en: 'Rounding' },
}
export const CAUSES: Readonly<Record<string, Said>> = {
  unseated: { nb: 'Ingen plass', en: 'No seat' },
  credited: { nb: 'Kreditert', en: 'Credited' },
  surplus: { nb: 'Betalt for mye', en: 'Paid too much' },
  dashboard: { nb: 'Gjort hos leverandøren', en: 'Made at the provider' },
  payback: { nb: 'Til gode', en: 'In credit' },
}

/** Each member of a filter, as its field, its fault and its chip call it. */
export const LABELS: Readonly<Record<string, Said>> = {
  search: { nb: 'Søk', en: 'Search' },
  state: { nb: 'Status', en: 'State' },
  due: { nb: 'Betaling', en: 'Payment' },
  kind: { nb: 'Type', en: 'Kind' },
  way: { nb: 'Måte', en: 'Way' },
  from: { nb: 'Fra og med', en: 'From' },
  to: { nb: 'Til og med', en: 'Until' },
  dueFrom: { nb: 'Forfall fra og med', en: 'Due from' },
  dueTo: { nb: 'Forfall til og med', en: 'Due until' },
  paidFrom: { nb: 'Betalt fra og med', en: 'Paid from' },
  paidTo: { nb: 'Betalt til og med', en: 'Paid until' },
  courseFrom: { nb: 'Kurs fra og med', en: 'Course from' },
  courseTo: { nb: 'Kurs til og med', en: 'Course until' },
  amountFrom: { nb: 'Beløp fra', en: 'Amount from' },
  amountTo: { nb: 'Beløp til', en: 'Amount up to' },
}
/** Before the day of a document, which its field stands under. */
const CHIP_LABELS: Readonly<Record<string, Said>> = {
  from: { nb: 'Dokument fra og med', en: 'Document from' },
  to: { nb: 'Dokument til og med', en: 'Document until' },
}

export const labelIn =
  (lang: Lang) =>
  (name: string): string =>
    say(lang, LABELS[name]!)

export const chipLabel = (lang: Lang, name: string): string => say(lang, CHIP_LABELS[name] ?? LABELS[name]!)

/** What a chosen value is called; what was typed is its own name. */
export function valueWords(lang: Lang, list: FamilyName, { name, value }: { name: string; value: string }): string {
  const said =
    name === 'state' || name === 'due'
      ? STATES[list]?.[value]?.name
      : name === 'way'
        ? WAYS[value]
        : name === 'kind'
          ? DOCUMENT_KINDS[value as keyof typeof DOCUMENT_KINDS]
          : undefined
  return said ? say(lang, said) : value
}
