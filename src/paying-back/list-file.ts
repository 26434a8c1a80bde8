import { text } from 'node:stream/consumers'
import { money } from '../platform/money.ts'
import { type Column, tableFile } from '../platform/table-file.ts'
import type { Order, Transfer } from './pain.ts'

const COLUMNS: readonly Column<Transfer>[] = [
  [{ nb: 'Konto', en: 'Account' }, ({ account }) => account],
  [{ nb: 'Navn', en: 'Name' }, ({ holderName }) => holderName],
  [{ nb: 'Beløp', en: 'Amount' }, ({ amountMinor }) => money(amountMinor, 'NOK')],
  [{ nb: 'Melding', en: 'Message' }, ({ message }) => message],
  [{ nb: 'Vår referanse', en: 'Our reference' }, ({ reference }) => reference],
]

/** The same payments for whoever types them into the bank: a list that opens in a spreadsheet (CSV). */
export async function listFile({ transfers, reference }: Order): Promise<string> {
  const table = {
    name: reference,
    title: { nb: 'Tilbakebetalinger', en: 'Paybacks' },
    columns: COLUMNS,
    rows: transfers,
  }
  return text(tableFile(table, 'csv', 'nb').source)
}
