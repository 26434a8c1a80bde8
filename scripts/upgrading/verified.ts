import { spawnSync } from 'node:child_process'
import { ROOT } from './releases.ts'
import type { Shop } from './shop.ts'

/** One promise of an upgrade: whether it held, and what was seen. */
export type Finding = { says: string; held: boolean; seen: string }

/** What `coursetill verify --files` of this tree says of a shop. */
export function verified({ dataDir }: Pick<Shop, 'dataDir'>): Finding {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli.ts', 'verify', '--files'], {
    ...{ cwd: ROOT, encoding: 'utf8', env: { PATH: process.env.PATH, DATA_DIR: dataDir } },
  })
  const lines = stdout.split('\n').filter(Boolean)
  const wrong = lines.filter((line) => !line.startsWith('✓'))
  const seen = wrong.length > 0 ? wrong.join(' · ') : status === 0 ? `${lines.length} lines, all good` : stderr
  return { says: 'coursetill verify --files', held: status === 0, seen: seen.slice(0, SEEN_MAX) }
}

/** So many characters of what is wrong fit into a table. */
const SEEN_MAX = 400

/** What the demo's own page says of its bank and its books. */
export async function bankAgrees({ demo: { url } }: Shop): Promise<Finding> {
  const answer = await fetch(`${url}/demo`, { headers: { accept: 'text/html' } })
  const agree = (await answer.text()).includes('Banken og bøkene er enige på øret')
  return { says: 'bank = books', held: agree, seen: agree ? 'to the last øre' : 'they differ' }
}
