import { setTimeout } from 'node:timers/promises'
import { freePort } from '../../src/platform/free-port.ts'
import { startDemo } from '../../test/demo/demo-process.ts'
import { type Answer, ask, checkOut, company, fillCart, pay, placeByCard } from '../../test/support/buyer.ts'
import type { Shop } from './shop.ts'
import { offersIn, sandboxOf, untilOrder } from './trade.ts'
import { type Finding, verified } from './verified.ts'

/** How often somebody looks at what is on sale while the newer program starts, in milliseconds. */
const PROBE_MS = 100
/** Orders placed at the older program after the newer one has changed the database: enough for its own drainers to work on some. */
const ORDERS = 4

/**
 * The older program goes on while this one starts beside it and changes the database under it. What is found is measured, not promised:
 * docs/upgrading.md says what is.
 */
export async function sideBySide(shop: Shop): Promise<Finding[]> {
  const probing = probe(shop.demo.url)
  const newer = { ...shop, demo: await startDemo({ dataDir: shop.dataDir, port: await freePort() }) }
  try {
    const { asked, refused, longestMs } = await probing.end()
    const sold = await sellAt(shop)
    const old = await shop.demo.stop()
    await untilOrder(newer, sold.paid, 'confirmed')
    return [
      measured(
        'the older program answers while this one starts beside it',
        refused === 0,
        `${asked} asked, ${refused} refused, longest ${longestMs.toFixed(0)} ms`,
      ),
      measured(
        'the older program still sells on the newer database',
        sold.placed === ORDERS + 1,
        `${sold.placed} of ${ORDERS + 1}`,
      ),
      measured('it ends in order, and what it sold is confirmed by this one', old === 0, `exit code ${old}`),
      { ...verified(newer), says: 'verify --files after both had sold' },
    ]
  } finally {
    await newer.demo.kill({ databaseToo: true })
  }
}

function probe(url: string) {
  const seen = { asked: 0, refused: 0, longestMs: 0 }
  let going = true
  const all = (async () => {
    for (; going; await setTimeout(PROBE_MS)) {
      const began = performance.now()
      const { status } = await ask(`${url}/offerings?limit=20`)
      seen.asked++
      if (status !== 200) seen.refused++
      seen.longestMs = Math.max(seen.longestMs, performance.now() - began)
    }
  })()
  return {
    async end() {
      going = false
      await all
      return seen
    },
  }
}

async function sellAt(shop: Shop): Promise<{ paid: Answer; placed: number }> {
  const { url } = shop.demo
  const { offeringId } = (await offersIn(shop))[0]!
  const paid = await placeByCard(url, offeringId, 'side-om-side')
  if (paid.status === 201) await pay(sandboxOf(shop), paid)
  let placed = paid.status === 201 ? 1 : 0
  for (let n = 0; n < ORDERS; n++) {
    const order = await checkOut(url, await fillCart(url, offeringId), { payer: company(1), payBy: 'invoice' })
    if (order.status === 201) placed++
  }
  return { paid, placed }
}

const measured = (says: string, held: boolean, seen: string): Finding => ({ says, held, seen })
