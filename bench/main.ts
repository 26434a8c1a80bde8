import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { bareSale } from './bare-sale.ts'
import { workBehind } from './behind.ts'
import { clientOf, type Reply } from './call.ts'
import { catalogueMeasured } from './catalogue.ts'
import { documentsDrawn } from './documents.ts'
import { doorsCompared } from './doors.ts'
import { exportsMeasured } from './exports.ts'
import { type Ground, openGround } from './ground.ts'
import { importsMeasured } from './imports.ts'
import { listsMeasured } from './lists.ts'
import { offeringIds, poolIds, seatsSold } from './look.ts'
import { machineOf } from './machine.ts'
import { type Measure, measure, together } from './measure.ts'
import { FLASH_SEATS } from './offerings.ts'
import { byCall, byCart, payAt } from './sales.ts'
import { lineOf, tableOf } from './table.ts'

const LANES = 16
const CARD_LANES = 8
const FLASH_LANES = 64
const FLASH_BUYERS = 2_000
/** Rounds in which the flows and their bare limits take turns, so that a slow moment hits all alike. */
const ROUNDS = 3
const ROUND_SECONDS = 2
const CARD_SECONDS = 4
const BEHIND_SECONDS = 6
const RESULT = join(import.meta.dirname, '../.data/bench.json')

/** `npm run bench -- doors` compares only who comes to the doors, `-- exports` only measures what finance takes out of a year, `-- lists` only what it looks at, `-- catalogue` only what visitors look at, `-- imports` only takes in an old system. */
const only = ['doors', 'exports', 'lists', 'catalogue', 'imports'].find((part) => process.argv.includes(part))
if (!only) console.log('Drawing invoices …')
const drawn = only ? [] : await documentsDrawn()
console.log('Preparing a durable database, 142 offerings, the sandbox and the server …')
const began = performance.now()
const ground = await openGround()
try {
  if (only === 'doors') console.log((await doorsCompared(ground)).join('\n'))
  else if (only === 'exports') console.log((await exportsMeasured(ground)).join('\n'))
  else if (only === 'lists') console.log((await listsMeasured(ground)).join('\n'))
  else if (only === 'catalogue') console.log((await catalogueMeasured(ground)).join('\n'))
  else if (only === 'imports') console.log((await importsMeasured(ground)).join('\n'))
  else await run(ground)
} finally {
  await ground.leave()
}

async function run(ground: Ground): Promise<void> {
  const { server, constant, admin } = ground
  const call = clientOf(server.port)
  const nothing = clientOf(constant.port)
  const offerings = await offeringIds(ground, 'kurs-%')
  const next = roundRobin(offerings)
  const bareNext = roundRobin(await poolIds(ground))
  const people = (await admin.query<{ id: string }>(`select id from people where email like 'bare-%'`)).rows.map(
    ({ id }) => id,
  )
  const payer = JSON.stringify({
    kind: 'person',
    name: 'Bare',
    street: 'Storgata 1',
    postcode: '0155',
    city: 'Oslo',
    country: 'NO',
  })

  await byCart(call, next(), 'invoice') // each connection's statements are prepared once
  await Promise.all(Array.from({ length: LANES }, () => call('GET', '/offerings?limit=50')))

  const card = await cardSales(ground, next)
  const rounds: Record<'cart' | 'call' | 'list' | 'bare' | 'http', Measure[]> = {
    cart: [],
    call: [],
    list: [],
    bare: [],
    http: [],
  }
  const timed = { admin, lanes: LANES, seconds: ROUND_SECONDS }
  for (let round = 0; round < ROUNDS; round++) {
    rounds.bare.push(
      await measure({ ...timed, child: null }, () =>
        bareSale(ground.bare, { poolId: bareNext(), personId: people.pop()!, payer }),
      ),
    )
    rounds.call.push(await measure({ ...timed, child: server }, () => sold(byCall(call, next(), ground.key))))
    rounds.cart.push(await measure({ ...timed, child: server }, () => sold(byCart(call, next(), 'invoice'))))
    rounds.list.push(
      await measure(
        { ...timed, seconds: 1, child: server },
        async () => (await call('GET', '/offerings?limit=50')).status === 200,
      ),
    )
    rounds.http.push(
      await measure({ ...timed, seconds: 1, child: constant }, async () => (await nothing('GET', '/')).status === 200),
    )
  }
  const doors = await doorsCompared(ground)
  const behind = await workBehind(ground, BEHIND_SECONDS)
  const flash = { admin, child: server, lanes: FLASH_LANES, times: FLASH_BUYERS }
  const [cartSeats] = await offeringIds(ground, 'flash-cart')
  const [callSeats] = await offeringIds(ground, 'flash-call')
  const flashCart = await measure(flash, () => soldOrOut(byCart(call, cartSeats!, 'invoice')))
  const flashCall = await measure(flash, () => soldOrOut(byCall(call, callSeats!, ground.key)))
  const exact = await Promise.all([cartSeats!, callSeats!].map((id) => seatsSold(ground, id)))

  const bare = together(rounds.bare)
  const http = together(rounds.http)
  const lines = [
    lineOf('one seat by cart, on invoice (3 calls)', together(rounds.cart), { bare }),
    lineOf('one seat by one call, on invoice', together(rounds.call), { bare }),
    lineOf('one seat by cart, by card, to confirmed', card, { bare }),
    lineOf(`flash sale: ${FLASH_BUYERS} buyers, ${FLASH_SEATS} seats, by cart`, flashCart, { bare }),
    lineOf(`flash sale: ${FLASH_BUYERS} buyers, ${FLASH_SEATS} seats, one call`, flashCall, { bare }),
    lineOf('bare limit: one SQL statement, no HTTP', bare, { counted: false }),
    lineOf('catalogue list of 50', together(rounds.list), { bare: http }),
    lineOf('bare limit: node:http, constant JSON', http),
  ]
  const machine = await machineOf(admin)
  const { memoryMb, byName } = await server.tell('read')
  const seconds = (performance.now() - began) / 1000
  console.log(
    [
      '',
      `${machine.cores} cores (${machine.cpu}), ${machine.memoryGb} GB · Node ${machine.node} · PostgreSQL ${machine.postgres} (fsync ${machine.fsync}) · coursetill ${machine.coursetill}`,
      `${LANES} buyers at once (card ${CARD_LANES}, flash ${FLASH_LANES}); client, server, worker and database share the cores. CPU is the server's, per operation that succeeded.`,
      '',
      tableOf(lines),
      '',
      `flash sale by cart: ${exact[0]} of ${FLASH_SEATS} seats sold in ${flashCart.seconds.toFixed(1)} s; by one call: ${exact[1]} in ${flashCall.seconds.toFixed(1)} s`,
      `behind each sale (number, PDF, file, mail) the worker spends ${(behind.cpuMs / Math.max(1, behind.sales)).toFixed(1)} ms CPU: ${(behind.sales / behind.seconds).toFixed(0)} sales/s worked off`,
      ...drawn,
      ...doors,
      `server memory after all this: ${memoryMb.toFixed(0)} MB · the whole run took ${seconds.toFixed(0)} s`,
    ].join('\n'),
  )
  mkdirSync(join(RESULT, '..'), { recursive: true })
  writeFileSync(
    RESULT,
    `${JSON.stringify({ at: new Date().toISOString(), machine, lines, exact, behind, drawn, doors, byName }, null, 2)}\n`,
  )
  if (exact.some((count) => count !== FLASH_SEATS)) throw new Error(`a flash sale was not exact: ${exact.join(', ')}`)
  for (const client of [call, nothing]) client.close()
}

/** By card until the order is confirmed; the worker runs beside the server, as it must settle. */
async function cardSales(ground: Ground, next: () => string): Promise<Measure> {
  const { server, worker, sandboxPort, bare } = ground
  const [call, bank] = [clientOf(server.port), clientOf(sandboxPort)]
  await worker.tell('begin work')
  const taken = await measure({ ...ground, child: server, lanes: CARD_LANES, seconds: CARD_SECONDS }, async () => {
    const placed = await byCart(call, next(), 'card')
    if (placed.status !== 201) return false
    await payAt(bank, placed)
    for (;;) {
      const [row] = await bare`select settled_at from orders where id = ${placed.body.id} and settled_at is not null`
      if (row) return true
      await setTimeout(5)
    }
  })
  await worker.tell('end work')
  for (const client of [call, bank]) client.close()
  return taken
}

async function sold(reply: Promise<Reply>): Promise<boolean> {
  const { status, body } = await reply
  if (status !== 201) throw new Error(`a sale of the bench was refused: ${JSON.stringify(body)}`)
  return true
}

async function soldOrOut(reply: Promise<Reply>): Promise<boolean> {
  const { status, body } = await reply
  if (status === 201) return true
  if (status === 409 && body.type === '/problems/seats/sold-out') return false
  throw new Error(`a buyer of the flash sale was refused falsely: ${status} ${JSON.stringify(body)}`)
}

function roundRobin<T>(all: readonly T[]): () => T {
  let at = 0
  return () => all[at++ % all.length]!
}
