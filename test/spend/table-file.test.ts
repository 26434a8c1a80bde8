import { buffer } from 'node:stream/consumers'
import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { money } from '../../src/platform/money.ts'
import { TABLE_FORMS, type Table, tableFile } from '../../src/platform/table-file.ts'

type Row = { text: string; n: number; minor: number }
const table = (rows: Table<Row>['rows']): Table<Row> => ({
  name: 'prøve',
  title: { nb: 'Prøve', en: 'Sample' },
  columns: [
    [{ nb: 'Tekst', en: 'Text' }, ({ text }) => text],
    [{ nb: 'Antall', en: 'Number' }, ({ n }) => n],
    [{ nb: 'Beløp', en: 'Amount' }, ({ minor }) => money(minor, 'NOK')],
  ],
  rows,
})
const DANGERS = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1']
const rows = DANGERS.map((text, n) => ({ text, n, minor: -1205 }))

test('a CSV opens in a Norwegian Excel: byte order mark, semicolons, decimal commas; what Excel would run is text', async () => {
  const { name, source } = tableFile(table(rows), 'csv', 'nb')
  const csv = (await buffer(source)).toString()
  expect(name).toBe('prøve.csv')
  expect(csv.startsWith('\uFEFFTekst;Antall;Beløp\r\n')).toBe(true)
  for (const text of DANGERS) expect(csv).toContain(`'${text}`)
  expect(csv).toContain(';0;-12,05\r\n')
})

test('an XLSX holds the same: text as text, amounts as numbers', async () => {
  const { name, source } = tableFile(table(rows), 'xlsx', 'en')
  const book = await readXlsx(new Uint8Array(await buffer(source)))
  const sheet = book.sheets[0]!
  expect([name, sheet.name, sheet.rows[0]]).toEqual(['prøve.xlsx', 'Sample', ['Text', 'Number', 'Amount']])
  expect(sheet.rows[1]).toEqual(['=1+1', 0, -12.05])
  expect(sheet.rows).toHaveLength(rows.length + 1)
})

test('a long table is read as it is sent, not before: whoever reads slowly holds it up', async () => {
  const LONG = 300_000
  for (const form of TABLE_FORMS) {
    let read = 0
    async function* many() {
      for (let n = 0; n < LONG; n++) {
        read++
        yield { text: `rad nummer ${n}`, n, minor: n * 7919 }
      }
    }
    const { source } = tableFile(table(many()), form, 'nb')
    await new Promise((done) => source.once('readable', done))
    source.read(1)
    await new Promise((done) => setTimeout(done, 200))
    expect([form, read < LONG / 2]).toEqual([form, true])
    source.destroy()
  }
})
