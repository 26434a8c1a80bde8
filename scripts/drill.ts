import { parseArgs } from 'node:util'
import { freePort } from '../src/platform/free-port.ts'
import { startDemo } from '../test/demo/demo-process.ts'
import { goesOn } from './upgrading/goes-on.ts'
import { layOut } from './upgrading/lay-out.ts'
import { type Release, readReleases } from './upgrading/releases.ts'
import { look } from './upgrading/seen.ts'
import { openShop } from './upgrading/shop.ts'
import { sideBySide } from './upgrading/side-by-side.ts'
import { makeTrade } from './upgrading/trade.ts'
import { bankAgrees, type Finding, verified } from './upgrading/verified.ts'

// npm run drill [-- --from <release or commit>]: a shop of an older release, killed with purchases open, becomes one of this tree.
// Without --from, of every release in releases.json. It is no part of `npm test`: it wants the history, which a clone may not have.
/** Of what a line says, in characters. */
const WIDTH = 64

type From = Pick<Release, 'version' | 'commit'>

const { values } = parseArgs({ options: { from: { type: 'string' } } })
/** What is to be undone, whatever happens, last first. */
const leaving: (() => unknown)[] = []
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void leaveAll().then(() => process.exit(1)))

let broken = 0
for (const from of chosen()) {
  try {
    tell(from, await drill(from))
  } catch (error) {
    broken++
    console.error(error)
  } finally {
    await leaveAll()
  }
}
process.exitCode = broken > 0 ? 1 : 0

function chosen(): From[] {
  const releases = readReleases()
  if (values.from === undefined) return releases
  const named = releases.find(({ version }) => version === values.from)
  return [named ?? { version: values.from, commit: values.from }]
}

async function drill(from: From): Promise<{ promised: Finding[]; measured: Finding[] }> {
  const old = layOut(from)
  leaving.push(old.remove)
  const promised = await killedAndFollowed(old.root)
  const shop = await openShop(old.root)
  leaving.push(shop.leave)
  return { promised, measured: await sideBySide(shop) }
}

async function killedAndFollowed(root: string): Promise<Finding[]> {
  const shop = await openShop(root)
  leaving.push(shop.leave)
  const seen = await look(shop)
  const trade = await makeTrade(shop)
  await shop.demo.kill({ databaseToo: false })
  shop.demo = await startDemo({ dataDir: shop.dataDir, port: await freePort() })
  const started = {
    ...{ says: 'this program serves what the other left', held: true },
    seen: `after ${shop.demo.seconds.toFixed(1)} s`,
  }
  const findings = [started, ...(await goesOn(shop, { trade, seen })), await bankAgrees(shop), verified(shop)]
  await shop.leave()
  return findings
}

async function leaveAll(): Promise<void> {
  for (let leave = leaving.pop(); leave; leave = leaving.pop()) await Promise.resolve(leave()).catch(() => {})
}

function tell({ version }: From, { promised, measured }: { promised: Finding[]; measured: Finding[] }): void {
  broken += promised.filter(({ held }) => !held).length
  console.log(`\nFrom ${version}, killed and followed by this tree`)
  for (const finding of promised) console.log(lineOf(finding))
  console.log('Measured, not promised: both at once')
  for (const finding of measured) console.log(lineOf(finding))
}

function lineOf({ says, held, seen }: Finding): string {
  return `  ${held ? '✓' : '✗'}  ${says.padEnd(WIDTH)}  ${seen}`
}
