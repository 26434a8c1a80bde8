import type { EntryKind } from '../../ledger/post.ts'

/** Journals of the file, in its order. */
export const JOURNALS = [
  { id: 'SALG', words: 'Salg: fakturaer og kreditnotaer' },
  { id: 'BETALING', words: 'Betalinger, tilbakebetalinger og innsigelser' },
  { id: 'PURRING', words: 'Purregebyr og forsinkelsesrente' },
  { id: 'INNTEKT', words: 'Inntektsføring av levert undervisning' },
  { id: 'ANNET', words: 'Annet' },
] as const
type JournalId = (typeof JOURNALS)[number]['id']

/** Where each kind of entry stands, and what kind of voucher it is. One that is not here stands in the last journal under its own name. */
const VOUCHERS: Readonly<Partial<Record<EntryKind, readonly [JournalId, string]>>> = {
  invoice: ['SALG', 'Faktura'],
  'credit-note': ['SALG', 'Kreditnota'],
  'vat-in-kroner': ['SALG', 'Merverdiavgift i kroner'],
  capture: ['BETALING', 'Kortbetaling'],
  refund: ['BETALING', 'Tilbakebetaling'],
  'refund-reversal': ['BETALING', 'Tilbakebetaling som kom i retur'],
  'refund-by-bank': ['BETALING', 'Tilbakebetaling over bank'],
  dispute: ['BETALING', 'Innsigelse mot kortbetaling'],
  'dispute-return': ['BETALING', 'Innsigelse avsluttet'],
  'dispute-loss': ['BETALING', 'Tap på innsigelse'],
  'dispute-loss-return': ['BETALING', 'Tap på innsigelse tilbakeført'],
  transfer: ['BETALING', 'Bankbetaling'],
  deposit: ['BETALING', 'Innbetaling fra bank'],
  placement: ['BETALING', 'Plassering av innbetaling'],
  payback: ['BETALING', 'Tilbakebetaling over bank'],
  payout: ['BETALING', 'Utbetaling fra betalingsformidler'],
  'payout-return': ['BETALING', 'Utbetaling som kom i retur'],
  'provider-fee': ['BETALING', 'Gebyr fra betalingsformidler'],
  'payout-line': ['BETALING', 'Linje i utbetaling'],
  reminder: ['PURRING', 'Purring'],
  'reminder-waiver': ['PURRING', 'Frafalt gebyr'],
  'interest-waiver': ['PURRING', 'Frafalt rente'],
  recognition: ['INNTEKT', 'Inntektsføring'],
  'prepaid-drawn': ['INNTEKT', 'Trukket av forhåndsbetalte plasser'],
  'prepaid-put-back': ['INNTEKT', 'Lagt tilbake på forhåndsbetalte plasser'],
  'prepaid-ended': ['INNTEKT', 'Forhåndsbetalte plasser som ikke ble brukt'],
  'old-receivable': ['ANNET', 'Åpen post fra tidligere system'],
  'old-receivable-ended': ['ANNET', 'Åpen post fra tidligere system gjort opp'],
}

export const voucherOf = (kind: string): string => VOUCHERS[kind as EntryKind]?.[1] ?? kind

const placeOf = (id: JournalId): number => JOURNALS.findIndex((journal) => journal.id === id)

/** The place of an entry's journal in the file, of `posted p`. */
export const JOURNAL_OF = `case p.kind ${Object.entries(VOUCHERS)
  .map(([kind, [journal]]) => `when '${kind}' then ${placeOf(journal)}`)
  .join(' ')} else ${JOURNALS.length - 1} end`
