import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { makeApiKey } from '../src/identity/make-api-key.ts'
import { clientOf } from './call.ts'
import type { ExportRun, ExportTaken } from './export-one.ts'
import type { Ground } from './ground.ts'
import { offeringIds } from './look.ts'
import { machineOf } from './machine.ts'
import { type Measure, measure, percentile } from './measure.ts'
import { byCall } from './sales.ts'
import { fillYear } from './year.ts'

const INVOICES = 100_000
/** `--small` shows that it all works. */
const INVOICES_SMALL = 1_000
const RUNS: readonly (readonly [string, ExportRun['form']])[] = [
  ...(['invoices', 'invoice-lines', 'payments', 'journal'] as const).flatMap((what) =>
    (['bare', 'machine', 'excel', 'xlsx'] as const).map((form) => [what, form] as const),
  ),
  ...(['vat', 'open-items', 'deferred-income', 'credit-balances'] as const).map((what) => [what, 'excel'] as const),
  ['saf-t', 'xml'],
]
const LANES = 4
const SALE_SECONDS = 8

/** What finance takes out of a year: how long, how much memory, and what it does to whoever buys meanwhile. */
export async function exportsMeasured(ground: Ground): Promise<string[]> {
  const invoices = process.argv.includes('--small') ? INVOICES_SMALL : INVOICES
  await fillYear(ground.admin, invoices)
  const { cores, cpu, memoryGb, node, postgres } = await machineOf(ground.admin)
  const said = [
    `${invoices} invoices of a year on ${cores} cores (${cpu}), ${memoryGb} GB, Node ${node}, PostgreSQL ${postgres}; database and export share the cores`,
  ]
  for (const [what, form] of RUNS) said.push(lineOf(what, form, await taken({ url: ground.appUrl, what, form })))
  said.push(...(await salesBeside(ground)))
  return said
}

async function taken(run: ExportRun): Promise<ExportTaken> {
  const execArgv = ['--disable-warning=ExperimentalWarning']
  const child = fork(join(import.meta.dirname, 'export-one.ts'), [JSON.stringify(run)], { execArgv })
  const [answer] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error(`the export of ${run.what} ended early`))),
  ])) as [ExportTaken]
  return answer
}

function lineOf(what: string, form: string, { rows, seconds, bytes, cpuMs, aboveIdleMb }: ExportTaken): string {
  const figures = [
    `${rows} rows in ${seconds.toFixed(1)} s`,
    `${Math.round(rows / seconds)}/s`,
    `${(cpuMs / 1000).toFixed(1)} s CPU`,
    `${(bytes / 1e6).toFixed(1)} MB`,
    `${aboveIdleMb.toFixed(0)} MB above idle at most`,
  ]
  return `${what} ${form}: ${figures.join(' · ')}`
}

/** Sales by one call, without and with the journal of the year being taken out over HTTP the whole time. */
async function salesBeside(ground: Ground): Promise<string[]> {
  const { server, admin, key } = ground
  const call = clientOf(server.port)
  const offerings = await offeringIds(ground, 'kurs-%')
  let next = 0
  const sell = async () => (await byCall(call, offerings[next++ % offerings.length]!, key)).status === 201
  const timed = { admin, child: server, lanes: LANES, seconds: SALE_SECONDS }
  await measure({ ...timed, seconds: 1 }, sell) // statements are prepared once
  const alone = await measure(timed, sell)
  const stop = await keepTaking(ground)
  const beside = await measure(timed, sell)
  await stop()
  call.close()
  const p99 = ({ latenciesMs }: Measure) => percentile(latenciesMs, 0.99)
  return [
    `a sale by one call, ${LANES} at once: p99 ${p99(alone).toFixed(0)} ms alone, ${p99(beside).toFixed(0)} ms beside an export (${(p99(beside) / p99(alone)).toFixed(2)} times); ${(alone.done / alone.seconds).toFixed(0)}/s and ${(beside.done / beside.seconds).toFixed(0)}/s`,
  ]
}

/** Takes the journal out again and again until it is told to stop. */
async function keepTaking({ server, does }: Ground): Promise<() => Promise<void>> {
  const { key } = await does((tx) => makeApiKey(tx, { name: 'bench-finance', roles: ['finance'] }))
  const ended = new AbortController()
  const taking = (async () => {
    while (!ended.signal.aborted) {
      const headers = { authorization: `Bearer ${key}` }
      const answer = await fetch(`http://127.0.0.1:${server.port}/exports/journal.csv`, {
        headers,
        signal: ended.signal,
      })
      for await (const _part of answer.body!);
    }
  })().catch((error: unknown) => {
    if (!ended.signal.aborted) throw error
  })
  return async () => {
    ended.abort()
    await taking
  }
}
