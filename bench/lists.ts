import { makeApiKey } from '../src/identity/make-api-key.ts'
import { clientOf } from './call.ts'
import type { Ground } from './ground.ts'
import { machineOf } from './machine.ts'
import { percentile } from './measure.ts'
import { fillYear, YEAR } from './year.ts'

const INVOICES = 100_000
/** `--small` shows that it all works. */
const INVOICES_SMALL = 1_000
/** Times each page is asked for, after one time that counts for nothing. */
const TIMES = 5
const LISTS = ['payments', 'refunds', 'disputes', 'open-invoices', 'balances', 'unplaced']
const MONTH = [`${YEAR}-03-01`, `${YEAR}-03-31`] as const
const between = (name: string) => `${name}From=${MONTH[0]}&${name}To=${MONTH[1]}`
/** What finance looks for in a list of documents, or of payments. */
const SEARCHES: Readonly<Record<string, string>> = {
  'by payment reference': 'search=900000050000',
  'by e-mail address': 'search=k50000@example.no',
  'by Stripe’s id': 'search=pi_50000',
  'by a part of a name': 'search=Nordmann%2050',
  'by an amount': 'search=5%20245,00',
  'by payment date': between('paid'),
  'by course date': between('course'),
}

/** How long the first page of each list of finance takes with its sums, over HTTP, in a year of trade. */
export async function listsMeasured(ground: Ground): Promise<string[]> {
  const { server, admin, does } = ground
  const invoices = process.argv.includes('--small') ? INVOICES_SMALL : INVOICES
  await fillYear(admin, invoices)
  const { cores, cpu, memoryGb, node, postgres } = await machineOf(admin)
  const said = [
    `${invoices} invoices of a year on ${cores} cores (${cpu}), ${memoryGb} GB, Node ${node}, PostgreSQL ${postgres}; median and slowest of ${TIMES}, with the sums of all that is found`,
  ]
  const { key } = await does((tx) => makeApiKey(tx, { name: 'bench-lists', roles: ['finance'] }))
  const call = clientOf(server.port)
  const timed = async (words: string, path: string) => {
    const taken: number[] = []
    for (let time = 0; time <= TIMES; time++) {
      const began = performance.now()
      const { status } = await call('GET', path, { headers: { authorization: `Bearer ${key}` } })
      if (time > 0) taken.push(performance.now() - began)
      if (status !== 200)
        return said.push(`${words}: answered ${status} after ${Math.round(performance.now() - began)} ms`)
    }
    return said.push(`${words}: ${Math.round(percentile(taken, 0.5))} ms, ${Math.round(Math.max(...taken))} ms at most`)
  }
  for (const name of LISTS) await timed(name, `/finance/lists/${name}`)
  await timed('documents', '/invoices')
  await timed('documents by document date', `/invoices?from=${MONTH[0]}&to=${MONTH[1]}`)
  await timed('documents that are overdue', '/invoices?due=overdue')
  for (const [words, query] of Object.entries(SEARCHES)) {
    await timed(`documents ${words}`, `/invoices?${query}`)
    await timed(`payments ${words}`, `/finance/lists/payments?${query}`)
  }
  call.close()
  return said
}
