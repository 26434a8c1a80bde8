import { Worker } from 'node:worker_threads'
import { percentile } from './measure.ts'

/** What one thread drew. */
export type Drawn = { done: number; cpuMs: number; latenciesMs: number[]; bytes: number }

const SECONDS = 5
const MB = 2 ** 20

/** Complete invoices a second (judged, tagged, with table, link, QR code and e-invoice) on one worker thread and on two. */
export async function documentsDrawn(): Promise<string[]> {
  const said: string[] = []
  for (const threads of [1, 2]) said.push(await onThreads(threads))
  return said
}

async function onThreads(threads: number): Promise<string> {
  const idle = process.memoryUsage().rss
  const drawn = await Promise.all(Array.from({ length: threads }, (_, place) => draw(place)))
  const done = drawn.reduce((sum, each) => sum + each.done, 0)
  const cpuMs = drawn.reduce((sum, each) => sum + each.cpuMs, 0)
  const latencies = drawn.flatMap((each) => each.latenciesMs)
  const figures = [
    `${(done / SECONDS).toFixed(0)}/s`,
    `${(cpuMs / done).toFixed(1)} ms CPU each`,
    `p50 ${percentile(latencies, 0.5).toFixed(1)} ms, p99 ${percentile(latencies, 0.99).toFixed(1)} ms`,
    `${Math.round(drawn[0]!.bytes / 1024)} kB each`,
    `${Math.round((process.memoryUsage().rss - idle) / MB)} MB above idle`,
  ]
  return `complete invoices drawn on ${threads} ${threads === 1 ? 'thread' : 'threads'}: ${figures.join(' · ')}`
}

function draw(place: number): Promise<Drawn> {
  const worker = new Worker(new URL('draw.ts', import.meta.url), { workerData: { place, seconds: SECONDS } })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}
