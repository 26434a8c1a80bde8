import { createHash } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { InvoiceDocument } from '../../invoices/document.ts'
import { renderPdf } from '../../invoices/pdf.ts'
import { ublOf } from '../../invoices/ubl.ts'
import { makeApiKey } from '../../src/identity/make-api-key.ts'
import { type SeriesReport, seriesReport } from '../../src/invoicing/series-report.ts'
import { setCreditNoteSeries } from '../../src/invoicing/set-credit-note-series.ts'
import { launch } from '../storefront/make.ts'
import { expectSoundBooks } from '../support/books.ts'
import { ask, until } from '../support/buyer.ts'
import { orderOf } from '../support/desk.ts'
import { type Fleet, startFleet } from '../support/fleet.ts'
import { promise } from '../support/promises.ts'
import { startProcess } from '../support/server-process.ts'
import { creditsAmidOrders, numbersAmidFailures } from './scenes/numbers.ts'

const ORDERS = 200
const PATIENCE_MS = 120_000

let fleet: Fleet
let documents: string
beforeAll(async () => {
  fleet = await startFleet({ processes: 2, start: (wanted) => startProcess(wanted, { quiet: true }) })
  documents = join(fleet.dataDir, 'documents')
  writeFileSync(documents, 'in the way: no file can be stored')
}, PATIENCE_MS)
afterAll(() => fleet?.close())

test('servers killed between the number and its PDF: the PDF comes later, as it would have been', {
  timeout: PATIENCE_MS,
}, async () => {
  const { offeringId } = await launch(fleet, { capacity: 5 })
  const { key } = await fleet.does((tx) =>
    makeApiKey(tx, { name: 'ERP', roles: ['course-administrator'], personal: true }),
  )
  for (const id of ['en', 'to']) {
    const headers = { authorization: `Bearer ${key}`, 'idempotency-key': id }
    await ask(`${fleet.urls[0]}/orders`, { method: 'POST', body: orderOf(offeringId, 1), headers })
  }
  const [issued] = await until(
    () =>
      fleet.witness<{ numbers: number[] }[]>`select array_agg(number::int order by number) as numbers from documents`,
    ([row]) => row!.numbers?.length === 2,
    30,
  )
  expect(issued!.numbers).toEqual([1, 2])
  await Promise.all([fleet.kill(0), fleet.kill(1)])
  rmSync(documents)
  await Promise.all([fleet.restart(0), fleet.restart(1)])
  type Stored = { content: InvoiceDocument; path: string; sha256: string }
  const stored = await until(
    () =>
      fleet.witness<
        Stored[]
      >`select d.content, f.path, f.sha256 from documents d join document_files f on f.document_id = d.id and f.kind = 'pdf'`,
    (rows) => rows.length === 2,
    30,
  )
  for (const { content, path, sha256 } of stored) {
    expect(digest(await renderPdf(content, ublOf(content)))).toBe(sha256)
    expect(digest(readFileSync(join(fleet.dataDir, path)))).toBe(sha256)
  }
})

test(`${ORDERS} orders at once, two issuers, every tenth sale and every fourth batch rolled back: no gap, no double`, {
  timeout: PATIENCE_MS,
}, async () => {
  renameSync(documents, `${documents}-of-before`)
  writeFileSync(documents, 'in the way: 200 PDFs prove nothing here')
  const seen = await numbersAmidFailures(fleet, ORDERS)
  const { failedSales, failedBatches, wanted } = seen
  expect(seen).toMatchObject({ documents: wanted, numbers: wanted, first: 1, last: wanted })
  expect({ sales: failedSales >= ORDERS / 10, batches: failedBatches > 0 }).toEqual({ sales: true, batches: true })
  await expectSoundBooks(fleet.witness)
  promise(
    `${ORDERS} orders at once at two servers, ${failedSales} sales and ${failedBatches} batches rolled back: invoices 1–${wanted} without a gap; a PDF lost to kill -9 came later with the same digest`,
  )
})

test('credit notes get a series of their own in the middle of it, and share one again: every series is without a gap', {
  timeout: PATIENCE_MS,
}, async () => {
  const key = await fleet.does((tx) =>
    makeApiKey(tx, { name: 'finance', roles: ['finance', 'course-administrator'], personal: true }),
  )
  const before = await seriesNow()
  await fleet.does((tx) => setCreditNoteSeries(tx, { series: 'own' }))
  const own = await creditsAmidOrders(fleet, key.key, 40)
  expect(await seriesNow()).toEqual([
    { code: 'CREDIT-TEST', firstNumber: 1, lastNumber: 40, documents: 40, nextNumber: 41, missing: [] },
    grown(before[0]!, own.orders),
  ])
  await fleet.does((tx) => setCreditNoteSeries(tx, { series: 'shared' }))
  const shared = await creditsAmidOrders(fleet, key.key, 20)
  expect(await seriesNow()).toEqual([
    { code: 'CREDIT-TEST', firstNumber: 1, lastNumber: 40, documents: 40, nextNumber: 41, missing: [] },
    grown(before[0]!, own.orders + shared.orders + 20),
  ])
  await expectSoundBooks(fleet.witness)
})

const seriesNow = () => fleet.does((tx) => seriesReport(tx))
const grown = (series: SeriesReport, by: number): SeriesReport => ({
  ...series,
  lastNumber: series.lastNumber! + by,
  documents: series.documents + by,
  nextNumber: series.nextNumber + by,
})
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
