import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '../src/platform/embedded.ts'
import { keepRows, packed } from './upgrading/kept-rows.ts'
import { layOut } from './upgrading/lay-out.ts'
import { KEPT_ROWS, type Release, readReleases } from './upgrading/releases.ts'
import { look } from './upgrading/seen.ts'
import { openShop } from './upgrading/shop.ts'
import { makeTrade } from './upgrading/trade.ts'

// npm run keep-release [-- <version>]: fills a demo of that release, buys in it, kills it, and keeps the rows of its database under
// test/upgrading/rows: invented people only, and no secret. Every later build is tried on them.
const ROWS_MAX_BYTES = 300_000

const releases = readReleases()
const wanted = process.argv[2] ?? releases.at(-1)?.version
const release = releases.find(({ version }) => version === wanted)
if (!release) throw new Error(`releases.json has no release ${wanted}.`)
const bytes = packed(await rowsOf(release))
if (bytes.byteLength > ROWS_MAX_BYTES) throw new Error(`${bytes.byteLength} bytes are more than ${ROWS_MAX_BYTES}.`)
mkdirSync(KEPT_ROWS, { recursive: true })
const file = join(KEPT_ROWS, `${release.version}.rows.br`)
writeFileSync(file, bytes)
console.log(`${file}: ${Math.round(bytes.byteLength / 1000)} kB.`)

async function rowsOf(from: Release) {
  const old = layOut(from)
  const shop = await openShop(old.root)
  try {
    await look(shop) // until every document has its files
    await makeTrade(shop)
    await shop.demo.kill({ databaseToo: false })
    const embedded = await startEmbedded({ dataDir: shop.dataDir, durable: false })
    const admin = new pg.Client(embedded.adminUrl('coursetill'))
    await admin.connect()
    const kept = await keepRows(admin, from.version)
    await admin.end()
    await embedded.release()
    return kept
  } finally {
    await shop.leave()
    old.remove()
  }
}
