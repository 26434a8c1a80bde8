import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LEDGER_FILE, migrationsOf, type Release, ROOT, readReleases } from './upgrading/releases.ts'

// npm run release: writes the commit that is checked out into releases.json as the release that package.json names. From then on its
// migrations are pinned; `npm run keep-release` keeps what a shop of it has.
const git = (...words: string[]): string => execFileSync('git', words, { cwd: ROOT, encoding: 'utf8' }).trim()
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
const releases = readReleases()
const pinned = Object.assign({}, ...releases.map(({ migrations }) => migrations)) as Record<string, string>

if (git('status', '--porcelain') !== '') refuse('There are changes that are not committed: a release is a commit.')
if (releases.some((release) => release.version === version))
  refuse(`${version} is in releases.json: raise the version of package.json first.`)
const release: Release = {
  version,
  commit: git('rev-parse', 'HEAD'),
  day: git('log', '-1', '--format=%cd', '--date=format-local:%Y-%m-%d'),
  migrations: Object.fromEntries(Object.entries(migrationsOf(ROOT)).filter(([name]) => !(name in pinned))),
}
writeFileSync(LEDGER_FILE, `${JSON.stringify({ releases: [...releases, release] }, null, 2)}\n`)
console.log(`${version} is ${release.commit}, with ${Object.keys(release.migrations).length} migrations of its own.`)

function refuse(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
