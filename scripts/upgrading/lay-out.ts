import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Release, ROOT } from './releases.ts'

export type LaidOut = { root: string; remove(): void }

/**
 * A release as it was given out, in a folder that goes again. It borrows the packages of this tree where its lock names the very same
 * ones; where not, its first start installs its own, as everybody's does.
 * @throws Error with one sentence where this clone does not reach back so far
 */
export function layOut({ version, commit }: Pick<Release, 'version' | 'commit'>): LaidOut {
  const root = mkdtempSync(join(tmpdir(), 'coursetill-release-'))
  const remove = () => rmSync(root, { recursive: true, force: true })
  try {
    const archive = execFileSync('git', ['archive', '--format=tar', commit], {
      ...{ cwd: ROOT, maxBuffer: 2 ** 30, stdio: ['ignore', 'pipe', 'ignore'] },
    })
    execFileSync('tar', ['-x', '-C', root], { input: archive })
  } catch {
    remove()
    throw new Error(
      `This clone has not the commit of release ${version} (${commit}): git fetch --unshallow, and again.`,
    )
  }
  if (packagesOf(root) === packagesOf(ROOT)) symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'))
  return { root, remove }
}

/** What a lock names, without the project itself. */
function packagesOf(root: string): string {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, unknown>
  }
  return JSON.stringify({ ...packages, '': null })
}
