import { parentPort, workerData } from 'node:worker_threads'
import { faultsOf } from '../invoices/check.ts'
import { renderPdf } from '../invoices/pdf.ts'
import { companyOnInvoice } from '../invoices/samples/company-on-invoice.ts'
import { ublOf } from '../invoices/ubl.ts'
import type { Drawn } from './documents.ts'

// One thread of bench/documents.ts: draws complete invoices for so many seconds and tells how many and how long each took.

const WARM_UP = 200
const MS = 1000
const { place, seconds } = workerData as { place: number; seconds: number }

for (let turn = 0; turn < WARM_UP; turn += 1) await complete(turn)
const drawn: Drawn = { done: 0, cpuMs: 0, latenciesMs: [], bytes: 0 }
const before = process.threadCpuUsage()
const end = performance.now() + seconds * MS
while (performance.now() < end) {
  const began = performance.now()
  drawn.bytes = (await complete(WARM_UP + drawn.done)).byteLength
  drawn.latenciesMs.push(performance.now() - began)
  drawn.done += 1
}
const { user, system } = process.threadCpuUsage(before)
parentPort!.postMessage({ ...drawn, cpuMs: (user + system) / MS })

/** As the program does it: judged, the e-invoice written and carried in the PDF; every document has its own number and address. */
async function complete(turn: number): Promise<Uint8Array> {
  const number = String((place + 1) * 1_000_000 + turn)
  const document = {
    ...companyOnInvoice,
    number,
    payUrl: `https://nordfjell.example/en/orders/${number}-1c2b-7d3e/pay`,
  }
  const faults = faultsOf(document)
  if (faults.length > 0) throw new Error(faults.join('; '))
  return renderPdf(document, ublOf(document))
}
