import type { Said } from '../../platform/lang.ts'

/** What is said to finance about the bank's files and what came in by them. */
/** What the reader says of a file. */
export const BANK_FAULTS: readonly [RegExp, Said][] = [
  [
    /^This is no camt\.053 or camt\.054 file/,
    {
      nb: 'Dette er ikke en camt.053- eller camt.054-fil. Be banken om ISO 20022-filer, versjon 02, 04 eller 08.',
      en: 'This is no camt.053 or camt.054 file. Ask the bank for ISO 20022 files, version 02, 04 or 08.',
    },
  ],
  [
    /Nothing of this file was used\.$/,
    {
      nb: 'Beløpene i filen stemmer ikke med hverandre, så ingenting er brukt. Be banken om filen på nytt.',
      en: 'The amounts in the file do not agree, so nothing of it was used. Ask the bank for the file again.',
    },
  ],
]

export const BANK_REFUSALS: Record<string, { field: string; said: Said }> = {
  'bank/other-account': {
    field: 'file',
    said: {
      nb: 'Filen gjelder en annen konto enn den som står på fakturaene.',
      en: 'The file is about another account than the one on the invoices.',
    },
  },
  'bank/more-than-unplaced': {
    field: '',
    said: {
      nb: 'Det er ikke så mye igjen å plassere. Noen andre kan ha plassert noe av det.',
      en: 'There is not as much left to place. Somebody else may have placed some of it.',
    },
  },
  'bank/other-currency': {
    field: '',
    said: {
      nb: 'Fakturaen er i en annen valuta enn pengene.',
      en: 'The invoice is in another currency than the money.',
    },
  },
  'bank/not-by-hand': {
    field: '',
    said: {
      nb: 'Den innbetalingen er allerede koblet, angret, eller større enn det som kom.',
      en: 'That payment is tied already, taken back, or larger than what came.',
    },
  },
  'bank/undone': { field: '', said: { nb: 'Dette er allerede angret.', en: 'This has been undone already.' } },
  'bank/reversed': {
    field: '',
    said: { nb: 'Banken har trukket pengene tilbake.', en: 'The bank has taken the money back.' },
  },
  'bank/not-the-reversed': {
    field: '',
    said: {
      nb: 'Den betalingen er på et annet beløp, eller er trukket tilbake alt.',
      en: 'That payment is of another amount, or has been taken back already.',
    },
  },
  'transfer/undone': {
    field: '',
    said: {
      nb: 'Innbetalingen er allerede tatt av fakturaen.',
      en: 'The payment has been taken off the invoice already.',
    },
  },
  'payout/arrived-already': {
    field: '',
    said: {
      nb: 'Denne utbetalingen er funnet i banken allerede, eller er ikke betalt ut.',
      en: 'This payout has been found at the bank already, or has not been paid out.',
    },
  },
  'payout/other-amount': {
    field: '',
    said: {
      nb: 'Innbetalingen er ikke på samme beløp, eller en del av den er plassert.',
      en: 'The payment is not of the same amount, or a part of it is placed.',
    },
  },
  'payout-line/settled': {
    field: '',
    said: {
      nb: 'Linjen er knyttet til noe i kassen, eller noen har avgjort den allerede.',
      en: 'The line is tied to something in the till, or somebody has decided it already.',
    },
  },
  'payout-line/not-decided': {
    field: '',
    said: {
      nb: 'Ingen har avgjort denne linjen, eller det er angret.',
      en: 'Nobody has decided this line, or it was undone.',
    },
  },
}
